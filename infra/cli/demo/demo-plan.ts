import type { ChannelsReport } from '@throughline/api/contract/reports/channels';

type Row = Pick<
  ChannelsReport['rows'][number],
  | 'kind'
  | 'channel'
  | 'campaign'
  | 'cost'
  | 'clicks'
  | 'visits'
  | 'leads'
  | 'deals'
  | 'orders'
  | 'revenue'
  | 'margin'
>;

/** The months after the history, of which the plan tells what is expected. */
const MONTHS_AHEAD = 3;
/** Season of a shop for the home, January first: its mean is 1. */
const SEASON = [0.85, 0.85, 0.9, 0.95, 0.95, 0.9, 0.85, 0.9, 1.05, 1.15, 1.3, 1.35];

export const DEMO_PLAN = 'media-plan';

/**
 * The media plan of the sample business: what its paid campaigns cost and brought on average, in round figures, for every month of
 * the history and some to come. It is made of a report, as a business makes its plan of last year.
 * @param rows of the report channels by campaign, over the whole history.
 */
export function demoPlan(
  rows: readonly Row[],
  {
    from,
    months,
    currency,
  }: { readonly from: string; readonly months: number; readonly currency: string },
) {
  const campaigns = rows.flatMap((row) => campaignOf(row, months) ?? []);
  const names = Array.from({ length: months + MONTHS_AHEAD }, (_, at) => monthAfter(from, at));
  return {
    name: 'Mug & Oak: media plan',
    settings: {
      ...{ currency, first_month: names[0]!, months: names.length, horizon: names.length + 1 },
      ...{ vat: 0.2, fee: 0.1, rate: 0.18, seasonality: SEASON, lag: [0.6, 0.25, 0.15] },
    },
    lines: campaigns.flatMap((campaign) => names.map((month) => ({ ...campaign, month }))),
  };
}

function campaignOf({ kind, channel, campaign, ...row }: Row, months: number) {
  const of = (value: string | number | null) => Number(value ?? 0);
  const { cost, clicks, visits, leads, deals, orders, revenue, margin } = row;
  const sales = of(deals) + of(orders);
  const isPlannable =
    kind === 'channel' && channel && campaign && of(cost) > 0 && of(clicks) > 0 && sales > 0;
  if (!isPlannable || of(visits) === 0 || of(revenue) <= 0) return null;
  const isOfLeads = of(leads) > sales;
  return {
    ...{ channel, campaign, budget: rounded(of(cost) / months, 3) },
    cpc: rounded(of(cost) / of(clicks), 3),
    landing: share(of(visits) / of(clicks)),
    ...(isOfLeads
      ? { lead_rate: share(of(leads) / of(visits)), deal_rate: share(sales / of(leads)) }
      : { deal_rate: share(sales / of(visits)) }),
    aov: rounded(of(revenue) / sales, 2),
    ...(margin !== null && { margin_rate: share(of(margin) / of(revenue)) }),
  };
}

/** So many significant digits, as a plan is written. */
function rounded(value: number, digits: number): string {
  const text = Number(value.toPrecision(digits));
  return text >= 1 ? `${Math.round(text * 100) / 100}` : text.toFixed(4);
}

function share(value: number): number {
  return Math.min(1, Number(value.toPrecision(2)));
}

function monthAfter(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
