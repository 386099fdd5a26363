import { LEAST_SALES } from '../../contract/least-sales.ts';
import type { Verdict } from '../../contract/reports/campaigns.ts';
import { poissonBounds } from '../profit/poisson-bounds.ts';
import { type Outcome, type ProfitInterval, profitInterval } from '../profit/profit-interval.ts';

export interface Judged extends ProfitInterval {
  readonly verdict: Verdict;
  /** Sales more that would decide it, if it goes on as it did; null where it is decided, or nothing would. */
  readonly needs: number | null;
}

/** A verdict by the interval of the profit. */
export function judge(outcome: Outcome): Judged {
  const { cost, margin, sales } = outcome;
  const { low, high } = profitInterval(outcome);
  if (high === null) return { verdict: 'too_early', low, high, needs: null };
  const profit = margin - cost;
  if (high < 0) return { verdict: 'stop', low, high, needs: null };
  if (low > 0) return { verdict: 'grow', low, high, needs: null };
  const needs = salesToDecide(margin, cost, sales);
  if (sales < LEAST_SALES) return { verdict: 'too_early', low, high, needs };
  return { verdict: profit > 0 ? 'keep' : 'watch', low, high, needs };
}

/** With cost and margin growing as they do, the sales at which the interval no longer holds 0. */
function salesToDecide(margin: number, cost: number, sales: number): number | null {
  if (sales <= 0 || margin <= 0 || margin === cost) return null;
  // The share of its sales that would just pay for it.
  const even = (sales * cost) / margin;
  const isDecided = (factor: number) =>
    even > sales
      ? poissonBounds(sales * factor).high < even * factor
      : poissonBounds(sales * factor).low > even * factor;
  let [decided, open] = [2, 1];
  while (!isDecided(decided)) {
    [open, decided] = [decided, decided * 2];
    if (decided > 1e6) return null;
  }
  while ((decided - open) * sales > 0.5) {
    const middle = (open + decided) / 2;
    if (isDecided(middle)) decided = middle;
    else open = middle;
  }
  return Math.max(1, Math.ceil(sales * (decided - 1)));
}
