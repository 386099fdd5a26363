import type { Triples } from './bg-nbd.ts';
import type { ClvCustomer } from './clv-input.ts';
import type { MeanValues } from './gamma-gamma.ts';

/** Customers with equal figures as one row; rows are sorted, so that sums do not depend on the order of the input. */
export interface Population extends Triples {
  /** NaN where unknown. */
  readonly mean: Float64Array;
}

export function population(customers: readonly ClvCustomer[]): Population {
  const key = (one: ClvCustomer) => one.map((figure) => figure ?? Number.NEGATIVE_INFINITY);
  const rows: { figures: number[]; count: number }[] = [];
  for (const figures of customers.map(key).sort(compare)) {
    const same = rows.at(-1);
    if (same && compare(same.figures, figures) === 0) same.count++;
    else rows.push({ figures, count: 1 });
  }
  const column = (k: number) => Float64Array.from(rows, ({ figures }) => figures[k]!);
  return {
    x: column(0),
    last: column(1),
    age: column(2),
    mean: column(3).map((mean) => (mean === Number.NEGATIVE_INFINITY ? Number.NaN : mean)),
    weight: Float64Array.from(rows, ({ count }) => count),
  };
}

/** Rows with a repeat order of a positive mean value: the others tell Gamma–Gamma nothing. */
export function meanValues({ x, mean, weight }: Population, counts = weight): MeanValues {
  const rows = [...x.keys()].filter((i) => x[i]! > 0 && mean[i]! > 0 && counts[i]! > 0);
  return {
    x: Float64Array.from(rows, (i) => x[i]!),
    mean: Float64Array.from(rows, (i) => mean[i]!),
    weight: Float64Array.from(rows, (i) => counts[i]!),
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((figure, i) => figure !== b[i]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}
