import { explore } from '../../contract/reports/explore.ts';
import type { MODELS } from '../../contract/terms.ts';
import type { Published } from '../../reports/answer.ts';
import { exploreReport } from '../../reports/explore/explore-report.ts';
import type { ReportConfig } from '../../reports/report-config.ts';
import { monthAfter } from '../month-after.ts';

/** What a campaign cost and brought in a month; null is unknown. Results are dated by the touch that led to them. */
export interface HistoryRow {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly channel: string;
  /** Empty where facts name none. */
  readonly campaign: string;
  /** Money is decimal text, in the base currency. */
  readonly cost: string | null;
  readonly impressions: number;
  readonly clicks: number;
  readonly visits: number;
  readonly leads: number;
  readonly sales: number;
  readonly revenue: string | null;
  readonly margin: string | null;
}

export interface History {
  readonly rows: readonly HistoryRow[];
  /** Months whose days have all come, in order. */
  readonly months: readonly string[];
  /** Newest day with data. */
  readonly to: string;
  readonly model: (typeof MODELS)[number];
}

const METRICS = 'cost,impressions,clicks,visits,leads,orders,deals,revenue,margin';
const MOST_MONTHS = 36;
const ALL_ROWS = 1_000_000;

/** The last three years by month, channel and campaign, or null where there is nothing yet. */
export async function fetchHistory(
  published: Published,
  config: ReportConfig,
  model: (typeof MODELS)[number],
): Promise<History | null> {
  const { state, dataRange } = published;
  if (!state || !dataRange) return null;
  const last = dataRange.to.slice(0, 7);
  const earliest = monthAfter(last, 1 - MOST_MONTHS);
  const first = [dataRange.from.slice(0, 7), earliest].sort()[1]!;
  const asked = explore.query.parse({
    ...{ from: `${first}-01`, to: dataRange.to, metrics: METRICS, by: 'month,channel,campaign' },
    ...{ model, basis: 'touch', sort: 'month' },
  });
  const { rows } = await exploreReport(published, { ...asked, limit: ALL_ROWS }, config);
  // A shop tells of orders, a CRM of deals; where both tell of one sale, it counts once.
  const count = (key: 'orders' | 'deals') =>
    rows.reduce((so, row) => so + Number(row[key] ?? 0), 0);
  const sale = count('deals') > count('orders') ? 'deals' : 'orders';
  return {
    rows: rows
      .filter(({ kind }) => kind === 'row')
      .map((row) => ({
        month: row.month!.slice(0, 7),
        ...{ channel: row.channel!, campaign: row.campaign ?? '' },
        ...{ cost: text(row.cost ?? row.cost_known), impressions: Number(row.impressions ?? 0) },
        ...{ clicks: Number(row.clicks ?? 0), visits: Number(row.visits ?? 0) },
        ...{ leads: Number(row.leads ?? 0), sales: Number(row[sale] ?? 0) },
        ...{ revenue: text(row.revenue), margin: text(row.margin) },
      })),
    months: wholeMonths(first, dataRange),
    ...{ to: dataRange.to, model },
  };
}

function text(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A few days without facts at the very beginning are quiet days, not missing ones. */
const QUIET_DAYS = 3;

function wholeMonths(
  first: string,
  { from, to }: { readonly from: string; readonly to: string },
): string[] {
  const months: string[] = [];
  const isCut = first === from.slice(0, 7) && Number(from.slice(8)) > QUIET_DAYS;
  const end = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
  for (let month = isCut ? monthAfter(first, 1) : first; ; month = monthAfter(month, 1)) {
    if (`${monthAfter(month, 1)}-01` > end) return months;
    months.push(month);
  }
}
