import { setTimeout as sleep } from 'node:timers/promises';
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
    apartMs: options.apartMs ?? 0,
    onError: options.onError ?? (() => {}),
  };
}

/** Milliseconds to wait after so many failures in a row, from 1 on. */
export function pauseAfter(failures: number, { firstMs, longestMs }: RetryPauses): number {
  return Math.min(longestMs, firstMs * 2 ** (failures - 1));
}

/** Keeps the batches of one partition apart, from beginning to beginning. */
export interface Pacer {
  /** To be called as one begins. */
  begin(): void;
  /** Whether the next one has to wait. */
  isEarly(): boolean;
  /** Until the next one may begin, or until the signal. */
  wait(signal: AbortSignal): Promise<void>;
}

export function pacer(apartMs: number): Pacer {
  let last = -Infinity;
  const left = () => last + apartMs - performance.now();
  return {
    begin() {
      last = performance.now();
    },
    isEarly: () => left() > 0,
    async wait(signal) {
      // A timer may end a little before its time.
      while (left() > 0 && !signal.aborted)
        await sleep(Math.ceil(left()), undefined, { signal }).catch(() => {});
    },
  };
}
