import type { Measures } from '../../metrics/measures.ts';
import { type FactGroup, SUM_KEYS, type SumKey } from './fetch.ts';

/** Running sums of a row: exact integers. */
export type Tally = Record<SumKey, bigint>;

export function newTally(): Tally {
  return Object.fromEntries(SUM_KEYS.map((key) => [key, 0n])) as Tally;
}

export function addTo(tally: Tally, group: FactGroup): void {
  for (const key of SUM_KEYS) {
    const amount = group[key];
    if (amount !== undefined) tally[key] += BigInt(amount);
  }
}

/**
 * Sums of a row. A sum with an unknown part is unknown. So is the cost of a row where paid traffic came
 * and no cost data exists: nobody bought it for nothing.
 */
export function rowMeasures(tally: Tally): Measures {
  const unpriced = tally.cost_rows === 0n && tally.paid_touches > 0n;
  return { ...totalMeasures(tally), ...(unpriced && { cost: null }) };
}

/** Sums of everything: rows without cost data add nothing, and their flags say so. */
export function totalMeasures(tally: Tally): Measures {
  return {
    cost: tally.cost_unknown > 0n ? null : tally.cost,
    impressions: tally.impressions,
    clicks: tally.clicks,
    visits: tally.visits,
    calls: tally.calls,
    leads: tally.leads,
    deals: tally.deals,
    orders: tally.orders,
    new_customers: tally.new_customers,
    revenue: tally.revenue_unknown > 0n ? null : tally.revenue,
    margin: tally.margin_unknown > 0n ? null : tally.margin,
  };
}

/** What a reader has to know before trusting the row. */
export function flags(tally: Tally): ('cost_missing' | 'visits_missing')[] {
  const found: ('cost_missing' | 'visits_missing')[] = [];
  if (rowMeasures(tally).cost === null) found.push('cost_missing');
  const bought = tally.cost !== 0n || tally.cost_unknown > 0n || tally.clicks > 0n;
  if (bought && tally.visits === 0n) found.push('visits_missing');
  return found;
}
