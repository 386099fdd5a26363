import type { ClickHouseClient } from '@clickhouse/client';
import { type Parameters, type Reader, type Warehouse, WarehouseUnavailable } from './warehouse.ts';

/** Set once on every connection; the same over HTTP, where the client sends them with each request. */
export const SESSION_SETTINGS = {
  // An insert is answered when it is stored.
  async_insert: 0,
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  // One block an insert: what one insert brings into one partition becomes visible at once.
  max_insert_block_size: '4000000',
  min_insert_block_size_rows: '4000000',
  min_insert_block_size_bytes: '2000000000',
  max_memory_usage: '4000000000',
} as const;

/** Opens one more connection to the same warehouse. */
export type Connect = () => Promise<ClickHouseClient>;

const READERS = 2;

/** The port over `@clickhouse/client`: one connection that writes and a few that read. */
export async function clickhouseWarehouse(
  connect: Connect,
  onClose: () => Promise<void>,
): Promise<Warehouse> {
  const writer = await connect();
  const readers = await Promise.all(Array.from({ length: READERS }, connect));
  let turn = 0;
  const readQueues = readers.map(serial);

  return {
    ...serial(writer),
    async run(sql, parameters) {
      await guarded(() => writer.command({ query: sql, ...bound(parameters) }));
    },
    async insert(table, columns, rows, token) {
      if (rows.length === 0) return;
      const names = columns.map((column) => `\`${column}\``).join(', ');
      const settings = token ? ` SETTINGS insert_deduplication_token='${checkToken(token)}'` : '';
      await guarded(() =>
        writer.insert({
          table: `${table} (${names})${settings}`,
          values: rows,
          format: 'JSONCompactEachRow',
        }),
      );
    },
    reader: () => ({
      rows: (sql, parameters) => readQueues[turn++ % READERS]!.rows(sql, parameters),
    }),
    async close() {
      await Promise.all([writer, ...readers].map((client) => client.close()));
      await onClose();
    },
  };
}

function serial(client: ClickHouseClient): Reader {
  return {
    async rows<Row>(sql: string, parameters?: Parameters) {
      const result = await guarded(() =>
        client.query({ query: sql, format: 'JSONEachRow', ...bound(parameters) }),
      );
      return result.json<Row>();
    },
  };
}

function bound(parameters: Parameters | undefined) {
  return parameters ? { query_params: parameters as Record<string, unknown> } : {};
}

/** Tokens are made by the program from numbers and hex; anything else is a fault of ours. */
function checkToken(token: string): string {
  if (!/^[\w:./-]{1,200}$/.test(token))
    throw new Error('An insert token holds a character it may not');
  return token;
}

/** Errors of a healthy engine that cannot work now: network, memory, disk, too much at once, read-only. */
const OUTAGES = new Set([
  '159',
  '198',
  '202',
  '209',
  '210',
  '241',
  '242',
  '243',
  '252',
  '279',
  '319',
  '425',
  '999',
]);

/**
 * Tells an outage from a statement that is wrong. Recognised by its code and not by its class: the
 * embedded engine and the HTTP client carry a class of their own each.
 */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as { code?: unknown };
    const fromEngine = typeof code === 'string' && /^\d+$/.test(code);
    if (fromEngine && !OUTAGES.has(code)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new WarehouseUnavailable(message, { cause: error });
  }
}
