import type { Mapped } from '@throughline/ingest/contract/source';
import type { Batch, LogEntry } from '@throughline/ingest/log/event-log';
import type { ClassifyOptions } from '../channels/classify.ts';
import { fenced } from '../warehouse/fenced.ts';
import { mayBeOfRecord } from '../warehouse/may-be-of-record.ts';
import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import type { Warehouse, Writer } from '../warehouse/warehouse.ts';
import { workSession } from '../warehouse/work-session.ts';
import { loadAttempts } from './attempts.ts';
import { BAD_ROW_COLUMNS, badRow, DELIVERY_COLUMNS, deliveryRow } from './books.ts';
import { CONTROL_FACTS } from './control-facts.ts';
import { loadNumber } from './load-number.ts';
import { type MappedDelivery, mapBatch, recordsIn, stageBatch } from './mapped-batch.ts';
import { deadlyEntries, isDeadly, isNoted, setAside } from './set-aside.ts';
import type { SkippedRecords } from './skipped-records.ts';
import { emptyStage, type Stage, stageFact } from './stage.ts';
import { STAGE_COLUMNS } from './stage-columns.ts';
import { STAGE_TRAFFIC, type TrafficClasses, trafficClasses } from './traffic-classes.ts';
import { withoutUnstorable } from './unstorable.ts';

/** What one batch brought, counted in the vendors' records and in facts. */
export interface LoadResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly erased: number;
  /** Rejected records by their codes. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Texts that identify nobody and were dropped, by the type of identifier. */
  readonly placeholders: Readonly<Record<string, number>>;
  /** Records that were left out, by source and reason. */
  readonly skipped: readonly (SkippedRecords & { readonly source: string })[];
}

export interface Loader {
  /**
   * Stores a range of the log exactly once, however often the range is handed in.
   * @throws Fenced when the range was given to another process meanwhile.
   */
  load(batch: Batch): Promise<LoadResult>;
  /** Resolves once what was being loaded when it was called is stored, or has failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface LoaderOptions {
  /** The source's pure mapping. */
  readonly map: (entry: LogEntry) => Mapped | Promise<Mapped>;
  readonly classification: ClassifyOptions;
  /** Names the rules of `classification`; see `channelRulesVersion`. */
  readonly rulesVersion: string;
  /** µs since 1970 UTC. */
  readonly clock: () => number;
}

const STAGE = sqlStatements(import.meta.url, './stage.sql');
const KNOWN = sqlFile(import.meta.url, './known.sql');
const STORE = sqlStatements(import.meta.url, './store.sql');
/** The facts, and then what has to be derived for them. */
const STORE_FACTS = STORE.slice(0, -1);
const NOTE_DIRTY = STORE.at(-1)!;
const STAGE_TABLES = Object.keys(STAGE_COLUMNS) as (keyof typeof STAGE_COLUMNS)[];

/** Opens the loader in a session of its own. One batch loads at a time. */
export async function openLoader(warehouse: Warehouse, options: LoaderOptions): Promise<Loader> {
  const session = workSession(warehouse, 'load', async (writer) => {
    for (const statement of [...STAGE, STAGE_TRAFFIC]) await writer.run(statement);
  });
  const classes = trafficClasses(options.classification, options.rulesVersion);
  await session.use((writer) => classes.reclassify(writer));
  const failures = failureCount();
  let before: Promise<unknown> = Promise.resolve();

  const attempts = loadAttempts(warehouse, options.clock);

  async function load(batch: Batch): Promise<LoadResult> {
    if (!isNoted(batch)) return loadAll(batch, options.map);
    const isSuspect = isDeadly(batch, await attempts.ended(batch));
    if (!isSuspect) await attempts.begin(batch);
    try {
      const deadly = isSuspect
        ? await deadlyEntries(batch, attempts, (entry) => tryAlone(batch, entry))
        : undefined;
      return await loadAll(batch, (entry) =>
        deadly?.has(entry) ? setAside(entry) : options.map(entry),
      );
    } finally {
      // An outage may keep it from being noted; that is one process too many in the count, no more.
      if (!isSuspect) await attempts.end(batch).catch(() => {});
    }
  }

  /** All that a load does with a delivery, short of the books. */
  async function tryAlone(batch: Batch, entry: LogEntry): Promise<void> {
    const mapped = await mapBatch({ ...batch, entries: [entry] }, options.map);
    const { stage } = stageBatch(mapped);
    await session.use((writer) => fill(notStale(writer, batch), stage));
  }

  async function loadAll(batch: Batch, map: LoaderOptions['map']): Promise<LoadResult> {
    // Outside the session, which the server would forget while a large batch is being mapped.
    const deliveries = await mapBatch(batch, map);
    try {
      const result = await session.use((writer) => {
        const mine = notStale(writer, batch);
        return loadMapped(mine, options, classes, batch, deliveries, failures.repeats(batch));
      });
      failures.forget(batch);
      return result;
    } catch (error) {
      if (mayBeOfRecord(error)) failures.note(batch);
      throw error;
    }
  }
  return {
    load(batch) {
      const result = before.then(() => load(batch));
      before = result.catch(() => {});
      return result;
    },
    async settled() {
      await before;
    },
    async close() {
      await before;
      await session.close();
    },
  };
}

function notStale(writer: Writer, batch: Batch): Writer {
  return fenced(writer, () =>
    batch.isStale() ? 'The range of the log was given to another process.' : undefined,
  );
}

async function loadMapped(
  writer: Writer,
  { clock }: LoaderOptions,
  classes: TrafficClasses,
  batch: Batch,
  mapped: readonly MappedDelivery[],
  isSuspect: boolean,
): Promise<LoadResult> {
  const load = loadNumber(batch);
  const deliveries = isSuspect
    ? await withoutUnstorable(mapped, {
        store: (some) => store(writer, classes, stageBatch(some).stage, load),
        control: () => control(writer, classes, load),
      })
    : mapped;
  const staged = stageBatch(deliveries);
  const known = await store(writer, classes, staged.stage, load);
  await writer.run(NOTE_DIRTY, { load });

  const now = clock();
  const rejections = deliveries.flatMap(({ entry, rejections: own }) =>
    own.map((rejection) => ({ entry, rejection })),
  );
  await writer.insert(
    'bad_rows',
    BAD_ROW_COLUMNS,
    rejections.map(({ entry, rejection }) => badRow(entry, rejection, now)),
  );
  const books = staged.books(known);
  await writer.insert(
    'deliveries',
    DELIVERY_COLUMNS,
    books.map((own, index) => deliveryRow(deliveries[index]!.entry, own, load, now)),
  );
  const reasons: Record<string, number> = {};
  for (const { rejection } of rejections)
    reasons[rejection.code] = (reasons[rejection.code] ?? 0) + rejection.records;
  return {
    accepted: sum(books.map((own) => own.accepted)),
    duplicates: sum(books.map((own) => own.duplicates)),
    rejected: recordsIn(rejections.map(({ rejection }) => rejection)),
    erased: sum(books.map((own) => own.erased)),
    reasons,
    placeholders: totals(deliveries.map((delivery) => delivery.placeholders)),
    skipped: deliveries.flatMap(({ entry, skipped }) =>
      skipped.map((each) => ({ ...each, source: entry.delivery.source })),
    ),
  };
}

/** Stores what is staged and returns the ordinals of facts that an earlier load had stored. */
async function store(
  writer: Writer,
  classes: TrafficClasses,
  stage: Stage,
  load: string,
): Promise<Set<number>> {
  await fill(writer, stage);
  await classes.add(writer, stage.tuples);
  const parameters = { load, from: Math.min(stage.span.from, stage.span.to), to: stage.span.to };
  const known = await writer.rows<{ ordinal: number }>(KNOWN, parameters);
  for (const statement of STORE_FACTS) await writer.run(statement, parameters);
  return new Set(known.map(({ ordinal }) => ordinal));
}

/** Every statement of a load, without a record that could be at fault: plain facts are staged, none is stored. */
async function control(writer: Writer, classes: TrafficClasses, load: string): Promise<void> {
  const stage = emptyStage();
  for (const [ordinal, fact] of CONTROL_FACTS.entries()) stageFact(stage, fact, ordinal);
  await fill(writer, stage);
  await writer.rows(KNOWN, { load, ...stage.span });
  await store(writer, classes, emptyStage(), load);
  await writer.run(NOTE_DIRTY, { load });
}

async function fill(writer: Writer, stage: Stage): Promise<void> {
  for (const table of STAGE_TABLES) await writer.run(`TRUNCATE TABLE ${table}`);
  for (const table of STAGE_TABLES) await writer.insert(table, STAGE_COLUMNS[table], stage[table]);
}

/** A range is searched for a record at fault once it has failed so often. */
const SUSPECT_AFTER = 2;

/** How often the range at hand of each partition has failed by what may be the fault of a record. */
function failureCount() {
  const failed = new Map<number, { load: string; times: number }>();
  const times = (batch: Batch) => {
    const last = failed.get(batch.partition);
    return last?.load === loadNumber(batch) ? last.times : 0;
  };
  return {
    repeats: (batch: Batch) => times(batch) >= SUSPECT_AFTER,
    note: (batch: Batch) =>
      failed.set(batch.partition, { load: loadNumber(batch), times: times(batch) + 1 }),
    forget: (batch: Batch) => failed.delete(batch.partition),
  };
}

function totals(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const one of counts)
    for (const [name, count] of Object.entries(one)) all[name] = (all[name] ?? 0) + count;
  return all;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
