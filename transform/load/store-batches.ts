import type { Batch } from '@throughline/ingest/log/event-log';
import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import type { Writer } from '../warehouse/warehouse.ts';
import { BAD_ROW_COLUMNS, badRow, DELIVERY_COLUMNS, deliveryRow } from './books.ts';
import { CONTROL_FACTS } from './control-facts.ts';
import { loadNumber } from './load-number.ts';
import type { LoadResult } from './load-result.ts';
import { loadResult } from './load-result.ts';
import {
  books as booksOf,
  type PreparedBatch,
  STAGE_TABLES,
  type StagedRows,
  type StageTable,
  stagedRows,
} from './prepare/prepared-batch.ts';
import { emptyStage, stageFact } from './stage.ts';
import { STAGE_COLUMNS } from './stage-columns.ts';
import type { TrafficClasses } from './traffic-classes.ts';

const url = import.meta.url;
/** The staging tables of a session. */
export const STAGE = sqlStatements(url, './stage.sql');
const KNOWN = sqlStatements(url, './known.sql').map(reading);
const TOLD_TWICE = sqlStatements(url, './told-twice.sql').map(reading);
const STORE = sqlStatements(url, './store.sql').map(reading);
const NOTE_DIRTY = sqlFile(url, './note-dirty.sql');

/** A statement, with the staging tables that it reads: without rows in one of them it does nothing. */
interface Reading {
  readonly sql: string;
  readonly reads: readonly StageTable[];
}

function reading(sql: string): Reading {
  return { sql, reads: STAGE_TABLES.filter((table) => new RegExp(`\\b${table}\\b`).test(sql)) };
}

export interface BatchToStore {
  readonly batch: Batch;
  readonly prepared: PreparedBatch;
}

/** The staging tables of one session, and what writes from them. */
export interface Staging {
  readonly classes: TrafficClasses;
  /** Those that hold rows. */
  readonly filled: Set<StageTable>;
  /** µs since 1970 UTC. */
  readonly clock: () => number;
}

/** Stores batches as one: a statement costs much however little it stores. */
export async function storeBatches(
  writer: Writer,
  staging: Staging,
  batches: readonly BatchToStore[],
): Promise<LoadResult[]> {
  const loads = batches.map(({ batch }) => loadNumber(batch));
  const known = await store(
    writer,
    staging,
    batches.map(({ prepared }) => prepared.staged),
    loads,
  );
  await writer.run(NOTE_DIRTY);

  const now = staging.clock();
  const badRows = batches.flatMap(({ batch, prepared }) =>
    prepared.notes.flatMap(({ rejections }, index) =>
      rejections.map((rejection) => badRow(batch.entries[index]!, rejection, now)),
    ),
  );
  await writer.insert('bad_rows', BAD_ROW_COLUMNS, badRows);
  const books = batches.map(({ prepared }, index) => booksOf(prepared, known.get(loads[index]!)!));
  const deliveries = batches.flatMap(({ batch }, index) =>
    books[index]!.map((own, place) => deliveryRow(batch.entries[place]!, own, loads[index]!, now)),
  );
  await writer.insert('deliveries', DELIVERY_COLUMNS, deliveries);
  return batches.map((each, index) => loadResult(each, books[index]!));
}

type Ordinals = ReadonlyMap<string, Set<number>>;

/** Stores what is staged and returns, by load, the ordinals of facts that were stored before. */
export async function store(
  writer: Writer,
  staging: Staging,
  all: readonly StagedRows[],
  loads: readonly string[],
): Promise<Ordinals> {
  await fill(writer, staging, all);
  for (const { tuples } of all) await staging.classes.add(writer, tuples);
  const from = Math.min(...all.map(({ span }) => span.from));
  const to = Math.max(...all.map(({ span }) => span.to));
  const parameters = { from: Math.min(from, to), to };
  const known = new Map(loads.map((load) => [load, new Set<number>()]));
  const isFilled = ({ reads }: Reading) => reads.some((table) => staging.filled.has(table));
  for (const { sql } of KNOWN.filter(isFilled))
    for (const { load, ordinal } of await writer.rows<Place>(sql, parameters))
      known.get(load)!.add(ordinal);
  if (loads.length > 1)
    for (const { sql } of TOLD_TWICE.filter(isFilled))
      addLaterOnes(known, loads, await writer.rows<Told>(sql));
  for (const { sql } of STORE.filter(isFilled)) await writer.run(sql, parameters);
  return known;
}

interface Place {
  readonly load: string;
  readonly ordinal: number;
}

interface Told extends Place {
  readonly fact: string;
}

/** Of a fact that several loads tell, the first load brings it; the others are as if they came later. */
function addLaterOnes(known: Ordinals, loads: readonly string[], told: readonly Told[]): void {
  const order = new Map(loads.map((load, index) => [load, index]));
  const first = new Map<string, number>();
  for (const { load, fact } of told)
    first.set(fact, Math.min(first.get(fact) ?? loads.length, order.get(load)!));
  for (const { load, ordinal, fact } of told)
    if (order.get(load) !== first.get(fact)) known.get(load)!.add(ordinal);
}

/** Every statement of a load, without a record that could be at fault: plain facts are staged, none is stored. */
export async function control(writer: Writer, staging: Staging, load: string): Promise<void> {
  const stage = emptyStage(load);
  for (const [ordinal, fact] of CONTROL_FACTS.entries()) stageFact(stage, fact, ordinal);
  await fill(writer, staging, [stagedRows(stage)]);
  for (const { sql } of [...KNOWN, ...TOLD_TWICE]) await writer.rows(sql, stage.span);
  await fill(writer, staging, []);
  for (const { sql } of STORE) await writer.run(sql, stage.span);
  await writer.run(NOTE_DIRTY);
}

export async function fill(
  writer: Writer,
  { filled }: Staging,
  all: readonly StagedRows[],
): Promise<void> {
  for (const table of filled) await writer.run(`TRUNCATE TABLE ${table}`);
  filled.clear();
  for (const { rows } of all)
    for (const table of STAGE_TABLES) {
      const given = rows[table];
      if (('bytes' in given ? given.count : given.length) === 0) continue;
      filled.add(table);
      await writer.insert(table, STAGE_COLUMNS[table], given);
    }
}
