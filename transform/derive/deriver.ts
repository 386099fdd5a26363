import { IDENTIFIER_TYPES, identityLayer } from '@throughline/ingest/contract/identity';
import { sha256 } from '@throughline/ingest/contract/ids';
import { entityKindParameters } from '@throughline/ingest/contract/kinds/entity-kinds';
import { eventKindParameters } from '@throughline/ingest/contract/kinds/event-kinds';
import { toMicros } from '@throughline/ingest/contract/money';
import { COST_LEVELS } from '@throughline/ingest/mapping/ad-cost';
import { resolvePeople } from '../identity/resolve-people.ts';
import { fenced } from '../warehouse/fenced.ts';
import { sqlStatements } from '../warehouse/sql-file.ts';
import { row, type Warehouse, type Writer } from '../warehouse/warehouse.ts';
import { workSession } from '../warehouse/work-session.ts';
import { compact } from './compact.ts';
import { dirtyBatches, forget, takeDirty } from './dirty.ts';
import { dropCopies } from './drop-copies.ts';
import { dropGenerations, sweep } from './generations.ts';
import { currentPublication, type Publication, publish } from './publication.ts';
import type { DeriveSettings } from './settings.ts';
import { sqlSteps, stepRunner } from './steps.ts';

export interface Advance extends Publication {
  /** Numbers of the loads that it brought into view. */
  readonly loads: readonly bigint[];
}

export interface Deriver {
  /** Derives what is dirty and publishes it; undefined when nothing is. */
  advance(): Promise<Advance | undefined>;
  /** Derives everything anew into a new generation. Reports progress from 0 to 1. */
  rebuild(onProgress?: (done: number) => void): Promise<Publication>;
  /**
   * To be called when this process becomes the one that derives: what another has left half done is
   * ended and removed before anything else is written.
   */
  takeOver(): void;
  close(): Promise<void>;
}

export interface DeriverOptions {
  /** µs since 1970 UTC. */
  readonly clock: () => number;
  /** Asked before each statement. Of all processes on a warehouse at most one may be told true. */
  readonly mayDerive?: () => boolean;
  /** Told when rows that nobody reads any more were removed from the published generation. */
  readonly onCompacted?: () => void;
}

const url = import.meta.url;
const WORK = sqlStatements(url, './work.sql');
const STATES = sqlSteps(url, '../entities/states.sql');
const SLICES = sqlSteps(url, '../slices/current.sql');
const TOUCHED = sqlSteps(url, '../identity/touched.sql');
const FACTS_OF_PEOPLE = sqlSteps(url, './people.sql');
const SHARED_ANCHORS = sqlSteps(url, './shared-anchors.sql');
/** Identifiers that several people may share; those beyond the neighbourhood are known by their edges alone. */
const SHARED =
  'work_wide UNION ALL SELECT 1 FROM work_edges WHERE b NOT IN (SELECT identifier FROM work_labels)';
const STEPS = [
  ...sqlSteps(url, '../sessions/sessions.sql'),
  ...sqlSteps(url, '../sessions/touchpoints.sql'),
  ...sqlSteps(url, '../journeys/sales.sql'),
  ...sqlSteps(url, '../journeys/conversions.sql'),
  ...sqlSteps(url, '../journeys/journeys.sql'),
];
const COSTS = [...sqlSteps(url, '../costs/changed.sql'), ...sqlSteps(url, '../costs/costs.sql')];
const PUBLISH = sqlSteps(url, './publish.sql');

const WORK_TABLES = WORK.map((statement) => /EXISTS (\w+)/.exec(statement)![1]!);
const CHUNK_TABLES = [
  'work_ids',
  'work_events',
  'work_anchors',
  'work_shared',
  'work_told',
  'work_sayings',
  'work_carriers',
  'work_spans',
  'work_candidates',
  'work_states',
  'work_sessions',
  'work_actions',
  'work_placed',
  'work_leads',
  'work_sales',
  'work_transactions',
  'work_tellers',
  'work_converted',
];
const DAY_US = 86_400_000_000;
/** Events derived at once. */
const EVENTS_A_CHUNK = 4_000_000;

/** Name of the deriver's sessions. */
const WORK_NAME = 'derive';

/**
 * Opens the deriver in a session of its own.
 *
 * Only one may work on a warehouse, and it can lose that right at any moment: the process was paused,
 * or cut off from the others. Therefore each statement asks first; whoever takes over ends what the
 * one before has left running; and a revision is published only if none has been published since.
 */
export function openDeriver(
  warehouse: Warehouse,
  settings: DeriveSettings,
  { clock, mayDerive = () => true, onCompacted = () => {} }: DeriverOptions,
): Deriver {
  const constants = sqlConstants(settings);
  const fingerprint = sha256(JSON.stringify(settings));
  const session = workSession(warehouse, WORK_NAME, async (writer) => {
    for (const statement of WORK) await writer.run(statement);
  });
  let broken = true;

  const use = <Result>(task: (writer: Writer) => Promise<Result>) =>
    session.use((writer) =>
      task(
        fenced(writer, () => (mayDerive() ? undefined : 'Another process derives this warehouse.')),
      ),
    );

  async function derive(
    writer: Writer,
    from: Publication,
    generation: number,
    batches: readonly bigint[] | 'all',
    onProgress?: (done: number) => void,
  ): Promise<Publication> {
    if (broken) {
      await warehouse.abandon(WORK_NAME);
      await sweep(writer, from.revision);
    }
    broken = true;
    const revision = from.revision + 1;
    const visible = generation === from.generation ? from.revision : 0;
    const parameters = { ...constants, generation, revision, visible };
    await truncate(writer, WORK_TABLES);
    await takeDirty(writer, batches);
    const runner = stepRunner(writer);
    await runner.run([...STATES, ...SLICES, ...TOUCHED], parameters);
    await resolvePeople(writer, parameters, runner, settings.duplicateRecords);
    const chunks = await chunkCount(writer, batches);
    const shared = await runner.has(SHARED);
    for (let chunk = 0; chunk < chunks; chunk++) {
      if (chunk > 0) await truncate(writer, CHUNK_TABLES);
      const { run } = stepRunner(writer);
      await run(FACTS_OF_PEOPLE, { ...parameters, chunks, chunk });
      if (shared) await run(SHARED_ANCHORS, parameters);
      await dropCopies(writer);
      await run(STEPS, parameters);
      onProgress?.((chunk + 1) / chunks);
    }
    await truncate(writer, CHUNK_TABLES);
    await runner.run([...COSTS, ...PUBLISH], parameters);
    await publish(writer, { generation, revision }, fingerprint, clock());
    broken = false;
    return { generation, revision };
  }

  async function rebuild(
    writer: Writer,
    from: Publication,
    onProgress?: (done: number) => void,
  ): Promise<Publication> {
    const batches = await dirtyBatches(writer, 1_000_000);
    const published = await derive(writer, from, from.generation + 1, 'all', onProgress);
    await forget(writer, batches);
    // The generation before stays for those who still read it.
    await dropGenerations(writer, published.generation - 1);
    return published;
  }

  return {
    advance: () =>
      use(async (writer) => {
        const from = await currentPublication(writer);
        if (from.revision > 0 && from.settings !== fingerprint)
          return { ...(await rebuild(writer, from)), loads: [] };
        const batches = await dirtyBatches(writer);
        if (batches.length === 0) {
          if ((await compact(writer)) !== undefined) onCompacted();
          return undefined;
        }
        const published = await derive(writer, from, from.generation, batches);
        await forget(writer, batches);
        return { ...published, loads: batches };
      }),
    rebuild: (onProgress) =>
      use(async (writer) => rebuild(writer, await currentPublication(writer), onProgress)),
    takeOver() {
      broken = true;
    },
    close: () => session.close(),
  };
}

function sqlConstants(settings: DeriveSettings): Record<string, unknown> {
  return {
    timezone: settings.timezone,
    currency: settings.currency,
    lookback_us: settings.lookbackDays * DAY_US,
    lookback_calls_us: settings.lookbackCallDays * DAY_US,
    lookback_views_us: settings.lookbackViewDays * DAY_US,
    lookback_touches: settings.lookbackTouches,
    lookback_sessions: settings.lookbackSessions,
    lead_window_us: settings.leadWindowDays * DAY_US,
    session_gap_us: settings.sessionGapMinutes * 60_000_000,
    half_life_us: settings.halfLifeDays * DAY_US,
    degree_cap: settings.degreeCap,
    purchase_events: settings.purchaseEvents,
    vat_ppm: Number(toMicros(settings.vatRate)),
    rate_days: settings.rateDays,
    cost_levels: COST_LEVELS,
    identifier_types: IDENTIFIER_TYPES,
    identifier_layers: IDENTIFIER_TYPES.map(identityLayer),
    never_join: settings.neverJoin,
    ...eventKindParameters(),
    ...entityKindParameters(),
  };
}

async function truncate(writer: Writer, tables: readonly string[]): Promise<void> {
  for (const table of tables) await writer.run(`TRUNCATE TABLE ${table}`);
}

async function chunkCount(writer: Writer, batches: readonly bigint[] | 'all'): Promise<number> {
  const { people, events } = await row<{ people: string; events: string }>(
    writer,
    'SELECT (SELECT count() FROM work_labels) AS people, (SELECT count() FROM events) AS events',
  );
  const amount = batches === 'all' ? Number(events) : Math.min(Number(events), Number(people) * 20);
  return Math.max(1, Math.ceil(amount / EVENTS_A_CHUNK));
}
