import { RecordError } from '@throughline/ingest/contract/record-error';
import type { Mapped } from '@throughline/ingest/contract/source';
import type { Batch, LogEntry } from '@throughline/ingest/log/event-log';
import { rejectDelivery } from '@throughline/ingest/mapping/map-records';
import type { Attempts } from './attempts.ts';

/** A body of this size may hold what takes more memory or time than a process has. */
const HEAVY_BYTES = 16 * 1024;
/** Processes that a range may end before its deliveries are tried alone; with light ones chance is likelier. */
const MOST = { heavy: 2, light: 4 };
/**
 * Processes that one delivery may end while it is tried alone. Most processes are ended from outside, and a
 * line that is killed over and over begins with the same range each time: that must not look like a fault of it.
 */
const MOST_ALONE = 8;
const isHeavy = ({ delivery }: LogEntry) => delivery.body.length >= HEAVY_BYTES;

/**
 * Whether the try of a range is noted: from its second on. Most first ones end well, and a note costs a
 * write and a turn of its own, since a process that ends then ends one noted range only.
 */
export function isNoted({ repeated }: Pick<Batch, 'repeated'>): boolean {
  return repeated;
}

/** Whether so many processes have ended while they loaded the range that a delivery of it may be why. */
export function isDeadly({ entries }: Pick<Batch, 'entries'>, ended: number): boolean {
  return ended >= (entries.some(isHeavy) ? MOST.heavy : MOST.light);
}

/** A delivery that is not read, so that those behind it are. */
export function setAside({ delivery }: LogEntry): Mapped {
  return rejectDelivery(delivery, new RecordError('delivery_set_aside'));
}

/**
 * Finds the deliveries of a range that end the process: each is tried alone, and noted before. One that
 * no process came back from, however often, is set aside unread.
 * @param attempt maps the delivery and stores what comes of it, as often as wanted.
 * @returns the entries to set aside.
 */
export async function deadlyEntries(
  batch: Batch,
  attempts: Attempts,
  attempt: (entry: LogEntry) => Promise<void>,
): Promise<ReadonlySet<LogEntry>> {
  const heavy = batch.entries.filter(isHeavy);
  const deadly = new Set<LogEntry>();
  for (const entry of heavy.length > 0 ? heavy : batch.entries) {
    const alone = { partition: batch.partition, first: entry.offset, last: entry.offset };
    if ((await attempts.ended(alone)) >= MOST_ALONE) {
      deadly.add(entry);
      continue;
    }
    await attempts.begin(alone);
    try {
      await attempt(entry);
    } finally {
      await attempts.end(alone);
    }
  }
  return deadly;
}
