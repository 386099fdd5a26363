import { createHash } from 'node:crypto';
import type { Fact } from '@throughline/ingest/contract/fact';
import { deterministicId } from '@throughline/ingest/contract/ids';
import { fileLineOf } from '@throughline/ingest/importing/file-lines';
import type { Batch, LogEntry } from '@throughline/ingest/log/event-log';
import type { Mapped, Rejection } from '@throughline/ingest/sources/source';
import type { ClassifyOptions } from '../channels/classify.ts';
import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { emptyStage, STAGE_COLUMNS, type Stage, stageFact } from './stage.ts';
import { openTrafficClasses, type TrafficClasses } from './traffic-classes.ts';

/** What one batch brought, counted in the vendors' records and in facts. */
export interface LoadResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

export interface Loader {
  /** Stores a range of the log exactly once, however often the range is handed in. */
  load(batch: Batch): Promise<LoadResult>;
}

export interface LoaderOptions {
  /** The source's pure mapping. */
  readonly map: (entry: LogEntry) => Mapped;
  readonly classification: ClassifyOptions;
  /** Names the rules of `classification`; see `channelRulesVersion`. */
  readonly rulesVersion: string;
  /** µs since 1970 UTC. */
  readonly clock: () => number;
}

const STAGE = sqlStatements(import.meta.url, './stage.sql');
const KNOWN = sqlFile(import.meta.url, './known.sql');
const STORE = sqlStatements(import.meta.url, './store.sql');
const STAGE_TABLES = Object.keys(STAGE_COLUMNS) as (keyof typeof STAGE_COLUMNS)[];

/** Opens the loader on the warehouse's writing connection. One loads at a time. */
export async function openLoader(warehouse: Warehouse, options: LoaderOptions): Promise<Loader> {
  for (const statement of STAGE) await warehouse.run(statement);
  const classes = await openTrafficClasses(warehouse, options.classification, options.rulesVersion);
  let tail: Promise<unknown> = Promise.resolve();
  return {
    load(batch) {
      const result = tail.then(() => loadBatch(warehouse, options, classes, batch));
      tail = result.catch(() => undefined);
      return result;
    },
  };
}

interface StagedRecord {
  readonly ordinals: readonly number[];
}
interface StagedDelivery {
  readonly entry: LogEntry;
  readonly records: StagedRecord[];
  readonly rejections: Rejection[];
}

async function loadBatch(
  warehouse: Warehouse,
  options: LoaderOptions,
  classes: TrafficClasses,
  batch: Batch,
): Promise<LoadResult> {
  const stage = emptyStage();
  const facts: Fact[] = [];
  const firstSeen = new Map<string, number>();
  const deliveries = batch.entries.map((entry) =>
    stageDelivery(entry, options, stage, facts, firstSeen),
  );
  const load = loadNumber(batch);

  const known = await store(warehouse, classes, stage, load);
  const isNew = (ordinal: number) => !known.has(ordinal);
  const books = deliveries.map((delivery) => book(delivery, facts, isNew, firstSeen));
  await warehouse.insert(
    'bad_rows',
    BAD_ROW_COLUMNS,
    deliveries.flatMap((d) => badRows(d, options.clock())),
  );
  await warehouse.insert(
    'deliveries',
    DELIVERY_COLUMNS,
    books.map(({ row }) => row),
  );
  return {
    accepted: sum(books.map((b) => b.accepted)),
    duplicates: sum(books.map((b) => b.duplicates)),
    rejected: sum(books.map((b) => b.rejected)),
  };
}

function stageDelivery(
  entry: LogEntry,
  options: LoaderOptions,
  stage: Stage,
  facts: Fact[],
  firstSeen: Map<string, number>,
): StagedDelivery {
  const delivery: StagedDelivery = { entry, records: [], rejections: [] };
  const here = new Map<Fact, number>();
  for (const record of options.map(entry).records) {
    if ('rejection' in record) delivery.rejections.push(record.rejection);
    if (!('facts' in record)) continue;
    const ordinals = record.facts.map((fact) => {
      const staged = here.get(fact);
      if (staged !== undefined) return staged;
      const ordinal = facts.push(fact) - 1;
      here.set(fact, ordinal);
      if (!firstSeen.has(fact.id)) firstSeen.set(fact.id, ordinal);
      stageFact(stage, fact, ordinal);
      return ordinal;
    });
    delivery.records.push({ ordinals });
  }
  return delivery;
}

/** Stores what is staged and returns the ordinals of facts that an earlier load had stored. */
async function store(
  warehouse: Warehouse,
  classes: TrafficClasses,
  stage: Stage,
  load: string,
): Promise<Set<number>> {
  for (const table of STAGE_TABLES) await warehouse.run(`TRUNCATE TABLE ${table}`);
  for (const table of STAGE_TABLES)
    await warehouse.insert(table, STAGE_COLUMNS[table], stage[table]);
  await classes.add(stage.tuples);
  const parameters = { load, from: Math.min(stage.span.from, stage.span.to), to: stage.span.to };
  const known = await warehouse.rows<{ ordinal: number }>(KNOWN, parameters);
  for (const statement of STORE) await warehouse.run(statement, parameters);
  return new Set(known.map(({ ordinal }) => ordinal));
}

/** A record is a duplicate when every fact of it was stored before it came. */
function book(
  delivery: StagedDelivery,
  facts: readonly Fact[],
  isNew: (ordinal: number) => boolean,
  firstSeen: ReadonlyMap<string, number>,
) {
  const fresh = new Set<number>();
  let duplicates = 0;
  for (const { ordinals } of delivery.records) {
    const brought = ordinals.filter((o) => isNew(o) && firstSeen.get(facts[o]!.id) === o);
    for (const ordinal of brought) fresh.add(ordinal);
    if (ordinals.length > 0 && brought.length === 0) duplicates += 1;
  }
  const count = (kind: Fact['kind']) => [...fresh].filter((o) => facts[o]!.kind === kind).length;
  const accepted = delivery.records.length - duplicates;
  const rejected = delivery.rejections.length;
  const { delivery: raw, partition, offset } = delivery.entry;
  const row = [
    raw.id,
    raw.source,
    raw.account,
    raw.headers['throughline-import-id'] ?? '',
    partition,
    offset,
    toSeconds(raw.receivedAt),
    raw.body.byteLength,
    accepted,
    duplicates,
    rejected,
    count('event'),
    count('entity'),
    count('slice'),
  ];
  return { accepted, duplicates, rejected, row };
}

const DELIVERY_COLUMNS = [
  'id',
  'source',
  'account',
  'import_id',
  'partition',
  'offset',
  'received_at',
  'bytes',
  'accepted',
  'duplicates',
  'rejected',
  'events',
  'entities',
  'slices',
];
const BAD_ROW_COLUMNS = [
  'id',
  'source',
  'account',
  'delivery_id',
  'partition',
  'offset',
  'position',
  'line',
  'received_at',
  'code',
  'message',
  'field',
  'expected',
  'raw',
  'status',
  'updated_at',
];

/** The same bytes rejected twice are one bad row. */
function badRows({ entry, rejections }: StagedDelivery, now: number): unknown[][] {
  const { delivery, partition, offset } = entry;
  return rejections.map(({ code, message, detail, position, raw }) => [
    deterministicId('bad_row', delivery.source, delivery.account, delivery.endpoint, raw),
    delivery.source,
    delivery.account,
    delivery.id,
    partition,
    offset,
    position,
    fileLineOf(delivery.headers, position) ?? 0,
    toSeconds(delivery.receivedAt),
    code,
    message,
    detail.field ?? '',
    detail.expected ?? '',
    raw,
    'open',
    toSeconds(now),
  ]);
}

/** Number of the log range, the same whenever the range is handed in. */
function loadNumber({ partition, first, last }: Batch): string {
  const digest = createHash('sha256').update(`${partition}:${first}:${last}`).digest();
  return digest.readBigUInt64BE().toString();
}

/** µs → the decimal text of seconds that ClickHouse reads into DateTime64(6). */
function toSeconds(micros: number): string {
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
