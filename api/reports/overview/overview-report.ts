import type { Asked } from '../../contract/report.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { Finding, OverviewReport, overview } from '../../contract/reports/overview.ts';
import { monthAfter } from '../../plans/month-after.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { campaignsReport } from '../campaigns/campaigns-report.ts';
import { changesReport } from '../changes/changes-report.ts';
import { exploreReport } from '../explore/explore-report.ts';
import { type Arrived, fetchArrived } from '../finance/arrived.ts';
import { wholeMonth } from '../finance/months-of.ts';
import { checkPeriod, lastDays, type Period } from '../period.ts';
import { planFactReport } from '../plan-fact/plan-fact-report.ts';
import { reconcileReport } from '../reconcile/reconcile-report.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { overviewFigures } from './figures.ts';
import {
  byStake,
  costless,
  differs,
  fell,
  found,
  offPace,
  silent,
  stops,
  unanswered,
} from './findings.ts';
import { fetchMissedCalls } from './missed-calls.ts';

/** Days of the lines, and days in which campaigns are judged. */
const LINE_DAYS = 60;
const JUDGED_DAYS = 90;
const MOVERS = 5;
const FIGURES = 'revenue,margin,cost,romi_margin,mer,new_customers,blended_cac';

/** What answers depend on beside the state: which plan covers the period, and which months are closed. */
export interface Around {
  readonly plan: StoredPlan | null;
  readonly closed: readonly string[];
}

/**
 * The figures of the period, and what needs a decision: all of it what other reports say, asked side by side of one state.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export async function overviewReport(
  published: Published,
  asked: Asked<typeof overview>,
  config: ReportConfig,
  around: Around,
): Promise<OverviewReport> {
  const { model, basis, compare } = asked;
  const period = checkPeriod(asked);
  const lines = lastDays(period.to, LINE_DAYS);
  const counted = { model, basis };
  const explored = (query: Readonly<Record<string, string>>, days: Period) =>
    exploreReport(
      published,
      CONTRACTS.explore.query.parse({ ...counted, ...days, ...query }),
      config,
    );
  const [whole, byDay, bySource, changes, campaigns, arrived, others] = await Promise.all([
    explored({ metrics: FIGURES, compare, limit: '1' }, period),
    explored({ metrics: 'revenue,margin,cost,new_customers', by: 'day' }, lines),
    explored({ metrics: 'cost,margin', by: 'source', limit: '10000' }, period),
    changesReport(
      published,
      CONTRACTS.changes.query.parse({
        ...{ ...counted, ...period, compare, by: 'channel,source,campaign', limit: '10000' },
      }),
      config,
    ),
    campaignsReport(
      published,
      CONTRACTS.campaigns.query.parse({
        ...{ ...counted, ...lastDays(period.to, JUDGED_DAYS), limit: '10000' },
      }),
      config,
    ),
    fetchArrived(published, config.timezone),
    otherFindings(published, period, config, around),
  ]);
  const rows = byStake([
    ...stops(campaigns),
    ...fell(changes),
    ...costless(bySource),
    ...silent(arrived.sources, period),
    ...(await ofBooks(published, arrived, period, config, around)),
    ...others,
  ]);
  return {
    meta: {
      report: 'overview',
      ...reportMeta(published, asked, config),
      ...{ model, basis, compare: changes.meta.compare, lines },
      data_complete_to: arrived.dataCompleteTo,
    },
    figures: overviewFigures(whole, byDay, lines),
    blended_cac: whole.totals.blended_cac ?? null,
    rows,
    movers: changes.rows
      .filter(({ kind, change }) => kind === 'row' && change !== null && Number(change) !== 0)
      .slice(0, MOVERS)
      .map(({ channel, source, campaign, change, factor }) => ({
        ...{ channel, source, campaign, change: change! },
        factor: factor?.split('+') ?? [],
      })),
  };
}

/** What of the plan and of calls needs a decision. */
async function otherFindings(
  published: Published,
  period: Period,
  config: ReportConfig,
  { plan }: Around,
): Promise<readonly Finding[]> {
  const { reader, state } = published;
  if (!state) return [];
  const month = period.to.slice(0, 7);
  const ofMonth = { from: `${month}-01`, to: period.to };
  const [missed, pace] = await Promise.all([
    fetchMissedCalls({ reader, state }, period, config.timezone),
    plan === null
      ? null
      : planFactReport(
          published,
          CONTRACTS['plan-fact'].query.parse({ ...ofMonth, by: 'month' }),
          config,
          plan,
        ),
  ]);
  return [...unanswered(missed, period), ...(pace ? offPace(pace) : [])];
}

/** The last month that is whole: whether its books agree, and whether it is closed. */
async function ofBooks(
  published: Published,
  { dataCompleteTo }: Arrived,
  period: Period,
  config: ReportConfig,
  { closed }: Around,
): Promise<readonly Finding[]> {
  if (dataCompleteTo === null) return [];
  const own = dataCompleteTo.slice(0, 7);
  const month = wholeMonth(own).to <= dataCompleteTo ? own : monthAfter(own, -1);
  const days = wholeMonth(month);
  // A month that was over long before the period is no news of it.
  if (published.dataRange === null || days.to < published.dataRange.from || days.to > period.to)
    return [];
  if (closed.includes(month)) return [];
  const books = await reconcileReport(published, CONTRACTS.reconcile.query.parse(days), config);
  return [...differs(books), found('month_open', days, { since: month })];
}
