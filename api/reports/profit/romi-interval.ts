import { LEAST_SALES } from '../../contract/least-sales.ts';
import { type Outcome, profitInterval } from './profit-interval.ts';

/** Fractions: 0.25 is +25 %. */
export interface RomiInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 80 % interval of a ROMI by margin: that of the profit, over the cost. Null where nothing was paid, and below
 * `LEAST_SALES` sales.
 */
export function romiInterval(outcome: Omit<Outcome, 'usualMargin'> | null): RomiInterval | null {
  if (!outcome || outcome.cost <= 0 || outcome.sales < LEAST_SALES) return null;
  const { low, high } = profitInterval({ ...outcome, usualMargin: null });
  return high === null ? null : { low: low / outcome.cost, high: high / outcome.cost };
}
