import { createHash } from 'node:crypto';
import type { Batch } from '@throughline/ingest/log/event-log';

/** Number of the log range, the same whenever the range is handed in. */
export function loadNumber({
  partition,
  first,
  last,
}: Pick<Batch, 'partition' | 'first' | 'last'>): string {
  const digest = createHash('sha256').update(`${partition}:${first}:${last}`).digest();
  return digest.readBigUInt64BE().toString();
}
