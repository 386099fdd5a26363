import { setTimeout as sleep } from 'node:timers/promises';
import { dirtyBatches } from '@throughline/transform/derive/dirty';
import { type Line, LOAD_GROUP } from '../topology/line.ts';

const ALL = 1_000_000;

/**
 * Resolves once reports show everything before these offsets. It asks the log how far the workers have
 * loaded it and the warehouse what is not yet derived, so that any process can wait for the others.
 */
export async function untilVisible(
  line: Pick<Line, 'log' | 'warehouse' | 'worker'>,
  offsets: readonly number[],
  pollMs = 100,
): Promise<void> {
  while (!reached(await line.log.committed(LOAD_GROUP), offsets)) await sleep(pollMs);
  const reader = line.warehouse.reader();
  let underived = await dirtyBatches(reader, ALL);
  while (underived.length > 0) {
    line.worker?.wake();
    await sleep(pollMs);
    const left = new Set(await dirtyBatches(reader, ALL));
    underived = underived.filter((batch) => left.has(batch));
  }
}

/** Whether each partition has come as far as `offsets`. */
export function reached(committed: readonly number[], offsets: readonly number[]): boolean {
  return offsets.every((offset, partition) => (committed[partition] ?? 0) >= offset);
}
