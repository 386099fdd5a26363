import type { RetryRequest } from '@throughline/api/contract/operations';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import type { LogRecord } from '@throughline/ingest/log/event-log';
import { dateTime64 } from '@throughline/transform/warehouse/date-time';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Line } from '../line/line.ts';

type StoredBadRow = Readonly<Record<string, unknown>> & {
  readonly partition: number;
  readonly offset: string;
};

/** Deliveries that are held in memory and appended together. */
const AT_ONCE = 500;
const OPEN = sqlFile(import.meta.url, './open-bad-rows.sql');

/**
 * Puts the deliveries of open bad rows into the log again, so that today's mapping reads them. What it
 * can read now is stored once; what it still cannot is an open bad row again.
 */
export async function retryBadRows(
  line: Line,
  { ids = [], source, account, code, field }: RetryRequest,
): Promise<{ retried: number; deliveries: number }> {
  const rows = await line.warehouse.reader().rows<StoredBadRow>(OPEN, {
    ids,
    source: source ?? null,
    account: account ?? null,
    code: code ?? null,
    field: field ?? null,
  });
  let deliveries = 0;
  const places = [...byPlace(rows).values()];
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const some = places.slice(from, from + AT_ONCE);
    const records = await deliveriesAt(line, some);
    await markRetried(line, some.flat());
    await line.log.append(records);
    deliveries += records.length;
  }
  return { retried: rows.length, deliveries };
}

/** The bad rows of each delivery: it comes back as a whole. */
function byPlace(rows: readonly StoredBadRow[]): Map<string, StoredBadRow[]> {
  const places = new Map<string, StoredBadRow[]>();
  for (const row of rows) {
    const place = `${row.partition}/${row.offset}`;
    const known = places.get(place);
    if (known) known.push(row);
    else places.set(place, [row]);
  }
  return places;
}

async function deliveriesAt(
  line: Line,
  places: readonly (readonly StoredBadRow[])[],
): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for (const [row] of places) {
    const offset = Number(row!.offset);
    const [entry] = await line.log.read(row!.partition, offset, 1);
    if (entry?.offset !== offset || entry.isDestroyed) continue;
    records.push({ key: deliveryKey(entry.delivery), delivery: entry.delivery });
  }
  return records;
}

/** Before the deliveries go back: what is rejected again is written later and wins. */
async function markRetried(line: Line, rows: readonly StoredBadRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const changed: Record<string, unknown> = {
    status: 'retried',
    updated_at: dateTime64(line.clock()),
  };
  await line.warehouse.insert(
    'bad_rows',
    columns,
    rows.map((row) => columns.map((column) => changed[column] ?? row[column])),
  );
}
