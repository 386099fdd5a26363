import type { Batch } from '@throughline/ingest/log/event-log';
import { loadNumber } from './load-number.ts';

/** A range is searched for a record at fault once it has failed so often. */
const SUSPECT_AFTER = 2;

/** How often the range at hand of each partition has failed by what may be the fault of a record. */
export function failureCount() {
  const failed = new Map<number, { load: string; times: number }>();
  const times = (batch: Batch) => {
    const last = failed.get(batch.partition);
    return last?.load === loadNumber(batch) ? last.times : 0;
  };
  return {
    repeats: (batch: Batch) => times(batch) >= SUSPECT_AFTER,
    note: (batch: Batch) =>
      failed.set(batch.partition, { load: loadNumber(batch), times: times(batch) + 1 }),
    forget: (batch: Batch) => failed.delete(batch.partition),
  };
}
