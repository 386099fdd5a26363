import { type FactGroup, SUM_KEYS, type SumKey } from '../cubes/fact-group.ts';

/** Running sums of a row: exact integers. */
export type Tally = Record<SumKey, bigint>;

export const NOTHING: Readonly<Tally> = Object.fromEntries(
  SUM_KEYS.map((key) => [key, 0n]),
) as Tally;

export function newTally(): Tally {
  return { ...NOTHING };
}

/**
 * The sums of a group of facts. Each is named, here and below: reports read tens of thousands of them, and a key that is looked up
 * takes ten times as long.
 */
export function tallyOf(group: FactGroup): Tally {
  return {
    cost: amountOf(group.cost),
    cost_unknown: amountOf(group.cost_unknown),
    cost_rows: amountOf(group.cost_rows),
    impressions: amountOf(group.impressions),
    clicks: amountOf(group.clicks),
    visits: amountOf(group.visits),
    calls: amountOf(group.calls),
    paid_touches: amountOf(group.paid_touches),
    credits: amountOf(group.credits),
    paid_credits: amountOf(group.paid_credits),
    leads: amountOf(group.leads),
    deals: amountOf(group.deals),
    orders: amountOf(group.orders),
    new_customers: amountOf(group.new_customers),
    revenue: amountOf(group.revenue),
    revenue_unknown: amountOf(group.revenue_unknown),
    margin: amountOf(group.margin),
    margin_unknown: amountOf(group.margin_unknown),
    new_revenue: amountOf(group.new_revenue),
    new_revenue_unknown: amountOf(group.new_revenue_unknown),
  };
}

/** Adds other sums. */
export function addTally(tally: Tally, other: Readonly<Tally>): void {
  tally.cost = plus(tally.cost, other.cost);
  tally.cost_unknown = plus(tally.cost_unknown, other.cost_unknown);
  tally.cost_rows = plus(tally.cost_rows, other.cost_rows);
  tally.impressions = plus(tally.impressions, other.impressions);
  tally.clicks = plus(tally.clicks, other.clicks);
  tally.visits = plus(tally.visits, other.visits);
  tally.calls = plus(tally.calls, other.calls);
  tally.paid_touches = plus(tally.paid_touches, other.paid_touches);
  tally.credits = plus(tally.credits, other.credits);
  tally.paid_credits = plus(tally.paid_credits, other.paid_credits);
  tally.leads = plus(tally.leads, other.leads);
  tally.deals = plus(tally.deals, other.deals);
  tally.orders = plus(tally.orders, other.orders);
  tally.new_customers = plus(tally.new_customers, other.new_customers);
  tally.revenue = plus(tally.revenue, other.revenue);
  tally.revenue_unknown = plus(tally.revenue_unknown, other.revenue_unknown);
  tally.margin = plus(tally.margin, other.margin);
  tally.margin_unknown = plus(tally.margin_unknown, other.margin_unknown);
  tally.new_revenue = plus(tally.new_revenue, other.new_revenue);
  tally.new_revenue_unknown = plus(tally.new_revenue_unknown, other.new_revenue_unknown);
}

function amountOf(text: string | undefined): bigint {
  return text === undefined || text === '0' ? 0n : BigInt(text);
}

function plus(sum: bigint, amount: bigint): bigint {
  return amount === 0n ? sum : sum + amount;
}

/** Anything from the side of visits: a visit, a call, or a part of a conversion. */
export function hasResults({ visits, calls, credits }: Tally): boolean {
  return visits > 0n || calls > 0n || credits > 0n;
}

/** Results that were paid for. */
export function isPaid({ paid_touches, paid_credits }: Tally): boolean {
  return paid_touches > 0n || paid_credits > 0n;
}
