import type { EventLog, LogEntry } from '@throughline/ingest/log/event-log';

const PAGE_BYTES = 4 * 1024 * 1024;
const MOST_RECORDS = 2_000;
const FIRST_RECORDS = 64;

/**
 * Everything that the log holds now, partition by partition, in pages of about 4 MiB of bodies. What
 * is appended meanwhile is left out.
 */
export async function* logPages(
  log: Pick<EventLog, 'ends' | 'read'>,
): AsyncGenerator<readonly LogEntry[]> {
  for (const [partition, end] of (await log.ends()).entries()) {
    let limit = FIRST_RECORDS;
    for (let from = 0; from < end; ) {
      const page = await log.read(partition, from, Math.min(limit, end - from));
      // A log that keeps records for a time only begins behind 0.
      from = page.length > 0 ? page.at(-1)!.offset + 1 : from + limit;
      if (page.length === 0) continue;
      yield page;
      const bytes = page.reduce((sum, { delivery }) => sum + delivery.body.byteLength, 1);
      limit = Math.max(1, Math.min(MOST_RECORDS, Math.floor((PAGE_BYTES / bytes) * page.length)));
    }
  }
}
