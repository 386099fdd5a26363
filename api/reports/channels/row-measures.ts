import type { Flag } from '../../contract/reports/channels.ts';
import type { Why } from '../../contract/why.ts';
import { type Amount, MEASURE_KEYS, MEASURES, type Measures } from '../../metrics/measures.ts';
import type { Computed, ComputedRow } from './compute.ts';
import { costOf } from './cost-of.ts';
import { scopeCost } from './scopes.ts';
import { newTally, type Tally } from './tally.ts';

const SALES = ['deals', 'orders', 'new_customers', 'revenue', 'margin'] as const;

/** Sums with their cost; a sum with an unknown part is unknown. */
export function measuresOf(tally: Tally, cost: Amount, salesTold: boolean): Measures {
  // Where no cost data speaks of something, its impressions and clicks are as unknown as its cost.
  const counted = (count: bigint): Amount =>
    typeof cost === 'string' && (tally.cost_rows === 0n || cost === 'cost_missing') ? cost : count;
  const noMargin: Why = tally.margin_unknown > tally.revenue_unknown ? 'margin_missing' : 'unknown';
  return {
    cost,
    impressions: counted(tally.impressions),
    clicks: counted(tally.clicks),
    visits: tally.visits,
    calls: tally.calls,
    leads: tally.leads,
    deals: tally.deals,
    orders: tally.orders,
    new_customers: tally.new_customers,
    revenue: tally.revenue_unknown > 0n ? 'unknown' : tally.revenue,
    margin: tally.margin_unknown > 0n ? noMargin : tally.margin,
    ...(!salesTold && Object.fromEntries(SALES.map((key) => [key, 'no_sales_source' as const]))),
  };
}

/** Sums of a row, and why its ratios of cost are withheld although both sides have a value. */
export function rowMeasures(
  { tally, cost, mixed, meeting }: ComputedRow,
  salesTold: boolean,
): { measures: Measures; withheld?: Why } {
  const measures = measuresOf(
    tally,
    meeting?.lacks === 'cost' ? 'level_unmatched' : cost,
    salesTold,
  );
  if (meeting?.lacks === 'results')
    return {
      measures: Object.fromEntries(
        MEASURE_KEYS.map((key) => [
          key,
          MEASURES[key].from === 'costs' ? measures[key] : 'level_unmatched',
        ]),
      ) as unknown as Measures,
    };
  if (meeting?.lacks === 'loss') return { measures, withheld: 'level_unmatched' };
  return { measures, ...(mixed && { withheld: 'blended' as const }) };
}

/** Sums of everything. */
export function totalMeasures({ total, scopes, sources }: Computed, salesTold: boolean) {
  const { cost, known } = costOf(scopes.map((scope) => scopeCost(scope, sources)));
  return { measures: measuresOf(total, cost, salesTold), known };
}

/** A row of the other period only: nothing happened, and nothing was spent where cost is known or ever was. */
export function silentRow(row: ComputedRow): ComputedRow {
  const isKnown = typeof row.cost === 'bigint' || row.known !== null || row.meeting !== null;
  return {
    ...row,
    tally: newTally(),
    cost: isKnown ? 0n : row.cost,
    known: null,
    scoped: false,
    mixed: false,
    meeting: null,
  };
}

/** What a reader has to know before trusting the row. */
export function flags({ tally, cost, meeting }: ComputedRow): Flag[] {
  const found: Flag[] = [];
  if (meeting) found.push('level_unmatched');
  if (isMissing(cost) && meeting?.lacks !== 'cost') found.push('cost_missing');
  const bought = tally.cost !== 0n || tally.cost_unknown > 0n || tally.clicks > 0n;
  if (bought && tally.visits === 0n && !meeting) found.push('visits_missing');
  return found;
}

/** A cost that there is and nobody knows. */
export function isMissing(cost: Amount): boolean {
  return cost === 'cost_missing' || cost === 'unknown';
}
