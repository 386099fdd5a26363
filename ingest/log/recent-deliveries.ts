import type { RawDelivery } from '../contract/delivery.ts';
import type { Micros } from '../contract/time.ts';
import type { EventLog } from './event-log.ts';

export type RecentLog = Pick<EventLog, 'ends' | 'read'>;

/** Records that are read at once. */
const BLOCK = 500;
/** Records of one partition that are looked at: a bound on the time that a start may take. */
const MOST = 100_000;

/**
 * Deliveries that were taken since a time, each partition from its first to its last. Reads backwards from the end
 * of the log, so that its length does not matter.
 * @throws LogUnavailable
 */
export async function recentDeliveries(
  log: RecentLog,
  since: Micros,
): Promise<readonly RawDelivery[]> {
  const ends = await log.ends();
  const found = await Promise.all(ends.map((end, partition) => ofPartition(partition, end)));
  return found.flat();

  async function ofPartition(partition: number, end: number): Promise<RawDelivery[]> {
    const blocks: RawDelivery[][] = [];
    let last = end;
    while (last > Math.max(0, end - MOST)) {
      const first = Math.max(0, last - BLOCK);
      const entries = await log.read(partition, first, last - first);
      const before = last;
      blocks.unshift(
        entries
          .filter(
            ({ offset, delivery, isDestroyed }) =>
              offset < before && !isDestroyed && delivery.receivedAt >= since,
          )
          .map(({ delivery }) => delivery),
      );
      // What is older was taken earlier, but for the moment that two requests overlap.
      const oldest = entries[0]?.delivery.receivedAt;
      if (oldest === undefined || oldest < since) break;
      last = first;
    }
    return blocks.flat();
  }
}
