import type { EventLog, LogEntry } from '@throughline/ingest/log/event-log';
import { LOAD_GROUP } from '../../line/line.ts';

type ExpiringLog = Pick<EventLog, 'partitions' | 'committed' | 'read' | 'keys' | 'dropBefore'>;

const AT_ONCE = 1_000;

/**
 * Removes the oldest records of each partition, up to the first that is younger (received at `before` or
 * later, µs since 1970 UTC) or not yet loaded, and destroys the keys of bodies that old. Where the log's
 * store keeps records for a time of its own, only the keys go.
 * @returns how many records were removed, or would be by a dry run.
 */
export async function expireLog(
  log: ExpiringLog,
  before: number,
  { isDryRun = false }: { readonly isDryRun?: boolean } = {},
): Promise<number> {
  const committed = await log.committed(LOAD_GROUP);
  const offsets: number[] = [];
  let removed = 0;
  let isBehind = false;
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const until = committed[partition] ?? 0;
    const { next, old } = await firstYoung(log, partition, until, before);
    offsets.push(next);
    removed += old;
    const [waiting] = await log.read(partition, until, 1);
    isBehind ||= waiting !== undefined && isOld(waiting, before);
  }
  if (isDryRun) return log.dropBefore ? removed : 0;
  if (removed > 0 && log.dropBefore) await log.dropBefore(offsets);
  // What waits to be loaded, after an outage of days, must still be readable then.
  if (!isBehind) await log.keys.expire(before / 1000);
  return log.dropBefore ? removed : 0;
}

async function firstYoung(
  log: ExpiringLog,
  partition: number,
  until: number,
  before: number,
): Promise<{ readonly next: number; readonly old: number }> {
  let old = 0;
  for (let from = 0; from < until; ) {
    const entries = await log.read(partition, from, Math.min(AT_ONCE, until - from));
    for (const entry of entries) {
      if (!isOld(entry, before)) return { next: entry.offset, old };
      old += 1;
    }
    from = (entries.at(-1)?.offset ?? from + AT_ONCE - 1) + 1;
  }
  return { next: until, old };
}

function isOld({ delivery }: LogEntry, before: number): boolean {
  return delivery.receivedAt < before;
}
