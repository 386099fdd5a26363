import type { ConsumeOptions } from './event-log.ts';

/** What every driver of the log does alike when it consumes. */

/** Pauses between tries: doubled from the first to the longest. */
export interface RetryPauses {
  readonly firstMs: number;
  readonly longestMs: number;
}

export const DEFAULT_PAUSES: RetryPauses = { firstMs: 100, longestMs: 5_000 };

/** How far a group has come in one partition. */
export interface GroupState {
  /** First offset not yet committed. */
  readonly committed: number;
  /** Range that was handed out and not committed: it comes again as it is. */
  readonly pending?: { readonly first: number; readonly last: number };
}

export function consumeOptions(options: ConsumeOptions): Required<ConsumeOptions> {
  return {
    maxRecords: Math.max(1, options.maxRecords ?? 5_000),
    maxBytes: options.maxBytes ?? 16 * 1024 * 1024,
    onError: options.onError ?? (() => {}),
  };
}

/** Milliseconds to wait after so many failures in a row, from 1 on. */
export function pauseAfter(failures: number, { firstMs, longestMs }: RetryPauses): number {
  return Math.min(longestMs, firstMs * 2 ** (failures - 1));
}
