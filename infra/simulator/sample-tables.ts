import { adRowsOf } from './advertising.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { type History, historyOf } from './history.ts';
import { AD_ACCOUNTS } from './media-plan.ts';
import { needsOf } from './needs.ts';
import { type SimulateOptions, withDefaults } from './options.ts';
import { amountsOf, type Order, refundedLines } from './orders.ts';
import { personOf } from './people.ts';

/** A table of the sample business as JSON lines, and what is said beside it. */
export interface SampleTable {
  readonly name: string;
  readonly content: string;
  readonly options: { readonly kind: string; readonly marginRate?: string };
}

const MARGIN_RATE = '0.42';
/** The business lives in roubles. In another currency a hundred of them are one, so that prices look like prices. */
const OF_ROUBLE: Readonly<Record<string, number>> = { RUB: 1 };
const ROUBLES_OF_EURO = 100;

/**
 * The sample business as three tables that anybody could have: visits, orders, costs. The same options give the same
 * bytes.
 * @param currency in which all amounts are written.
 */
export function sampleTables(given: SimulateOptions, currency: string): readonly SampleTable[] {
  const options = withDefaults(given);
  const calendar = calendarOf(options.from, options.months, options.zone);
  const people = Array.from({ length: options.people }, (_, index) =>
    personOf(options.seed, index, calendar),
  );
  const history = historyOf(options, calendar, needsOf(options, calendar, people));
  // From minor units of the rouble.
  const money = (minor: number) => ((minor / 100) * (OF_ROUBLE[currency] ?? 0.01)).toFixed(2);
  return [
    { name: 'visits', content: lines(visitsOf(history)), options: { kind: 'visits' } },
    {
      ...{ name: 'orders', content: lines(ordersOf(history, currency, money)) },
      options: { kind: 'orders', marginRate: MARGIN_RATE },
    },
    {
      ...{ name: 'costs', options: { kind: 'cost' } },
      content: lines(costsOf(options, calendar, history, currency, money)),
    },
  ];
}

type Row = Readonly<Record<string, string | number | undefined>>;

function lines(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

const iso = (at: number) => new Date(Math.floor(at / 1000)).toISOString();

function visitsOf({ visits }: History): Row[] {
  return visits.map(({ at, clientId, userId, landing, referrer }) => ({
    ...{ time: iso(at), client_id: clientId, user_id: userId ?? '' },
    ...{ url: landing, referrer: referrer ?? '' },
  }));
}

function ordersOf({ orders }: History, currency: string, money: (minor: number) => string): Row[] {
  return orders
    .filter(({ isTest }) => !isTest)
    .map((order) => {
      const { plan, person } = order;
      const { total, tax } = amountsOf(plan.lines, plan.shipping);
      const refund = order.refundedAt === undefined ? 0 : amountsOf(refundedLines(plan)).total;
      return {
        ...{ 'order number': `M-${order.number}`, date: iso(order.createdAt) },
        ...{ 'paid at': order.paidAt === undefined ? '' : iso(order.paidAt) },
        ...{ status: statusOf(order), total: money(total), tax: money(tax) },
        ...{ shipping: money(plan.shipping), currency },
        ...{ email: plan.givesEmail ? person.email : '' },
        ...{ phone: plan.givesPhone ? person.phone : '' },
        client_id: plan.carriesClientId ? (order.visit?.clientId ?? '') : '',
        user_id: order.visit ? (person.userId ?? '') : '',
        ...{ 'refunded amount': refund > 0 ? money(refund) : '' },
      };
    });
}

function statusOf({ cancelledAt, paidAt }: Order): string {
  if (cancelledAt !== undefined) return 'cancelled';
  return paidAt === undefined ? 'pending' : 'paid';
}

/** One row a campaign and day, as the platform bills it in the end. */
function costsOf(
  options: Parameters<typeof adRowsOf>[0],
  calendar: Calendar,
  { visits }: History,
  currency: string,
  money: (minor: number) => string,
): Row[] {
  const sums = new Map<string, { row: Row; clicks: number; impressions: number; cost: number }>();
  for (const { platform, day, campaign, restated } of adRowsOf(options, calendar, visits)) {
    if (!restated) continue;
    const { utmSource, utmMedium, currency: billed } = AD_ACCOUNTS[platform];
    const key = `${day}|${utmSource}|${campaign.name}`;
    const sum = sums.get(key) ?? {
      row: {
        date: calendar.days[day],
        source: utmSource,
        medium: utmMedium,
        campaign: campaign.name,
      },
      ...{ clicks: 0, impressions: 0, cost: 0 },
    };
    sums.set(key, {
      row: sum.row,
      clicks: sum.clicks + restated.clicks,
      impressions: sum.impressions + restated.impressions,
      cost: sum.cost + restated.cost * (billed === 'EUR' ? ROUBLES_OF_EURO : 1),
    });
  }
  return [...sums.values()].map(({ row, clicks, impressions, cost }) => ({
    ...row,
    ...{ impressions, clicks, cost: money(cost), currency },
  }));
}
