import type { Outcome } from '@throughline/transform/plan/fact/stages';
import { outcomeOf } from '@throughline/transform/plan/fact/stages';
import { Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import type { DelayCurves } from '../maturity/maturity.ts';
import type { Leaf } from './leaves.ts';

/** z of the 90th percentile: an interval of 80 %. */
const Z80 = 1.2815515655446004;

export interface Ripeness {
  /** Share of the sales of these touches that has arrived; null where too few sales tell. */
  readonly matured: number | null;
  /** What is still expected of them, with an interval of 80 %. */
  readonly maturity: { readonly expected: Exact; readonly low: Exact; readonly high: Exact } | null;
}

/**
 * What leads of these months still bring: deals · (1 / matured − 1), each worth what the line's deals were worth so far. They
 * are counted as a Poisson number, so the variance of their worth is their number times the square of it.
 */
export function ripenessOf(leaves: readonly Leaf[], curves: DelayCurves, of: Outcome): Ripeness {
  let [deals, all, expected, variance] = [0, 0, ZERO, 0];
  let isKnown = true;
  for (const { channel, days, fact } of leaves) {
    const own = fact.cohort.deals?.toNumber() ?? 0;
    if (own === 0) continue;
    const matured = curves.matured(channel, days);
    const value = outcomeOf({ ...fact.cohort, cost: ZERO }, of);
    if (matured === null || matured === 0 || value === null) {
      isKnown = false;
      continue;
    }
    const further = own / matured - own;
    const worth = value.div(own);
    deals += own;
    all += own / matured;
    expected = new Exact(expected.plus(worth.times(further)));
    variance += further * worth.toNumber() ** 2;
  }
  if (!isKnown || deals === 0) return { matured: null, maturity: null };
  const width = new Exact(Z80 * Math.sqrt(variance));
  const low = expected.minus(width);
  return {
    matured: deals / all,
    maturity: {
      expected,
      low: low.lt(0) && expected.gte(0) ? ZERO : low,
      high: expected.plus(width),
    },
  };
}
