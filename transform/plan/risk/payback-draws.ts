import { quantileOfSorted } from '../figures/quantile.ts';

/**
 * Payback month of each draw, as the function payback counts it (0 where the sum never is below 0), infinite where it is
 * not reached.
 */
export function paybackDraws(cumulative: readonly Float64Array[]): Float64Array {
  const [first] = cumulative;
  return Float64Array.from(first ?? [], (_, draw) => {
    let wasNegative = false;
    let before = 0;
    for (const [month, sums] of cumulative.entries()) {
      const sum = sums[draw]!;
      if (before < 0 && sum >= 0) return month - 1 - before / (sum - before);
      wasNegative ||= sum < 0;
      before = sum;
    }
    return wasNegative ? Number.POSITIVE_INFINITY : 0;
  });
}

/** Quantiles in months; null where that share of draws does not reach it. */
export function paybackSummary(draws: Float64Array, within: number) {
  const sorted = draws.slice().sort();
  const at = (p: number) => {
    const months = quantileOfSorted(sorted, p);
    return Number.isFinite(months) ? months : null;
  };
  const reached = draws.reduce((so, months) => so + (months <= within ? 1 : 0), 0);
  return {
    payback: { p10: at(0.1), p50: at(0.5), p90: at(0.9) },
    p_payback_within: { months: within, probability: reached / draws.length },
  };
}
