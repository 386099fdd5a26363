import { IDENTIFIER_TYPES } from '@throughline/ingest/contract/identity';
import { sha256 } from '@throughline/ingest/contract/ids';
import { toMicros } from '@throughline/ingest/contract/money';
import { resolvePeople } from '../identity/resolve-people.ts';
import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import { row, type Warehouse } from '../warehouse/warehouse.ts';
import { compact } from './compact.ts';
import { dirtyBatches, forget, takeDirty } from './dirty.ts';
import { dropCopies } from './drop-copies.ts';
import { dropGenerations, sweep } from './generations.ts';
import { currentPublication, type Publication } from './publication.ts';
import type { DeriveSettings } from './settings.ts';
import { sqlSteps, stepRunner } from './steps.ts';

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
const DAY_US = 86_400_000_000;
/** Events derived at once. */
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

async function truncate(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  for (const table of tables) await warehouse.run(`TRUNCATE TABLE ${table}`);
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

function seconds(micros: number): string {
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
}
