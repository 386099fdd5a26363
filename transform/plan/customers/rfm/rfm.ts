import { CalculationError, calculation } from '../../calculation.ts';
import { type Exact, numberOf } from '../../figures/exact.ts';
import { type Sample, sampleOf } from '../sample.ts';
import { type Cuts, cutsBelow, cutsOf } from './cuts.ts';
import { type RfmInput, rfmInput } from './rfm-input.ts';
import { SEGMENTS, type Segment, segmentOf } from './segment.ts';

/** Below it a page shows the list by margin. */
export const MINIMUM_CUSTOMERS = 25;

export interface RfmScore {
  readonly customer: string;
  readonly r: number | null;
  readonly f: number | null;
  /** Null where the margin is unknown; the segment is then unknown as well. */
  readonly m: number | null;
  readonly segment: Segment | null;
}

export interface Rfm {
  readonly sample: Sample;
  readonly cuts: {
    readonly recency_days: Cuts | null;
    readonly orders: Cuts | null;
    readonly margin: Cuts | null;
  };
  /** In the order of the input. */
  readonly scores: readonly RfmScore[];
  readonly segments: Readonly<Record<Segment, number>>;
  /** Scores that nobody has, as where cut points coincide. */
  readonly unused: Readonly<Record<'r' | 'f' | 'm', readonly number[]>>;
  /** Customers by falling margin, unknown ones last. */
  readonly by_margin: readonly string[];
  readonly meta: { readonly unknown: { readonly margin: number } };
}

/**
 * Recency, frequency and margin in fifths: f and m = 1 + cut points below the value, r = 5 − cut points below the days.
 * Cut points are the quantiles 20, 40, 60, 80 % (type 7); [Hughes 1994] has the scores.
 */
export const rfm = calculation<RfmInput, Rfm>({
  name: 'rfm',
  input: rfmInput,
  calculate({ customers, cuts: frozen }) {
    refuseDuplicates(customers.map(([customer]) => customer));
    const rows = customers.map(([customer, days, orders, exact]) => ({
      customer,
      days,
      orders,
      exact,
      margin: numberOf(exact),
    }));
    const cuts = frozen ?? {
      recency_days: cutsOf(rows.map(({ days }) => days)),
      orders: cutsOf(rows.map(({ orders }) => orders)),
      margin: cutsOf(rows.flatMap(({ margin }) => margin ?? [])),
    };
    const scores = rows.map<RfmScore>(({ customer, days, orders, margin }) => {
      const r = cuts.recency_days && 5 - cutsBelow(cuts.recency_days, days);
      const f = cuts.orders && 1 + cutsBelow(cuts.orders, orders);
      const m = margin === null || !cuts.margin ? null : 1 + cutsBelow(cuts.margin, margin);
      const known = r !== null && f !== null && m !== null;
      return { customer, r, f, m, segment: known ? segmentOf(r, (f + m) / 2) : null };
    });
    return {
      sample: sampleOf({ customers: rows.length }, { customers: MINIMUM_CUSTOMERS }),
      cuts,
      scores,
      segments: countSegments(scores),
      unused: {
        r: unusedScores(scores.map(({ r }) => r)),
        f: unusedScores(scores.map(({ f }) => f)),
        m: unusedScores(scores.map(({ m }) => m)),
      },
      by_margin: rows
        .toSorted((a, b) => compare(b.exact, a.exact) || (a.customer < b.customer ? -1 : 1))
        .map(({ customer }) => customer),
      meta: { unknown: { margin: rows.filter(({ exact }) => exact === null).length } },
    };
  },
});

/** Unknown is the least. */
function compare(a: Exact | null, b: Exact | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a.cmp(b);
}

function countSegments(scores: readonly RfmScore[]): Record<Segment, number> {
  const counts = Object.fromEntries(SEGMENTS.map((name) => [name, 0])) as Record<Segment, number>;
  for (const { segment } of scores) if (segment) counts[segment]++;
  return counts;
}

function unusedScores(scores: readonly (number | null)[]): number[] {
  return [1, 2, 3, 4, 5].filter((score) => !scores.includes(score));
}

function refuseDuplicates(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const [i, name] of names.entries()) {
    if (seen.has(name)) {
      throw new CalculationError(
        'customer_duplicate',
        `The customer "${name}" occurs twice; add its orders up into one entry.`,
        [{ field: `customers.${i}.0`, message: 'A customer occurs once.' }],
      );
    }
    seen.add(name);
  }
}
