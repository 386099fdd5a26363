import type { BgNbd } from './bg-nbd.ts';
import { alive, ordersIfAlive } from './bg-nbd-forecast.ts';
import type { ClvInput } from './clv-input.ts';
import { discountedIfAlive, type Valuation } from './customer-value.ts';
import { expectedValue, type GammaGamma } from './gamma-gamma.ts';
import { onceAnAge } from './once-an-age.ts';
import { finite } from './totals.ts';

export interface CustomerForecast {
  /** Place in the input. */
  readonly index: number;
  readonly expected_purchases: number | null;
  readonly alive: number | null;
  /**
   * `assumed`: with one order the model takes it for certain that the customer is alive. A page says "the model cannot
   * tell" there, and shows no figure.
   */
  readonly alive_status: 'estimated' | 'assumed' | 'no_fit';
  readonly expected_value: number | null;
  readonly value_12_months: number | null;
}

/** Places that are listed where the request names none: enough to check the figures without a long answer. */
const SAMPLED = [0, 1, 2, 3, 50];

export function forecastCustomers(
  { customers, horizon, list }: Pick<ClvInput, 'customers' | 'horizon' | 'list'>,
  orders: BgNbd | null,
  values: GammaGamma | null,
  valuation: Valuation | null,
): readonly CustomerForecast[] {
  const places =
    list === 'all'
      ? [...customers.keys()]
      : (list ?? SAMPLED).filter((place) => place < customers.length);
  const ordersAt = orders && onceAnAge((x, age) => ordersIfAlive(orders, x, age, horizon));
  const discountedAt =
    orders && valuation && onceAnAge((x, age) => discountedIfAlive(orders, x, age, valuation));
  return places.map((index) => {
    const [x, last, age, mean] = customers[index]!;
    if (!orders || !ordersAt) return { index, ...UNKNOWN };
    const chance = alive(orders, { x, last, age });
    const value = values && expectedValue(values, x, mean);
    return {
      index,
      expected_purchases: finite(ordersAt(x, age) * chance),
      alive: finite(chance),
      alive_status: x > 0 ? 'estimated' : 'assumed',
      expected_value: value && finite(value),
      value_12_months:
        value === null || !valuation || !discountedAt
          ? null
          : finite(discountedAt(x, age) * chance * value * valuation.marginRate),
    };
  });
}

const UNKNOWN = {
  expected_purchases: null,
  alive: null,
  alive_status: 'no_fit',
  expected_value: null,
  value_12_months: null,
} as const;
