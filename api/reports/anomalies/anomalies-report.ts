import { answerOf } from '@throughline/transform/plan/answer-of';
import {
  type Anomalies,
  anomalies as calculation,
} from '@throughline/transform/plan/customers/anomalies/anomalies';
import {
  type AnomaliesReport,
  type anomalies,
  WATCHED,
  type Watched,
} from '../../contract/reports/anomalies.ts';
import type { ExploreReport } from '../../contract/reports/explore.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { conditionText } from '../../contract/where.ts';
import type { Answering } from '../answer.ts';
import { exploreReport } from '../explore/explore-report.ts';
import { checkPeriod, lastDays, type Period } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { alertsOf } from './alerts.ts';
import { type DailySeries, dailySeries, KIND, usualSales } from './series.ts';

/** Eight weeks before the period, and one more for the first of its weekdays. */
const LEARN_DAYS = 63;
/** Days with fewer sales than this differ by chance alone: a large basket would be odd each time. */
const ENOUGH_SALES = 10;

/**
 * Odd days of the period by metric, with the channels or sources that moved.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const anomaliesReport: Answering<typeof anomalies> = async (published, asked, config) => {
  const { model, basis, where } = asked;
  const period = checkPeriod(asked);
  const earliest = lastDays(period.from, LEARN_DAYS + 1).from;
  // Days before the first fact and after the newest are no days without visits.
  const days = within({ from: earliest, to: period.to }, published.dataRange);
  const conditions = where.map(conditionText);
  const explored = (query: Readonly<Record<string, string>>) =>
    exploreReport(
      published,
      CONTRACTS.explore.query.parse({
        ...{ ...days, model, basis, limit: '10000', ...query },
        where: conditions,
      }),
      config,
    );
  const metrics = [...WATCHED, 'orders', 'deals', 'margin'].join(',');
  const [byChannel, bySource] = await Promise.all([
    explored({ metrics, by: 'day,channel' }),
    explored({ metrics: WATCHED.join(','), by: 'day,source' }),
  ]);
  const parts = { channel: byChannel.rows, source: bySource.rows };
  const sales = usualSales(days, byChannel.rows);
  const isSparse = (metric: Watched) => metric === 'revenue' && sales < ENOUGH_SALES;
  const series = WATCHED.filter((metric) => !isSparse(metric))
    .map((metric) => dailySeries(metric, days, parts))
    .filter(({ values }) => values.some((value) => value !== null));
  const found = computed(series, (metric) => worthOf(metric, byChannel.totals));
  const status = new Map(found.series.map((one) => [one.metric, one]));
  return {
    meta: {
      report: 'anomalies',
      ...reportMeta(published, asked, config),
      ...{ model, basis, where: conditions, learned_from: days.from },
    },
    metrics: WATCHED.map((metric) => {
      const own = status.get(metric);
      return {
        metric,
        status: isSparse(metric) ? ('sparse' as const) : (own?.status ?? ('unknown' as const)),
        days_to_go: own?.days_to_go ?? 0,
      };
    }),
    rows: alertsOf(found.anomalies, period),
  } satisfies AnomaliesReport;
};

/** What one of a metric is worth: the margin of a visit and of a lead; money is worth itself. */
function worthOf(metric: Watched, totals: ExploreReport['totals']): string | null {
  const count = totals[metric];
  if (KIND[metric] === 'money' || typeof count !== 'number' || count <= 0) return null;
  const worth = typeof totals.margin === 'string' ? Number(totals.margin) / count : 0;
  return worth > 0 ? worth.toFixed(6) : null;
}

function computed(
  series: readonly DailySeries[],
  worth: (metric: Watched) => string | null,
): Anomalies {
  return answerOf(calculation as Parameters<typeof answerOf<Anomalies>>[0], {
    series: series.map((one) => {
      const value = worth(one.metric);
      return { ...one, ...(value !== null && { value }) };
    }),
  });
}

function within({ from, to }: Period, data: Period | null): Period {
  if (!data) return { from, to };
  const first = data.from > from && data.from <= to ? data.from : from;
  const last = data.to < to && data.to >= first ? data.to : to;
  return { from: first, to: last };
}
