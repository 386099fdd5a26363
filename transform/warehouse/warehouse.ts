import type { Table } from 'apache-arrow';
import type { ColumnType } from './row-binary/column-types.ts';

/**
 * The warehouse's port. One adapter over `@clickhouse/client` serves the embedded engine and a server.
 * Every value is a bound `{name:Type}` parameter; no value or name is ever spliced into SQL.
 */
export interface Warehouse extends Writer {
  /**
   * A connection of its own that writes, with temporary tables that only it sees. Its statements run
   * one after the other. One that was idle for a while, or whose server was restarted, has lost its
   * tables: what fails then is to be done again in a new session.
   * @param work what it does (`load`, `derive`); names its statements for `abandon`.
   */
  session(work: string): Promise<Session>;
  /**
   * Ends statements that any process's sessions of this name have left running in the server, and
   * resolves when none runs any more.
   */
  abandon(work: string): Promise<void>;
  /**
   * A connection of its own for reading, so that a report never waits behind a write. Readers share few
   * connections: those who ask take turns, and only so many statements may wait.
   * @throws (its statements) TooManyReads, WarehouseBusy, ReadAborted.
   */
  reader(asker?: Asker): Reader;
  /**
   * How long the oldest unanswered statement of this process's sessions of a work has been running, in
   * ms; undefined when none is.
   */
  unanswered(work: string): number | undefined;
  /**
   * Resolves with the reason once nothing but a new process can help: the embedded engine does not let
   * go of a statement that it was told to end. Otherwise it never settles.
   */
  readonly stuck: Promise<WarehouseUnavailable>;
  close(): Promise<void>;
}

/** For whom something is read. */
export interface Asker {
  /** Ends what runs for it and drops what waits. */
  readonly signal?: AbortSignal | undefined;
  /** Whose turn it is; the program's own reads have no name. */
  readonly principal?: string | undefined;
}

/** Longest time to an answer, in ms. Sound for every statement; what is not answered by then is ended. */
export interface Deadlines {
  /** Of a read, waiting for its turn included. */
  readonly readMs: number;
  /** Of a statement that writes or belongs to a session. */
  readonly writeMs: number;
}

export const DEFAULT_DEADLINES: Deadlines = { readMs: 60_000, writeMs: 3_600_000 };

export interface Session extends Writer {
  /** False once it may have lost its tables (closed, or idle for long): a new one has to be opened. */
  isUsable(): boolean;
  close(): Promise<void>;
}

export interface Writer extends Reader {
  /** Runs one statement that returns nothing. */
  run(sql: string, parameters?: Parameters): Promise<void>;
  /**
   * Inserts rows given as arrays in the order of `columns`.
   * @throws TypeError for a value that is none of its column's type, where the types are given.
   */
  insert(table: string, columns: InsertedColumns, rows: InsertedRows): Promise<void>;
}

/** Rows as values; or as the bytes that typed columns are sent in, which another thread may have made. */
export type InsertedRows = readonly (readonly unknown[])[] | EncodedRows;

export interface EncodedRows {
  readonly count: number;
  /** `RowBinary`; see `encodeRows`. */
  readonly bytes: Uint8Array;
}

/**
 * Columns by their names, or with their types: then the rows go in the engine's binary format, which it
 * reads in a third of the time of a text.
 */
export type InsertedColumns = readonly string[] | readonly TypedColumn[];

export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export interface RowReader {
  /** Rows of a SELECT. 64-bit and wider integers and decimals come as text. */
  rows<Row>(sql: string, parameters?: Parameters): Promise<Row[]>;
}

export interface Reader extends RowReader {
  /** The answer of a SELECT without settings of its own in columns, for what is too long to go through text. */
  columns(sql: string, parameters?: Parameters): Promise<Table>;
}

export type Parameters = Readonly<Record<string, unknown>>;

/** The warehouse cannot be reached or cannot work now: an outage, never bad data. */
export class WarehouseUnavailable extends Error {
  override readonly name: string = 'WarehouseUnavailable';
}

/** A statement was not answered by its deadline and was ended. */
export class StatementLate extends WarehouseUnavailable {
  override readonly name: string = 'StatementLate';
}

/** More reads wait for their turn than can be answered in good time. */
export class WarehouseBusy extends WarehouseUnavailable {
  override readonly name: string = 'WarehouseBusy';
}

/** One asker has more reads waiting than its share; the others go on. */
export class TooManyReads extends Error {
  override readonly name = 'TooManyReads';
}

/** Whoever asked does not want the answer any more. */
export class ReadAborted extends Error {
  override readonly name = 'ReadAborted';
}

/**
 * The warehouse refuses what the configuration says (credentials, database, version): the operator has
 * to act. A kind of outage, because the data waits for it just the same.
 */
export class WarehouseMisconfigured extends WarehouseUnavailable {
  override readonly name: string = 'WarehouseMisconfigured';
}

/** First row of a SELECT that always has one. */
export async function row<Row>(
  reader: RowReader,
  sql: string,
  parameters?: Parameters,
): Promise<Row> {
  const [first] = await reader.rows<Row>(sql, parameters);
  if (first === undefined) throw new Error(`Expected one row from: ${sql.slice(0, 120)}`);
  return first;
}
