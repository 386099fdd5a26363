import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Asked } from '../../contract/report.ts';
import type { FunnelReport, FunnelRow, funnel } from '../../contract/reports/funnel.ts';
import { funnelNotes } from '../../contract/reports/funnel-notes.ts';
import { FUNNEL_STEPS } from '../../contract/reports/funnel-rows.ts';
import { conditionText } from '../../contract/where.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { checkPeriod, comparedPeriod } from '../period.ts';
import { remembered } from '../remembered.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import type { State } from '../state.ts';
import { type FunnelQuestion, leadsStatement } from './fetch.ts';
import { type Cohort, cohortOf, reasonsOf, type StoredCount } from './lead-counts.ts';
import { plannedSteps } from './planned.ts';
import { type Part, stepRows } from './step-rows.ts';
import { cameTo, isEnough, NEEDED } from './still-to-come.ts';
import { fetchVisits, NO_VISITS, type PartVisits } from './visits.ts';

const SUMMARY = sqlFile(import.meta.url, './summary.sql');
const UNLED = sqlFile(import.meta.url, './unled.sql');
const TELLS_QUALIFIED = sqlFile(import.meta.url, './tells-qualified.sql');

interface Found {
  readonly counts: readonly StoredCount[];
  readonly unled: number;
  readonly visits: PartVisits;
  readonly tellsQualified: boolean;
}
const NOTHING: Found = {
  ...{ counts: [], unled: 0, visits: NO_VISITS, tellsQualified: false },
};

/**
 * Leads of the period by how far they came, with what is still to come of the open ones.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export async function funnelReport(
  published: Published,
  asked: Asked<typeof funnel>,
  config: ReportConfig,
  plan: StoredPlan | null,
): Promise<FunnelReport> {
  const { state, dataRange } = published;
  const { by, where } = asked;
  const meta = reportMeta(published, asked, config);
  const period = checkPeriod(asked);
  const compare = comparedPeriod(period, asked.compare);
  const asOf = asOfDay(state, dataRange, config.timezone);
  const { counts, unled, visits, tellsQualified } =
    state && asOf
      ? await fetchFunnel({ ...published, state }, { period, compare, by, where, asOf }, config)
      : NOTHING;
  const steps = FUNNEL_STEPS.filter((step) => step !== 'qualified' || tellsQualified);
  const planned =
    plan && by === 'channel' && where.length === 0 ? plannedSteps(plan, period) : null;
  const all = cohortOf(counts);
  const partOf = (own: readonly StoredCount[], part: string | null): Part => ({
    visits: part === null ? visits.all : (visits.of.get(part) ?? visits.other),
    now: cohortOf(own.filter(({ cohort }) => cohort === 'now')),
    before: compare && cohortOf(own.filter(({ cohort }) => cohort === 'before')),
    window: cohortOf(own),
    planned: (part !== null && planned?.get(part)) || null,
  });
  const rowsOf = (own: readonly StoredCount[], part: string | null): FunnelRow[] => {
    const one = partOf(own, part);
    return stepRows(one, steps, all).map((row) => ({
      ...{ ...row, part, key: part === null ? '' : new URLSearchParams({ [by]: part }).toString() },
      curve: row.expected === null ? null : curveOf(one.window, row.step),
    }));
  };
  const parts = by === 'none' ? [] : partsOf(counts, visits, planned?.keys() ?? []);
  const about = {
    report: 'funnel' as const,
    ...{ ...meta, by, where: where.map(conditionText), compare, steps, followed_to: asOf, unled },
    enough: { paid: cameTo(all.steps.paid), needed: NEEDED },
    plan: planned && plan ? { id: plan.id, version: plan.version } : null,
  };
  return {
    meta: { ...about, notes: funnelNotes(about).map(({ en }) => en) },
    rows:
      by === 'none'
        ? rowsOf(counts, null)
        : parts.flatMap((part) =>
            rowsOf(
              counts.filter((one) => one.part === part),
              part,
            ),
          ),
    totals: stepRows(partOf(counts, null), steps, all),
    reasons: reasonsOf(counts),
  };
}

/** Parts in the order of their leads, then of their visits. */
function partsOf(
  counts: readonly StoredCount[],
  visits: PartVisits,
  planned: Iterable<string>,
): readonly string[] {
  const leads = new Map<string, number>();
  for (const name of [...visits.of.keys(), ...planned]) leads.set(name, 0);
  for (const { part, cohort, step, leads: text } of counts)
    if (step === 'end' && cohort !== '')
      leads.set(part, (leads.get(part) ?? 0) + (cohort === 'now' ? Number(text) : 0));
  const visited = (part: string) => {
    const { now } = visits.of.get(part) ?? visits.other;
    return typeof now === 'number' ? now : 0;
  };
  return [...leads]
    .sort(([a, own], [b, other]) => other - own || visited(b) - visited(a) || (a < b ? -1 : 1))
    .map(([part]) => part);
}

function curveOf(window: Cohort, step: string): 'own' | 'all' {
  return step in window.steps && isEnough(window.steps[step as keyof Cohort['steps']])
    ? 'own'
    : 'all';
}

async function fetchFunnel(
  published: Published & { readonly state: State },
  question: FunnelQuestion,
  config: ReportConfig,
): Promise<Found> {
  const { reader, state } = published;
  const { generation, revision } = state;
  const { text, parameters } = await leadsStatement(published, question, config.timezone);
  const [counts, unled, visits, told] = await Promise.all([
    reader.rows<StoredCount>(`${text}\n${SUMMARY}`, parameters),
    question.where.length > 0 ? [] : reader.rows<{ sales: string }>(UNLED, parameters),
    fetchVisits(published, question, config),
    remembered(state, 'tells qualified', () =>
      reader.rows(TELLS_QUALIFIED, { generation, revision }),
    ),
  ]);
  return {
    ...{ counts, visits, unled: Number(unled[0]?.sales ?? 0) },
    tellsQualified: told.length > 0,
  };
}
