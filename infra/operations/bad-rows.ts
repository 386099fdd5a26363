import type { LogRecord } from '@throughline/ingest/log/event-log';
import type { Line } from '../topology/line.ts';

export interface BadRow {
  readonly id: string;
  readonly source: string;
  readonly account: string;
  readonly code: string;
  readonly message: string;
  readonly field: string;
  readonly expected: string;
  readonly line: number;
  readonly received_at: string;
  readonly raw: string;
  readonly status: string;
}

/** Records that could not be read, the newest first. */
export async function listBadRows(
  line: Line,
  query: { status: 'open' | 'retried' | 'all'; limit: number; offset: number },
): Promise<{ rows: readonly BadRow[]; total: number }> {
  const reader = line.warehouse.reader();
  const latest = `(SELECT * FROM bad_rows ORDER BY updated_at DESC LIMIT 1 BY id)`;
  const [count] = await reader.rows<{ total: string }>(
    `SELECT count() AS total FROM ${latest} WHERE status = {status:String} OR {status:String} = 'all'`,
    { status: query.status },
  );
  const rows = await reader.rows<BadRow & { line: string }>(
    `SELECT id, source, account, code, message, field, expected, line,
       formatDateTime(received_at, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS received_at, raw, status
     FROM ${latest} WHERE status = {status:String} OR {status:String} = 'all'
     ORDER BY bad_rows.received_at DESC, id LIMIT {limit:UInt32} OFFSET {offset:UInt32}`.replace(
      'bad_rows.',
      '',
    ),
    query,
  );
  return {
    rows: rows.map((row) => ({ ...row, line: Number(row.line) })),
    total: Number(count?.total ?? 0),
  };
}

/**
 * Puts the deliveries of open bad rows into the log again, so that today's mapping reads them. What it
 * can read now is stored once; what it still cannot is a bad row again.
 */
export async function retryBadRows(
  line: Line,
  ids: readonly string[] | undefined,
): Promise<{ retried: number; deliveries: number; offsets: readonly number[] }> {
  const rows = await line.warehouse
    .reader()
    .rows<Record<string, unknown> & { partition: number; offset: string }>(
      `SELECT * FROM (SELECT * FROM bad_rows ORDER BY updated_at DESC LIMIT 1 BY id)
     WHERE status = 'open' AND (empty({ids:Array(String)}) OR toString(id) IN {ids:Array(String)})`,
      { ids: ids ?? [] },
    );
  const places = new Map(rows.map((row) => [`${row.partition}/${row.offset}`, row]));
  const records: LogRecord[] = [];
  for (const { partition, offset } of places.values()) {
    const [entry] = await line.log.read(partition, Number(offset), 1);
    if (entry?.offset === Number(offset)) {
      const { source, account } = entry.delivery;
      records.push({ key: `${source}:${account}:retry`, delivery: entry.delivery });
    }
  }
  if (rows.length > 0) {
    const columns = Object.keys(rows[0]!);
    const now = line.clock();
    const stamp = `${Math.floor(now / 1_000_000)}.${String(now % 1_000_000).padStart(6, '0')}`;
    const retried = rows.map(
      (row) => ({ ...row, status: 'retried', updated_at: stamp }) as Record<string, unknown>,
    );
    await line.warehouse.insert(
      'bad_rows',
      columns,
      retried.map((row) => columns.map((column) => row[column])),
    );
  }
  const positions = await line.log.append(records);
  const offsets = new Array<number>(line.log.partitions).fill(0);
  for (const { partition, offset } of positions)
    offsets[partition] = Math.max(offsets[partition]!, offset + 1);
  return { retried: rows.length, deliveries: records.length, offsets };
}
