import { LogUnavailable } from '@throughline/ingest/log/event-log';
import { Fenced } from '@throughline/transform/warehouse/fenced';
import { WarehouseUnavailable } from '@throughline/transform/warehouse/warehouse';

/** Work that stopped where it must not stay: it has to be done again until it succeeds. */
export class HalfDone extends Error {
  override readonly name = 'HalfDone';

  constructor(work: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${work} is half done and is done again: ${reason}`, { cause });
  }
}

/** Whether work that ended so has not failed: an outage, another process's turn, or half done. */
export function mustBeDoneAgain(error: unknown): boolean {
  return [Fenced, WarehouseUnavailable, LogUnavailable, HalfDone].some(
    (kind) => error instanceof kind,
  );
}
