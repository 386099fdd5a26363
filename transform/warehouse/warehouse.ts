/**
 * The warehouse's port. One adapter over `@clickhouse/client` serves the embedded engine and a server.
 * Every value is a bound `{name:Type}` parameter; no value or name is ever spliced into SQL.
 */
export interface Warehouse extends Reader {
  /** Runs one statement that returns nothing. */
  run(sql: string, parameters?: Parameters): Promise<void>;
  /** Inserts rows given as arrays in the order of `columns`. With a token, a repeated insert adds nothing. */
  insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly unknown[])[],
    token?: string,
  ): Promise<void>;
  /** A connection of its own for reading, so that a report never waits behind a write. */
  reader(): Reader;
  close(): Promise<void>;
}

export interface Reader {
  /** Rows of a SELECT. 64-bit and wider integers and decimals come as text. */
  rows<Row>(sql: string, parameters?: Parameters): Promise<Row[]>;
}

export type Parameters = Readonly<Record<string, unknown>>;

/** The warehouse cannot be reached or cannot work now: an outage, never bad data. */
export class WarehouseUnavailable extends Error {
  override readonly name = 'WarehouseUnavailable';
}

/** First row of a SELECT that always has one. */
export async function row<Row>(reader: Reader, sql: string, parameters?: Parameters): Promise<Row> {
  const [first] = await reader.rows<Row>(sql, parameters);
  if (first === undefined) throw new Error(`Expected one row from: ${sql.slice(0, 120)}`);
  return first;
}
