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
  const records = await deliveriesOf(line, rows);
  await markRetried(line, rows);
  await line.log.append(records);
  return { retried: rows.length, deliveries: records.length };
}

async function deliveriesOf(line: Line, rows: readonly StoredBadRow[]): Promise<LogRecord[]> {
  const places = new Map(
    rows.map(({ partition, offset }) => [
      `${partition}/${offset}`,
      { partition, offset: Number(offset) },
    ]),
  );
  const records: LogRecord[] = [];
  for (const { partition, offset } of places.values()) {
    const [entry] = await line.log.read(partition, offset, 1);
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
