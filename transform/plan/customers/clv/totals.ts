import type { BgNbd } from './bg-nbd.ts';
import { expectedOrders } from './bg-nbd-forecast.ts';
import { discountedOrders, type Valuation } from './customer-value.ts';
import { expectedValue, type GammaGamma, meanValue } from './gamma-gamma.ts';
import type { Population } from './population.ts';

export interface Totals {
  readonly expected_purchases: number | null;
  readonly mean_value: number | null;
  readonly value_12_months: number | null;
}

/** Sums over all customers; null where a part is unknown or has no finite value. */
export function totalsOf(
  people: Population,
  horizon: number,
  orders: BgNbd,
  values: GammaGamma | null,
  valuation: Valuation | null,
): Totals {
  let expected = 0;
  let money = valuation && values ? 0 : Number.NaN;
  for (const [i, weight] of people.weight.entries()) {
    const history = { x: people.x[i]!, last: people.last[i]!, age: people.age[i]! };
    expected += weight * expectedOrders(orders, history, horizon);
    if (!valuation || !values) continue;
    const mean = people.mean[i]!;
    const value = expectedValue(values, history.x, Number.isNaN(mean) ? null : mean);
    money +=
      value === null
        ? Number.NaN
        : weight * discountedOrders(orders, history, valuation) * value * valuation.marginRate;
  }
  return {
    expected_purchases: finite(expected),
    mean_value: values && finite(meanValue(values) ?? Number.NaN),
    value_12_months: finite(money),
  };
}

export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
