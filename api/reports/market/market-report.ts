import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import dayjs from 'dayjs';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { MarketReport, market } from '../../contract/reports/market.ts';
import { OWN_METRICS, type OwnFigure } from '../../contract/reports/market-columns.ts';
import type { Answering, Published } from '../answer.ts';
import { exploreReport } from '../explore/explore-report.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { comparedPoints, type Point, seriesOf } from './series.ts';

const POINTS = sqlFile(import.meta.url, './points.sql');
type Row = MarketReport['rows'][number];
/** Sales, leads or visits of ours from which on a change of ours says something. */
const MINIMUM = 10;
/** Our figure of some days, and how many sales, leads or visits it is of; null where it is not known. */
type OwnDays = (period: Period) => { readonly value: number; readonly count: number } | null;

/** Series of the market by their newest figure, each beside our own figure of the same days. */
export const marketReport: Answering<typeof market> = async (published, asked, config) => {
  const { reader, state } = published;
  const { own, against } = asked;
  const meta = reportMeta(published, asked, config);
  const period = { from: meta.from, to: meta.to };
  const points = state
    ? await reader.rows<Point>(POINTS, {
        ...{ generation: state.generation, revision: state.revision, to: period.to },
      })
    : [];
  const found = seriesOf(points).flatMap((series) => {
    const compared = comparedPoints(series, period, against);
    return compared ? [{ name: series.name, ...compared }] : [];
  });
  const first = found
    .flatMap(({ now, earlier }) => [now.from, ...(earlier ? [earlier.from] : [])])
    .sort()[0];
  const ours = await ownDays(published, first, period.to, own, config);
  const rows = found.map(({ name, now, earlier }): Row => {
    const [figure, before] = [ours(now), earlier && ours(earlier)];
    const change = changeOf(now.value, earlier?.value ?? null);
    const few =
      figure !== null && before !== null && Math.min(figure.count, before.count) < MINIMUM;
    const ownChange = few ? null : changeOf(figure?.value ?? null, before?.value ?? null);
    const together = found
      .filter(
        (other) =>
          other.name.metric === name.metric &&
          other.name.region === name.region &&
          other.name.unit === name.unit &&
          other.now.from === now.from,
      )
      .map((other) => other.now.value);
    const sum = together.reduce((all, value) => all + value, 0);
    const isOurMoney = own === 'revenue' && name.unit.toUpperCase() === config.currency;
    return {
      ...name,
      ...{ period_from: now.from, period_to: now.to, value: Number(now.value) },
      ...{ earlier_from: earlier?.from ?? null, earlier_to: earlier?.to ?? null },
      ...{ earlier: earlier?.value ?? null, change },
      part: together.length > 1 && sum > 0 ? now.value / sum : null,
      ...{ own: written(figure?.value ?? null, own) },
      ...{ own_earlier: written(before?.value ?? null, own), own_change: ownChange, few },
      ahead: change === null || ownChange === null ? null : ownChange - change,
      own_share: isOurMoney && figure !== null && now.value > 0 ? figure.value / now.value : null,
    };
  });
  return { meta: { report: 'market', ...meta, own, against, minimum: MINIMUM }, rows };
};

function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before <= 0 ? null : now / before - 1;
}

function written(value: number | null, own: OwnFigure): string | number | null {
  return value === null ? null : own === 'revenue' ? value.toFixed(2) : value;
}

/** Our own figure of any days, as the layer of questions tells it by day; null of days before the first that hold data. */
async function ownDays(
  published: Published,
  first: string | undefined,
  to: string,
  own: OwnFigure,
  config: ReportConfig,
): Promise<OwnDays> {
  const { dataRange } = published;
  if (first === undefined || !dataRange) return () => null;
  // A question is of three years at most.
  const oldest = dayjs.utc(to).subtract(3, 'year').add(1, 'day').format('YYYY-MM-DD');
  const from = [first, dataRange.from, oldest].sort().at(-1)!;
  if (from > to) return () => null;
  const metric = OWN_METRICS[own];
  const counted = own === 'revenue' ? 'sold' : metric;
  const metrics = [...new Set([metric, counted])].join(',');
  const { rows } = await exploreReport(
    published,
    CONTRACTS.explore.query.parse({ from, to, by: 'day', metrics, limit: '10000' }),
    config,
  );
  const days = rows.map((row) => ({
    day: row.day ?? '',
    value: row[metric] === null || row[metric] === undefined ? null : Number(row[metric]),
    count: Number(row[counted] ?? 0),
  }));
  return (period) => {
    if (period.from < from) return null;
    const within = days.filter(({ day }) => day >= period.from && day <= period.to);
    if (within.some(({ value }) => value === null)) return null;
    // Cents are added as whole ones.
    const cents = within.reduce((sum, { value }) => sum + Math.round((value ?? 0) * 100), 0);
    return { value: cents / 100, count: within.reduce((sum, { count }) => sum + count, 0) };
  };
}
