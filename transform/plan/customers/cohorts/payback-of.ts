import type { Exact } from '../../figures/exact.ts';

/** `month`: the first k whose running margin reaches the cost. `unknown`: no cost, or a margin before it is unknown. */
export interface CohortPayback {
  readonly status: 'reached' | 'not_reached' | 'unknown';
  readonly month: number | null;
}

/**
 * When a cohort has earned what it cost: min k with Σ_{j≤k} margin_j ≥ cost.
 * @param running margins of the months after the first order, each with those before it; null from an unknown one on.
 */
export function paybackOf(running: readonly (Exact | null)[], cost: Exact | null): CohortPayback {
  if (cost === null) return { status: 'unknown', month: null };
  const month = running.findIndex((sum) => sum === null || sum.gte(cost));
  if (month < 0) return { status: 'not_reached', month: null };
  return running[month] === null
    ? { status: 'unknown', month: null }
    : { status: 'reached', month };
}
