import type { BgNbd } from './bg-nbd.ts';
import { ordersIfAlive } from './bg-nbd-forecast.ts';
import { discountedIfAlive, type Valuation } from './customer-value.ts';
import { expectedValue, type GammaGamma, meanValue } from './gamma-gamma.ts';
import { groupsOfX } from './groups-of-x.ts';
import { overAge } from './over-age.ts';
import type { Population } from './population.ts';

export interface Totals {
  readonly expected_purchases: number | null;
  readonly mean_value: number | null;
  readonly value_12_months: number | null;
}

/**
 * Sums over all customers; null where a part is unknown or has no finite value. Customers of one x and age expect the
 * same as long as they are alive, which is interpolated over the age; whether they are alive is computed for each row.
 */
export function totalsOf(
  people: Population,
  horizon: number,
  orders: BgNbd,
  values: GammaGamma | null,
  valuation: Valuation | null,
): Totals {
  const { r, alpha, a, b } = orders;
  let expected = 0;
  let money = valuation && values ? 0 : Number.NaN;
  for (const { x, from, to } of groupsOfX(people.x)) {
    const left = a / (b + x - 1);
    const ages = people.age.subarray(from, to);
    const range = rangeOf(ages);
    const over = (f: (age: number) => number) => overAge(f, alpha, range, ages.length);
    const ordersAt = over((age) => ordersIfAlive(orders, x, age, horizon));
    const discountedAt = valuation && over((age) => discountedIfAlive(orders, x, age, valuation));
    for (let i = from; i < to; i++) {
      const age = people.age[i]!;
      const ln = Math.log(alpha + age);
      // P(alive) as `alive` has it; whoever has not ordered again is alive.
      const odds = x > 0 ? left * Math.exp((r + x) * (ln - Math.log(alpha + people.last[i]!))) : 0;
      const chance = people.weight[i]! / (1 + odds);
      expected += chance * ordersAt(age, ln);
      if (!discountedAt || !values) continue;
      const mean = people.mean[i]!;
      const value = expectedValue(values, x, Number.isNaN(mean) ? null : mean);
      money += value === null ? Number.NaN : chance * discountedAt(age, ln) * value;
    }
  }
  return {
    expected_purchases: finite(expected),
    mean_value: values && finite(meanValue(values) ?? Number.NaN),
    value_12_months: finite(money * (valuation?.marginRate ?? 0)),
  };
}

export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function rangeOf(values: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}
