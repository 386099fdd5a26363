import type { Flag } from '../../../contract/reports/channels.ts';
import type { Why } from '../../../contract/why.ts';
import {
  type Amount,
  type Cube,
  MEASURE_KEYS,
  MEASURES,
  type MeasureKey,
  type Measures,
} from '../../../metrics/measures.ts';
import type { Withheld } from '../../../metrics/metric-values.ts';
import type { ComputedRow, ComputedWhole } from './compute.ts';
import { costOf } from './cost-of.ts';
import type { Meeting } from './meetings.ts';
import { scopeCost } from './scopes.ts';
import { newTally, type Tally } from './tally.ts';

const SALES: ReadonlySet<MeasureKey> = new Set([
  ...(['deals', 'orders', 'new_customers', 'revenue', 'margin', 'new_revenue'] as const),
  ...(['sold', 'sold_first', 'sold_revenue', 'sold_margin'] as const),
]);

/** What decides whether there can be a figure at all. */
export interface Tellable {
  /** False where no source has ever told of a sale. */
  readonly salesTold: boolean;
  /** Fact tables that do not say what is asked by. */
  readonly lacks: ReadonlySet<Cube>;
}

const NOTHING: ReadonlySet<Cube> = new Set();

/** What the report `channels` is made of, all of which says channels. */
export function ofChannels(salesTold: boolean): Tellable {
  return { salesTold, lacks: NOTHING };
}

/** Sums with their cost; a sum with an unknown part is unknown. */
export function measuresOf(
  tally: Tally,
  cost: Amount,
  tellable: Tellable,
  aside: Readonly<Partial<Measures>> = {},
): Measures {
  // Where no cost data speaks of something, its impressions and clicks are as unknown as its cost.
  const counted = (count: bigint): Amount =>
    typeof cost === 'string' && (tally.cost_rows === 0n || cost === 'cost_missing') ? cost : count;
  const noMargin: Why = tally.margin_unknown > tally.revenue_unknown ? 'margin_missing' : 'unknown';
  return untold(tellable, {
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
    new_revenue: tally.new_revenue_unknown > 0n ? 'unknown' : tally.new_revenue,
    ...NOTHING_ASIDE,
    ...aside,
  });
}

type AsideMeasures = Pick<Measures, Extract<MeasureKey, `sold${string}` | `claimed${string}`>>;

/** Of the fact tables that channels are not made of. */
const NOTHING_ASIDE: AsideMeasures = {
  ...{ sold: 0n, sold_first: 0n, sold_revenue: 0n, sold_margin: 0n },
  ...{ claimed_conversions: 'not_applicable', claimed_value: 'not_applicable' },
};

/** What cannot be told is no sum. */
function untold(tellable: Tellable, measures: Measures): Measures {
  const reasons = untoldOf(tellable);
  return reasons === null ? measures : { ...measures, ...reasons };
}

const UNTOLD = new WeakMap<Tellable, Readonly<Partial<Measures>> | null>();

/** Measures that cannot be told, and why: the same for all rows of an answer. */
function untoldOf(tellable: Tellable): Readonly<Partial<Measures>> | null {
  const known = UNTOLD.get(tellable);
  if (known !== undefined) return known;
  const { salesTold, lacks } = tellable;
  const reasons: Partial<Record<MeasureKey, Why>> = {};
  for (const key of MEASURE_KEYS) {
    if (lacks.has(MEASURES[key].from)) reasons[key] = 'not_applicable';
    else if (!salesTold && SALES.has(key)) reasons[key] = 'no_sales_source';
  }
  const found = Object.keys(reasons).length > 0 ? reasons : null;
  UNTOLD.set(tellable, found);
  return found;
}

/** Sums of a row, and why its ratios of cost are withheld although both sides have a value. */
export function rowMeasures(
  { tally, cost, mixed, mixedVisits, meeting }: ComputedRow,
  tellable: Tellable,
  aside?: Readonly<Partial<Measures>>,
): { measures: Measures; withheld?: Withheld } {
  const measures = unmetMeasures(tally, cost, meeting?.lacks ?? null, tellable, aside);
  if (meeting?.lacks === 'results' || meeting?.lacks === 'both') return { measures };
  if (meeting?.lacks === 'loss') return { measures, withheld: { all: 'level_unmatched' } };
  const withheld = {
    ...(mixed && { all: 'blended' as const }),
    ...(mixedVisits && { ofVisits: 'blended' as const }),
  };
  const isWithheld = (mixed || mixedVisits) && !tellable.lacks.has('costs');
  return { measures, ...(isWithheld && { withheld }) };
}

/** Sums of which what does not meet is unknown. */
function unmetMeasures(
  tally: Tally,
  cost: Amount,
  lacks: Meeting['lacks'] | null,
  tellable: Tellable,
  aside?: Readonly<Partial<Measures>>,
): Measures {
  const lacksCost = lacks === 'cost' || lacks === 'both';
  const measures = measuresOf(tally, lacksCost ? 'level_unmatched' : cost, tellable, aside);
  return lacks === 'results' || lacks === 'both' ? withoutResults(measures, tellable) : measures;
}

/** Results that may stand elsewhere. */
export function withoutResults(measures: Measures, tellable: Tellable): Measures {
  return Object.fromEntries(
    MEASURE_KEYS.map((key) => [key, isResult(key, tellable) ? 'level_unmatched' : measures[key]]),
  ) as unknown as Measures;
}

/** What stands on the side of visits, where it can be told. */
function isResult(key: MeasureKey, { lacks }: Tellable): boolean {
  const { from } = MEASURES[key];
  return (from === 'touches' || from === 'credit') && !lacks.has(from);
}

/** Sums of everything. */
export function totalMeasures(
  { total, scopes, sources, unmet }: ComputedWhole,
  tellable: Tellable,
  aside?: Readonly<Partial<Measures>>,
) {
  const { cost, known } = costOf(scopes.map((scope) => scopeCost(scope, sources)));
  return { measures: unmetMeasures(total, cost, unmet, tellable, aside), known };
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
    mixedVisits: false,
    meeting: null,
  };
}

/** What a reader has to know before trusting the row. */
export function flags({ tally, cost, meeting }: ComputedRow, { lacks }: Tellable): Flag[] {
  const found: Flag[] = [];
  if (lacks.has('costs')) return found;
  if (meeting) found.push('level_unmatched');
  if (isMissing(cost) && meeting?.lacks !== 'cost' && meeting?.lacks !== 'both')
    found.push('cost_missing');
  const bought = tally.cost !== 0n || tally.cost_unknown > 0n || tally.clicks > 0n;
  if (bought && tally.visits === 0n && !meeting && !lacks.has('touches'))
    found.push('visits_missing');
  return found;
}

/** A cost that there is and nobody knows. */
export function isMissing(cost: Amount): boolean {
  return cost === 'cost_missing' || cost === 'unknown';
}
