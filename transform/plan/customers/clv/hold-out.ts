import { fitBgNbd } from './bg-nbd.ts';
import { alive, ordersIfAlive } from './bg-nbd-forecast.ts';
import type { ClvCustomer } from './clv-input.ts';
import { onceAnAge } from './once-an-age.ts';
import { population, triplesOf } from './population.ts';
import { finite } from './totals.ts';

export interface HoldOut {
  /** `no_order_times`: triples alone do not tell what a customer had ordered two thirds of the way. */
  readonly status: 'computed' | 'no_order_times' | 'no_fit';
  /** Customers whose first order lies before the last third. */
  readonly customers: number;
  readonly predicted: number | null;
  readonly actual: number | null;
  /** Predicted / actual − 1; null where nothing was ordered. */
  readonly error: number | null;
}

const THIRD = 3;

/** Fits the first two thirds of the time (of the oldest customer) and asks for the orders of the last one. */
export function holdOut(
  customers: readonly ClvCustomer[],
  orderTimes: readonly (readonly number[])[] | null,
  counts?: readonly number[],
): HoldOut {
  const none = { customers: 0, predicted: null, actual: null, error: null };
  if (!orderTimes) return { status: 'no_order_times', ...none };
  const length = customers.reduce((most, [, , age]) => Math.max(most, age), 0) / THIRD;
  let actual = 0;
  const before: ClvCustomer[] = [];
  const own: number[] = [];
  for (const [i, [x, , age]] of customers.entries()) {
    if (age <= length) continue;
    const times = orderTimes[i]!.filter((time) => time <= age - length);
    before.push([times.length, times.at(-1) ?? 0, age - length, null]);
    own.push(counts?.[i] ?? 1);
    actual += own.at(-1)! * (x - times.length);
  }
  const number = own.reduce((sum, one) => sum + one, 0);
  const people = population(before, own);
  const fit = fitBgNbd(triplesOf(people));
  if (!fit) return { ...none, status: 'no_fit', customers: number };
  const ifAlive = onceAnAge((x, age) => ordersIfAlive(fit, x, age, length));
  let predicted = 0;
  for (const [i, weight] of people.weight.entries()) {
    const history = { x: people.x[i]!, last: people.last[i]!, age: people.age[i]! };
    predicted += weight * (ifAlive(history.x, history.age) * alive(fit, history));
  }
  return {
    status: 'computed',
    customers: number,
    predicted: finite(predicted),
    actual,
    error: actual > 0 ? finite(predicted / actual - 1) : null,
  };
}
