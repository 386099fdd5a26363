import { setTimeout as sleep } from 'node:timers/promises';
import { LogUnavailable } from '@throughline/ingest/log/event-log';
import { dirtyBatches } from '@throughline/transform/derive/dirty';
import { currentPublication } from '@throughline/transform/derive/publication';
import { newestRollup } from '@throughline/transform/derive/rollup/rollup-record';
import { WarehouseUnavailable } from '@throughline/transform/warehouse/warehouse';
import { type Line, LOAD_GROUP } from '../line/line.ts';

const ALL = 1_000_000;
/** An outage of this length is no longer waited out. */
const PATIENCE_MS = 60_000;

/**
 * Resolves once reports show everything before these offsets. It asks the log how far the workers have
 * loaded it and the warehouse what is not yet derived, so that any process can wait for the others.
 * @throws LogUnavailable, WarehouseUnavailable after an outage of a minute.
 */
export async function untilVisible(
  line: Pick<Line, 'log' | 'warehouse' | 'worker'>,
  offsets: readonly number[],
  pollMs = 100,
): Promise<void> {
  const committed = () => line.log.committed(LOAD_GROUP);
  const underived = () => dirtyBatches(line.warehouse.reader(), ALL);
  while (!reached(await patiently(committed), offsets)) await sleep(pollMs);
  let waiting = await patiently(underived);
  while (waiting.length > 0) {
    line.worker?.wake();
    await sleep(pollMs);
    const left = new Set(await patiently(underived));
    waiting = waiting.filter((batch) => left.has(batch));
  }
  // Where a line rolls up, reports show what is rolled up.
  const { revision } = await patiently(() => currentPublication(line.warehouse.reader()));
  const rolled = () => newestRollup(line.warehouse.reader());
  for (;;) {
    const newest = await patiently(rolled);
    if (!newest || newest.revision >= revision) return;
    line.worker?.wake();
    await sleep(pollMs);
  }
}

/** Whether each partition has come as far as `offsets`. */
export function reached(committed: readonly number[], offsets: readonly number[]): boolean {
  return offsets.every((offset, partition) => (committed[partition] ?? 0) >= offset);
}

async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const began = performance.now();
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isOutage = error instanceof LogUnavailable || error instanceof WarehouseUnavailable;
      if (!isOutage || performance.now() - began > PATIENCE_MS) throw error;
      await sleep(500);
    }
  }
}
