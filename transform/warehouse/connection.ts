import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ClickHouseClient } from '@clickhouse/client';
import { tableFromIPC } from 'apache-arrow';
import { outageOr } from './outages.ts';
import { encodeRows } from './row-binary/encode-rows.ts';
import {
  type InsertedColumns,
  type InsertedRows,
  type Parameters,
  type Session,
  type TypedColumn,
  WarehouseUnavailable,
} from './warehouse.ts';

/** Runs a statement, by `send`, in which its values are bound. */
export type Bind = <Result>(
  sql: string,
  parameters: Parameters,
  send: (text: string) => Promise<Result>,
) => Promise<Result>;

export interface BinaryRows {
  /** The statement's beginning: `INSERT INTO table (names)`. */
  readonly into: string;
  /** Names and types of the columns, as the engine's table functions take them. */
  readonly structure: string;
  readonly bytes: Uint8Array;
}

/** What a driver says about the statements of one connection. */
export interface ConnectionOptions {
  /** Called for each statement: its id, where the engine knows statements by one, and what cuts it off. */
  readonly begin?: () => { readonly query_id: string; readonly abort_signal: AbortSignal };
  /** What is really run for a statement that returns nothing (a cluster turns one into several). */
  readonly translate?: (sql: string) => readonly string[];
  /** Binds the values of a statement where the client is not to; see `sessionParameters`. */
  readonly bind?: Bind;
  /** Inserts rows of the format `RowBinary` where the client cannot. */
  readonly insertBinary?: (rows: BinaryRows) => Promise<unknown>;
  /** Turns what the client threw into the error of the port. */
  readonly failure?: (error: unknown) => unknown;
}

/** Compressed, the JavaScript reader could not open it; texts as bytes would not be read as text. */
const ARROW =
  "SETTINGS output_format_arrow_compression_method = 'none', output_format_arrow_string_as_string = 1 FORMAT ArrowStream";

/** The port's statements over one client of `@clickhouse/client`. */
export function connection(client: ClickHouseClient, options: ConnectionOptions = {}): Session {
  const { begin, translate = (sql: string) => [sql], failure = outageOr } = options;
  let closing: Promise<void> | undefined;

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    // An HTTP client that was closed would open its sockets anew.
    if (closing) throw new WarehouseUnavailable('This connection to the warehouse is closed');
    try {
      return await work();
    } catch (error) {
      throw failure(error);
    }
  };
  const bind: Bind = options.bind ?? ((sql, _, send) => send(sql));
  const named = (parameters?: Parameters) => ({
    ...begin?.(),
    ...(parameters && !options.bind ? { query_params: parameters as Record<string, unknown> } : {}),
  });
  const insertBinary =
    options.insertBinary ??
    (async ({ into, bytes }: BinaryRows) => {
      const query = `${into} FORMAT RowBinary`;
      const { stream } = await client.exec({ query, values: Readable.from([bytes]), ...named() });
      await buffer(stream);
    });

  return {
    run: (sql, parameters) =>
      guarded(async () => {
        for (const each of translate(sql))
          await bind(each, parameters ?? {}, (query) =>
            client.command({ query, ...named(parameters) }),
          );
      }),
    async insert(table, columns, rows) {
      if (countOf(rows) === 0) return;
      const names = columns.map((column) => `\`${nameOf(column)}\``).join(', ');
      await guarded(async () => {
        if (isTyped(columns))
          return insertBinary({
            into: `INSERT INTO ${table} (${names})`,
            structure: columns.map(({ name, type }) => `\`${name}\` ${type}`).join(', '),
            bytes: 'bytes' in rows ? rows.bytes : encodeRows(columns, rows),
          });
        if ('bytes' in rows)
          throw new TypeError(`Bytes for ${table}, whose columns have no types.`);
        return client.insert({
          table: `${table} (${names})`,
          values: rows,
          format: 'JSONCompactEachRow',
          ...named(),
        });
      });
    },
    rows: <Row>(sql: string, parameters?: Parameters) =>
      guarded(async () => {
        const result = await bind(sql, parameters ?? {}, (query) =>
          client.query({ query, format: 'JSONEachRow', ...named(parameters) }),
        );
        return result.json<Row>();
      }),
    columns: (sql: string, parameters?: Parameters) =>
      guarded(async () => {
        const { stream } = await bind(`${sql}\n${ARROW}`, parameters ?? {}, (query) =>
          client.exec({ query, ...named(parameters) }),
        );
        return tableFromIPC(await buffer(stream));
      }),
    isUsable: () => closing === undefined,
    close() {
      closing ??= client.close();
      return closing;
    },
  };
}

export function countOf(rows: InsertedRows): number {
  return 'bytes' in rows ? rows.count : rows.length;
}

function isTyped(columns: InsertedColumns): columns is readonly TypedColumn[] {
  return typeof columns[0] === 'object';
}

function nameOf(column: string | TypedColumn): string {
  return typeof column === 'string' ? column : column.name;
}
