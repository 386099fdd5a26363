import type { BgNbd } from './bg-nbd.ts';
import { ordersIfAlive } from './bg-nbd-forecast.ts';
import { DAYS } from './clv-input.ts';

const MONTHS = 12;

/** What turns expected orders into money. */
export interface Valuation {
  readonly unit: keyof typeof DAYS;
  readonly marginRate: number;
  /** Annual. */
  readonly rate: number;
}

/**
 * Orders of the next twelve months of a customer who is alive for certain, each month's discounted to its end:
 * Σ_k (E[Y(k)] − E[Y(k−1)]) / (1+r)^(k/12). Times the chance to be alive, the value of an order and the margin rate it is
 * the customer's value.
 */
export function discountedIfAlive(
  model: BgNbd,
  x: number,
  age: number,
  { unit, rate }: Pick<Valuation, 'unit' | 'rate'>,
): number {
  let sum = 0;
  let before = 0;
  for (let k = 1; k <= MONTHS; k++) {
    const orders = ordersIfAlive(model, x, age, (k * DAYS.month) / DAYS[unit]);
    sum += (orders - before) / (1 + rate) ** (k / MONTHS);
    before = orders;
  }
  return sum;
}
