import { paybackOf } from '@throughline/transform/plan/customers/cohorts/payback-of';
import { runningSum } from '@throughline/transform/plan/customers/cohorts/running-sum';
import { Exact, numberOf, ratio, sumKnown } from '@throughline/transform/plan/figures/exact';
import type { CohortsReport } from '../../contract/reports/cohorts.ts';
import type { CohortChannel } from '../../contract/reports/cohorts-channels.ts';
import type { Why } from '../../contract/why.ts';
import { exactOf } from '../customers/amounts.ts';

/** What the new customers of a channel brought in one month after their first order. */
export interface ChannelMonth {
  readonly channel: string;
  readonly month: string | number;
  readonly active: string;
  readonly known: string;
  readonly unknown: string;
}

/** What a channel cost in the months of the cohorts. */
export interface ChannelCost {
  readonly channel: string;
  readonly cost: string | null;
  readonly why: Why | null;
}

type Figures = Omit<CohortChannel, 'channel' | 'kind'>;

/** Months of some customers, from the one of the first order on. */
interface Brought {
  readonly customers: number;
  readonly months: readonly (Exact | null)[];
}

/**
 * New customers by channel beside what the channel cost: CAC = cost / customers, LTV = value / customers, LTV:CAC = value /
 * cost, payback as of a cohort. Channels that cost and brought nobody stand with 0 customers.
 */
export function channelRows(
  found: readonly ChannelMonth[],
  costs: readonly ChannelCost[],
): Pick<CohortsReport, 'channels' | 'channel_totals'> {
  const costOf = new Map(costs.map((one) => [one.channel, one]));
  const named = [...new Set([...found, ...costs].map(({ channel }) => channel))].filter(
    (channel) => channel !== '',
  );
  const rows = named
    .map((channel) => {
      const { cost = null, why = 'not_applicable' } = costOf.get(channel) ?? {};
      const brought = broughtBy(found.filter((row) => row.channel === channel));
      return { channel, brought, cost: cost === null ? null : new Exact(cost), why };
    })
    // A channel that neither costs nor brings anybody is no row.
    .filter(({ brought, cost, why }) => brought.customers > 0 || cost?.gt(0) || isGap(why));
  const unattributed = broughtBy(found.filter(({ channel }) => channel === ''));
  const paid = rows.filter(({ cost }) => cost !== null);
  const all = rows.map(({ brought }) => brought);
  return {
    channels: [
      ...rows
        .map(
          ({ channel, brought, cost, why }): CohortChannel => ({
            ...{ channel, kind: 'row', ...figuresOf(brought, cost, cost === null ? why : null) },
          }),
        )
        .sort((a, b) => b.customers - a.customers || (a.channel < b.channel ? -1 : 1)),
      ...(unattributed.customers > 0
        ? [
            {
              ...{ channel: 'Unattributed', kind: 'unattributed' as const },
              ...figuresOf(unattributed, null, 'not_applicable'),
            },
          ]
        : []),
    ],
    channel_totals: {
      paid: figuresOf(
        together(paid.map(({ brought }) => brought)),
        paid.length === 0 ? null : sumKnown(paid.map(({ cost }) => cost)),
        paid.length === 0 ? 'not_applicable' : null,
      ),
      all: overall(together([...all, unattributed]), rows),
    },
  };
}

const isGap = (why: Why | null) => why !== null && why !== 'not_applicable';

/** Everything: its cost is known only where that of every channel is, and no ratio of it is one of what was paid for. */
function overall(
  brought: Brought,
  rows: readonly { readonly cost: Exact | null; readonly why: Why | null }[],
): Figures {
  const gap = rows.find(({ cost, why }) => cost === null && isGap(why))?.why ?? null;
  const known = rows.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const cost = gap || known.length === 0 ? null : sumKnown(known);
  const why = cost === null ? (gap ?? 'not_applicable') : null;
  return { ...figuresOf(brought, cost, why), cac: null, ltv_cac: null };
}

function broughtBy(rows: readonly ChannelMonth[]): Brought {
  const last = rows.reduce((most, { month }) => Math.max(most, Number(month)), -1);
  const byMonth = new Map(rows.map((row) => [Number(row.month), row]));
  return {
    // Everybody has an order in the month of the first one.
    customers: Number(byMonth.get(0)?.active ?? 0),
    months: Array.from({ length: last + 1 }, (_, month) => {
      const row = byMonth.get(month);
      return row ? exactOf(row.known, row.unknown) : new Exact(0);
    }),
  };
}

function together(all: readonly Brought[]): Brought {
  const last = Math.max(0, ...all.map(({ months }) => months.length));
  return {
    customers: all.reduce((sum, { customers }) => sum + customers, 0),
    months: Array.from({ length: last }, (_, month) =>
      sumKnown(all.map(({ months }) => (month < months.length ? months[month]! : new Exact(0)))),
    ),
  };
}

function figuresOf({ customers, months }: Brought, cost: Exact | null, why: Why | null): Figures {
  const running = runningSum(months);
  const value = running.length === 0 ? new Exact(0) : running.at(-1)!;
  const each = (money: Exact | null) =>
    money === null || customers === 0 ? null : money.div(customers).toFixed(2);
  const payback = paybackOf(running, cost);
  return {
    customers,
    cost: cost === null ? null : cost.toFixed(2),
    cost_why: why,
    cac: each(cost),
    value: value === null ? null : value.toFixed(2),
    ltv: each(value),
    ltv_cac: cost?.gt(0) ? numberOf(ratio(value, cost)) : null,
    payback: payback.status,
    payback_month: payback.month,
  };
}
