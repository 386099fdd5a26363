import { CONSENT_TOLD, resolvePeople } from '../identity/resolve-people.ts';
import { type Step, type StepRunner, sqlSteps } from '../warehouse/steps.ts';
import { row } from '../warehouse/warehouse.ts';
import { EVERYTHING, type KeyRange, overlap, parts } from './key-range.ts';
import type { WorkWriter } from './work-tables.ts';

/** What a stage works on, and what is set aside where it fails. */
export type Kind = 'entity' | 'slice' | 'identifier' | 'person' | 'cost';

/** One derivation, once its work tables are laid out. */
export interface Job {
  readonly writer: WorkWriter;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Whether all that there is is derived, and not only what changed. */
  readonly isEverything: boolean;
  /** Whether the work tables hold what is current of slices and rates: none of them has changed. */
  readonly hasSlices: boolean;
  /** See `DeriveSettings`. */
  readonly duplicateRecords: readonly string[];
  readonly hasGoals: boolean;
  readonly hasInternal: boolean;
  readonly runner: StepRunner;
  /** For tables that were emptied since: what was found out before counts no more. */
  readonly newRunner: () => StepRunner;
  readonly onProgress: (done: number) => void;
}

/**
 * A part of the derivation whose keys do not depend on one another: it can be done for some of them, so
 * that the one for which it fails can be found.
 */
export interface Stage {
  readonly kind: Kind;
  /** Tables in which it leaves rows of its revision. */
  readonly writes: readonly string[];
  /** Work tables that it fills. */
  readonly fills: readonly string[];
  /** Finds its keys; to be run once before it. */
  readonly finds: readonly Step[];
  run(job: Job, range: KeyRange): Promise<void>;
}

const url = import.meta.url;
const FACTS_OF_PEOPLE = sqlSteps(url, './people.sql');
const DENIALS = [
  ...sqlSteps(url, '../identity/asked-of-events.sql'),
  ...sqlSteps(url, '../identity/denials.sql'),
];
/** Records and events that name a company. */
const COMPANY_TOLD = "rare_anchors WHERE reason IN ('company', 'company_record')";
const COMPANIES = sqlSteps(url, '../identity/companies.sql');
const ACCOUNT_IDS = sqlSteps(url, '../identity/account-ids.sql');
const TO_ACCOUNTS = sqlSteps(url, '../identity/to-accounts.sql');
const INTERNAL = sqlSteps(url, '../identity/internal.sql');
const TOUCHED_BY_COMPANIES = sqlSteps(url, '../identity/touched-by-companies.sql').map(
  ({ sql }) => ({ sql, needs: [COMPANY_TOLD], reads: [] }),
);
const TOUCHED_BY_CONSENT = sqlSteps(url, '../identity/touched-by-consent.sql').map(({ sql }) => ({
  ...{ sql, needs: [CONSENT_TOLD], reads: [] },
}));
const CONSENTS = sqlSteps(url, '../identity/consents.sql');
const SHARED_ANCHORS = sqlSteps(url, './shared-anchors.sql');
/** Identifiers that several people may share; those beyond the neighbourhood are known by their edges alone. */
const SHARED = [
  'work_wide',
  'work_edges WHERE b NOT IN (SELECT identifier FROM work_labels)',
] as const;
const COPIES = sqlSteps(url, './copies.sql');
const LIVES = [
  ...sqlSteps(url, '../channels/ad-clicks.sql'),
  ...sqlSteps(url, '../sessions/sessions.sql'),
  ...sqlSteps(url, '../sessions/touchpoints.sql'),
  ...sqlSteps(url, '../journeys/sales.sql'),
  ...sqlSteps(url, '../journeys/conversions.sql'),
];
const GOALS = sqlSteps(url, '../journeys/goals.sql');
const JOURNEYS = sqlSteps(url, '../journeys/journeys.sql');
const CHUNK_TABLES = [
  'work_ids',
  'work_events',
  'work_once',
  'work_ad_clicks',
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
  'work_touches',
  'work_leads',
  'work_employed',
  'work_sales',
  'work_transactions',
  'work_tellers',
  'work_consents',
  'work_internal',
  'work_account_events',
  'work_account_states',
  'work_goal_events',
  'work_goal_matches',
  'work_converted',
];
/** Events derived at once. */
const EVENTS_A_CHUNK = 4_000_000;
/** Few have more; a chunk may be larger. */
const EVENTS_A_PERSON = 20;
/** People who may have more events than are derived at once. */
const MANY = `(SELECT 1 FROM work_labels LIMIT 1 OFFSET ${EVENTS_A_CHUNK / EVENTS_A_PERSON})`;

/** Work tables that say what is current of slices and rates. */
export const OF_SLICES: readonly string[] = ['work_current', 'work_rate_pairs', 'work_rates'];

/** In the order in which they build on one another. */
export const STAGES: readonly Stage[] = [
  {
    kind: 'entity',
    writes: ['entity_states', 'sale_index'],
    fills: ['work_leases'],
    finds: sqlSteps(url, '../entities/touched-by-leases.sql'),
    run: steps([
      ...sqlSteps(url, '../entities/leases.sql'),
      ...sqlSteps(url, '../entities/states.sql'),
    ]),
  },
  {
    kind: 'slice',
    writes: ['slice_states'],
    fills: ['work_slices', 'work_rated_days', ...OF_SLICES],
    finds: [],
    run: steps(sqlSteps(url, '../slices/current.sql')),
  },
  {
    kind: 'identifier',
    writes: ['identity_map', 'identity_members', 'identity_clusters'],
    fills: [
      ...['work_old', 'work_nodes', 'work_edges', 'work_kinds', 'work_crowded', 'work_wide'],
      ...['work_ties', 'work_doubtful', 'work_pairs', 'work_clear', 'work_labels'],
      ...['work_labels_next', 'work_owners', 'work_asked', 'work_asked_anchors', 'work_denials'],
      ...['work_unconsented', 'work_untold', 'work_supported'],
    ],
    finds: [
      ...sqlSteps(url, '../identity/touched.sql'),
      ...sqlSteps(url, '../channels/touched-by-clicks.sql'),
      ...TOUCHED_BY_COMPANIES,
      ...TOUCHED_BY_CONSENT,
    ],
    run: ({ writer, parameters, runner, duplicateRecords }, range) =>
      resolvePeople(writer, { ...parameters, ...range }, runner, duplicateRecords, [
        ...SHARED,
        MANY,
      ]),
  },
  {
    kind: 'person',
    writes: [
      ...['touchpoint_rows', 'conversion_rows', 'journey_rows', 'consent_rows', 'left_out_rows'],
    ],
    fills: CHUNK_TABLES,
    finds: [],
    run: derivePeople,
  },
  {
    kind: 'cost',
    writes: ['cost_day_rows', 'claimed_day_rows'],
    fills: ['work_cost_slices', 'work_cost_rows', 'work_cost_passed'],
    finds: sqlSteps(url, '../costs/changed.sql'),
    run: steps(sqlSteps(url, '../costs/costs.sql')),
  },
];

function steps(own: readonly Step[]): Stage['run'] {
  return ({ runner, parameters }, range) => runner.run(own, { ...parameters, ...range });
}

/** The companies of the people whose keys were found, and whose account they are where companies are owners. */
export async function findCompanies({ runner, parameters }: Job): Promise<void> {
  if (await runner.has(COMPANY_TOLD)) await runner.run(COMPANIES, parameters);
}

/** People in chunks, each a range of them, with all that they did. */
async function derivePeople(job: Job, range: KeyRange): Promise<void> {
  const { writer, parameters, runner, onProgress, isEverything } = job;
  await runner.ask([...SHARED, MANY]);
  const isLarge = isEverything || (await runner.has(MANY));
  const chunks = parts(EVERYTHING, isLarge ? await chunkCount(job) : 1);
  const steps = await stepsOfPeople(job);
  for (const [index, chunk] of chunks.entries()) {
    const own = overlap(chunk, range);
    if (!own) continue;
    if (isLarge) await writer.free(CHUNK_TABLES);
    else await truncate(writer, CHUNK_TABLES);
    await job.newRunner().run(steps, { ...parameters, ...own });
    onProgress((index + 1) / chunks.length);
  }
  if (isLarge) await writer.free(CHUNK_TABLES);
}

/** What is done for each chunk: in one list, so that questions about it can be asked together. */
async function stepsOfPeople({ runner, hasGoals, hasInternal }: Job): Promise<readonly Step[]> {
  const isShared = (await runner.has(SHARED[0])) || (await runner.has(SHARED[1]));
  const isConsentTold = await runner.has(CONSENT_TOLD);
  const hasAccounts = await runner.has('work_accounts');
  return [
    ...(hasAccounts ? ACCOUNT_IDS : FACTS_OF_PEOPLE.slice(0, 1)),
    ...(isConsentTold ? DENIALS : []),
    ...FACTS_OF_PEOPLE.slice(1),
    ...(isShared ? SHARED_ANCHORS : []),
    ...COPIES,
    ...CONSENTS,
    ...(hasInternal ? INTERNAL : []),
    ...(hasAccounts ? [...TO_ACCOUNTS, ...COPIES] : []),
    ...LIVES,
    ...(hasGoals ? GOALS : []),
    ...JOURNEYS,
  ];
}

async function chunkCount({ writer, isEverything }: Job): Promise<number> {
  const { people, events } = await row<{ people: string; events: string }>(
    writer,
    'SELECT (SELECT count() FROM work_labels) AS people, (SELECT count() FROM events) AS events',
  );
  const most = isEverything
    ? Number(events)
    : Math.min(Number(events), Number(people) * EVENTS_A_PERSON);
  return Math.max(1, Math.ceil(most / EVENTS_A_CHUNK));
}

/** Empties work tables; see `WorkTables`. */
export async function truncate(writer: WorkWriter, tables: readonly string[]): Promise<void> {
  for (const table of tables) await writer.run(`TRUNCATE TABLE ${table}`);
}
