import type { ExploreReport } from '../../contract/reports/explore.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { SmartGoalsReport } from '../../contract/reports/smart-goals.ts';
import type { GoalMetric, StoredSmartGoal } from '../../contract/smart-goals.ts';
import type { Published } from '../answer.ts';
import { lastDayOf } from '../experiments/experiments-report.ts';
import { daysAfter } from '../experiments/groups.ts';
import { exploreReport } from '../explore/explore-report.ts';
import { wholeMonth } from '../finance/months-of.ts';
import type { AskedPeriod, Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { type Facts, judge, type Month, metricOf } from './judge.ts';

/** So many whole months before a goal say what is usual. */
const MONTHS = 24;

/** Goals by the five criteria of SMART, with what was reached of each. */
export async function smartGoalsReport(
  published: Published,
  asked: AskedPeriod,
  config: ReportConfig,
  goals: readonly StoredSmartGoal[],
): Promise<SmartGoalsReport> {
  const { state, dataRange } = published;
  const meta = { report: 'smart-goals' as const, ...reportMeta(published, asked, config) };
  if (!state || !dataRange) return { meta: { ...meta, judged: null }, rows: [] };
  const judged = lastDayOf(state, config.timezone);
  const explored = async (
    metrics: GoalMetric,
    days: Period,
    by?: 'month',
  ): Promise<ExploreReport> =>
    exploreReport(
      published,
      CONTRACTS.explore.query.parse({ ...days, metrics, ...(by && { by, limit: '10000' }) }),
      config,
    );
  const factsOf = async (goal: StoredSmartGoal): Promise<Facts> => {
    const metric = metricOf(goal);
    if (metric === null) return { reached: null, reachedTo: null, history: [] };
    const months = monthsBefore(goal.from ?? judged, dataRange.from, judged);
    const to = goal.by !== undefined && goal.by < judged ? goal.by : judged;
    const isBegun = goal.from !== undefined && goal.from <= to;
    const [ofMonths, whole] = await Promise.all([
      months.length > 0
        ? explored(metric, { from: months[0]!.from, to: months.at(-1)!.to }, 'month')
        : null,
      isBegun ? explored(metric, { from: goal.from!, to }) : null,
    ]);
    const byMonth = new Map(ofMonths?.rows.map((row) => [row.month, row[metric]]));
    const textOf = (value: string | number | null | undefined) =>
      value === null || value === undefined ? null : String(value);
    return {
      reached: whole && textOf(whole.totals[metric]),
      reachedTo: isBegun ? to : null,
      history: months.map((days): Month => {
        const month = days.from.slice(0, 7);
        // Of a month without a row nothing happened.
        return { ...days, value: byMonth.has(month) ? textOf(byMonth.get(month)) : '0' };
      }),
    };
  };
  const facts = await Promise.all(goals.map(factsOf));
  return {
    meta: { ...meta, judged },
    rows: judge(goals, (goal) => facts[goals.indexOf(goal)]!, judged),
  };
}

/** Whole months before a day that the data has, the oldest first. */
export function monthsBefore(day: string, first: string, judged: string): Period[] {
  const months: Period[] = [];
  let month = wholeMonth(day.slice(0, 7));
  while (months.length < MONTHS) {
    month = wholeMonth(daysAfter(month.from, -1).slice(0, 7));
    if (month.from < first) break;
    if (month.to <= judged) months.unshift(month);
  }
  return months;
}
