import { IDENTIFIER_TYPES } from '@throughline/ingest/contract/identity';
import { sha256 } from '@throughline/ingest/contract/ids';
import { toMicros } from '@throughline/ingest/contract/money';
import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import { row, type Warehouse } from '../warehouse/warehouse.ts';
import { compact } from './compact.ts';
import type { DeriveSettings } from './settings.ts';
import { type StepRunner, sqlSteps, stepRunner } from './steps.ts';

/** State of the derived tables that readers may read. */
export interface Publication {
  readonly generation: number;
  readonly revision: number;
}

export interface Deriver {
  /** Derives what is dirty and publishes it; undefined when nothing is. */
  advance(): Promise<Publication | undefined>;
  /** Derives everything anew into a new generation. Reports progress from 0 to 1. */
  rebuild(onProgress?: (done: number) => void): Promise<Publication>;
}

const url = import.meta.url;
const WORK = sqlStatements(url, './work.sql');
const STATES = sqlSteps(url, '../entities/states.sql');
const SLICES = sqlSteps(url, '../slices/current.sql');
const TOUCHED = sqlSteps(url, '../identity/touched.sql');
const NEIGHBOURHOOD = sqlSteps(url, '../identity/neighbourhood.sql');
const LABELS = sqlSteps(url, '../identity/labels.sql');
const PEOPLE = sqlSteps(url, '../identity/people.sql');
const FACTS_OF_PEOPLE = sqlSteps(url, './people.sql');
const SHARED_ANCHORS = sqlFile(url, './shared-anchors.sql');
const STEPS = [
  ...sqlSteps(url, '../sessions/sessions.sql'),
  ...sqlSteps(url, '../sessions/touchpoints.sql'),
  ...sqlSteps(url, '../journeys/conversions.sql'),
  ...sqlSteps(url, '../journeys/journeys.sql'),
  ...sqlSteps(url, '../attribution/credit.sql'),
];
const COSTS = [...sqlSteps(url, '../costs/changed.sql'), ...sqlSteps(url, '../costs/costs.sql')];
const PUBLISH = sqlSteps(url, './publish.sql');

const WORK_TABLES = WORK.map((statement) => /EXISTS (\w+)/.exec(statement)![1]!);
const CHUNK_TABLES = [
  'work_ids',
  'work_events',
  'work_candidates',
  'work_states',
  'work_sessions',
  'work_actions',
  'work_placed',
  'work_leads',
  'work_sales',
  'work_converted',
];
/** Tables that hold rows of a revision, in which a broken derivation may have left some. */
const DERIVED_TABLES = [
  'entity_states',
  'slice_states',
  'identity_map',
  'identity_members',
  'touchpoint_rows',
  'conversion_rows',
  'journey_rows',
  'credit_rows',
  'cost_day_rows',
  'owner_revisions',
];
const DAY_US = 86_400_000_000;
/** Load batches taken at once, and events derived at once. */
const BATCHES = 64;
const EVENTS_A_CHUNK = 4_000_000;

/** Opens the deriver on the warehouse's writing connection. Only one may work on a warehouse. */
export async function openDeriver(
  warehouse: Warehouse,
  settings: DeriveSettings,
  clock: () => number,
): Promise<Deriver> {
  for (const statement of WORK) await warehouse.run(statement);
  const constants = {
    timezone: settings.timezone,
    currency: settings.currency,
    lookback_us: settings.lookbackDays * DAY_US,
    lead_window_us: settings.leadWindowDays * DAY_US,
    session_gap_us: settings.sessionGapMinutes * 60_000_000,
    half_life_us: settings.halfLifeDays * DAY_US,
    degree_cap: settings.degreeCap,
    vat_ppm: Number(toMicros(settings.vatRate)),
    identifier_types: IDENTIFIER_TYPES,
  };
  const fingerprint = sha256(JSON.stringify(settings));
  let broken = true;
  let tail: Promise<unknown> = Promise.resolve();

  async function derive(
    from: Publication,
    generation: number,
    batches: readonly bigint[] | 'all',
    onProgress?: (done: number) => void,
  ) {
    if (broken) await sweep(warehouse, from.revision);
    broken = true;
    const revision = from.revision + 1;
    const visible = generation === from.generation ? from.revision : 0;
    const parameters = { ...constants, generation, revision, visible };
    await truncate(warehouse, WORK_TABLES);
    await takeDirty(warehouse, batches);
    const runner = stepRunner(warehouse);
    await runner.run([...STATES, ...SLICES, ...TOUCHED], parameters);
    await resolvePeople(warehouse, parameters, runner);
    const chunks = await chunkCount(warehouse, batches);
    const capped = await runner.has('work_capped');
    for (let chunk = 0; chunk < chunks; chunk++) {
      if (chunk > 0) await truncate(warehouse, CHUNK_TABLES);
      const { run } = stepRunner(warehouse);
      await run(FACTS_OF_PEOPLE, { ...parameters, chunks, chunk });
      if (capped) await warehouse.run(SHARED_ANCHORS, parameters);
      await dropCopies(warehouse);
      await run(STEPS, parameters);
      onProgress?.((chunk + 1) / chunks);
    }
    await truncate(warehouse, CHUNK_TABLES);
    await runner.run([...COSTS, ...PUBLISH], parameters);
    await warehouse.insert(
      'publications',
      ['generation', 'revision', 'published_at', 'settings'],
      [[generation, revision, seconds(clock()), fingerprint]],
    );
    broken = false;
    return { generation, revision };
  }

  function queued<T>(work: () => Promise<T>): Promise<T> {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  }

  async function rebuild(from: Publication, onProgress?: (done: number) => void) {
    const batches = await dirtyBatches(warehouse, 1_000_000);
    const published = await derive(from, from.generation + 1, 'all', onProgress);
    await forget(warehouse, batches);
    // The generation before stays for those who still read it.
    await dropGenerations(warehouse, published.generation - 1);
    return published;
  }

  return {
    advance: () =>
      queued(async () => {
        const from = await currentPublication(warehouse);
        if (from.revision > 0 && from.settings !== fingerprint) return rebuild(from);
        const batches = await dirtyBatches(warehouse);
        if (batches.length === 0) {
          await compact(warehouse);
          return undefined;
        }
        const published = await derive(from, from.generation, batches);
        await forget(warehouse, batches);
        return published;
      }),
    rebuild: (onProgress) =>
      queued(async () => rebuild(await currentPublication(warehouse), onProgress)),
  };
}

/** The state that readers read; generation 1 and revision 0 before anything was derived. */
export async function currentPublication(
  reader: Pick<Warehouse, 'rows'>,
): Promise<Publication & { readonly settings: string }> {
  const [last] = await reader.rows<{ generation: number; revision: string; settings: string }>(
    'SELECT generation, revision, settings FROM publications ORDER BY revision DESC LIMIT 1',
  );
  return last
    ? { ...last, revision: Number(last.revision) }
    : { generation: 1, revision: 0, settings: '' };
}

async function truncate(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  for (const table of tables) await warehouse.run(`TRUNCATE TABLE ${table}`);
}

async function dirtyBatches(warehouse: Warehouse, limit = BATCHES): Promise<bigint[]> {
  const rows = await warehouse.rows<{ batch: string }>(
    'SELECT DISTINCT batch FROM dirty LIMIT {limit:UInt32}',
    { limit },
  );
  return rows.map(({ batch }) => BigInt(batch));
}

async function takeDirty(warehouse: Warehouse, batches: readonly bigint[] | 'all'): Promise<void> {
  if (batches !== 'all') {
    await warehouse.run(
      'INSERT INTO work_dirty SELECT DISTINCT kind, key FROM dirty WHERE batch IN {batches:Array(UInt64)}',
      { batches },
    );
    return;
  }
  await warehouse.run(
    "INSERT INTO work_dirty SELECT DISTINCT 'identifier', identifier FROM identifiers",
  );
  await warehouse.run("INSERT INTO work_dirty SELECT DISTINCT 'entity', key FROM entities");
  await warehouse.run("INSERT INTO work_dirty SELECT DISTINCT 'slice', slice FROM slices");
}

/** Neighbourhood, components, map. An identifier that is shared by too many no longer widens the first. */
async function resolvePeople(
  warehouse: Warehouse,
  parameters: Record<string, unknown>,
  { run, has }: StepRunner,
): Promise<void> {
  await run(NEIGHBOURHOOD, parameters);
  const { freed } = await row<{ freed: string }>(
    warehouse,
    'SELECT count() AS freed FROM work_old WHERE capped AND identifier NOT IN (SELECT identifier FROM work_capped)',
  );
  if (freed !== '0') {
    await warehouse.run(
      `INSERT INTO work_touched SELECT DISTINCT b FROM work_edges
       WHERE a IN (SELECT identifier FROM work_old WHERE capped) AND a NOT IN (SELECT identifier FROM work_capped)`,
    );
    await run(NEIGHBOURHOOD, parameters);
  }
  await warehouse.run('INSERT INTO work_labels SELECT identifier, identifier FROM work_nodes');
  while (await has('work_edges')) {
    const before = await labelSum(warehouse);
    await run(LABELS, parameters);
    if ((await labelSum(warehouse)) === before) break;
  }
  await run(PEOPLE, parameters);
}

/** Labels only ever fall, so an equal sum means that none has changed. */
async function labelSum(warehouse: Warehouse): Promise<string> {
  return (
    await row<{ total: string }>(
      warehouse,
      'SELECT toString(sum(toUInt128(label))) AS total FROM work_labels',
    )
  ).total;
}

async function chunkCount(
  warehouse: Warehouse,
  batches: readonly bigint[] | 'all',
): Promise<number> {
  const { people, events } = await row<{ people: string; events: string }>(
    warehouse,
    'SELECT (SELECT count() FROM work_labels) AS people, (SELECT count() FROM events) AS events',
  );
  const amount = batches === 'all' ? Number(events) : Math.min(Number(events), Number(people) * 20);
  return Math.max(1, Math.ceil(amount / EVENTS_A_CHUNK));
}

/** One row an event: copies that have not collapsed yet go, and of two contents under one id the smaller hash stays. */
async function dropCopies(warehouse: Warehouse): Promise<void> {
  const { copies } = await row<{ copies: string }>(
    warehouse,
    'SELECT count() - uniqExact(id) AS copies FROM work_events',
  );
  if (copies === '0') return;
  await warehouse.run(
    'CREATE TEMPORARY TABLE IF NOT EXISTS work_once AS work_events ENGINE = Memory',
  );
  await warehouse.run('TRUNCATE TABLE work_once');
  await warehouse.run(
    'INSERT INTO work_once SELECT * FROM work_events ORDER BY id, hash LIMIT 1 BY id',
  );
  await warehouse.run('TRUNCATE TABLE work_events');
  await warehouse.run('INSERT INTO work_events SELECT * FROM work_once');
}

/** Removes rows that a derivation wrote before it could publish them. */
async function sweep(warehouse: Warehouse, revision: number): Promise<void> {
  for (const table of DERIVED_TABLES) {
    const { leftover } = await row<{ leftover: string }>(
      warehouse,
      `SELECT count() AS leftover FROM ${table} WHERE revision > {revision:UInt64}`,
      { revision },
    );
    if (leftover !== '0')
      await warehouse.run(
        `ALTER TABLE ${table} DELETE WHERE revision > {revision:UInt64} SETTINGS mutations_sync = 2`,
        { revision },
      );
  }
  await warehouse.run(
    'ALTER TABLE superseded DELETE WHERE by_revision > {revision:UInt64} SETTINGS mutations_sync = 2',
    { revision },
  );
}

async function forget(warehouse: Warehouse, batches: readonly bigint[]): Promise<void> {
  for (const batch of batches) await warehouse.run(`ALTER TABLE dirty DROP PARTITION ${batch}`);
}

async function dropGenerations(warehouse: Warehouse, keep: number): Promise<void> {
  for (const table of [...DERIVED_TABLES, 'superseded']) {
    const partitions = await warehouse.rows<{ partition: string }>(
      'SELECT DISTINCT partition FROM system.parts WHERE database = currentDatabase() AND table = {table:String} AND active',
      { table },
    );
    for (const { partition } of partitions) {
      if (Number(partition) < keep)
        await warehouse.run(`ALTER TABLE ${table} DROP PARTITION ${Number(partition)}`);
    }
  }
}

function seconds(micros: number): string {
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
}
