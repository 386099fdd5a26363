import type { Triples } from './bg-nbd.ts';
import type { ClvCustomer } from './clv-input.ts';
import type { MeanValues } from './gamma-gamma.ts';

/** Customers with equal figures as one row; rows are sorted, so that sums do not depend on the order of the input. */
export interface Population extends Triples {
  /** NaN where unknown. */
  readonly mean: Float64Array;
  /** Number of each row's triple (x, last, age): rows that differ in the mean alone share one. */
  readonly triple: Uint32Array;
}

/** @param counts how many have each history; one each unless it is given. */
export function population(
  customers: readonly ClvCustomer[],
  counts?: readonly number[],
): Population {
  const sorted = customers
    .map((figures, at) => ({ figures, count: counts?.[at] ?? 1 }))
    .sort((a, b) => compare(a.figures, b.figures));
  const rows: { figures: ClvCustomer; count: number; triple: number }[] = [];
  for (const { figures, count } of sorted) {
    const before = rows.at(-1);
    if (before && compare(before.figures, figures) === 0) before.count += count;
    else {
      const isNext = before && compareTriples(before.figures, figures) !== 0;
      rows.push({ figures, count, triple: (before?.triple ?? 0) + (isNext ? 1 : 0) });
    }
  }
  return {
    x: Float64Array.from(rows, ({ figures }) => figures[0]),
    last: Float64Array.from(rows, ({ figures }) => figures[1]),
    age: Float64Array.from(rows, ({ figures }) => figures[2]),
    mean: Float64Array.from(rows, ({ figures }) => figures[3] ?? Number.NaN),
    weight: Float64Array.from(rows, ({ count }) => count),
    triple: Uint32Array.from(rows, ({ triple }) => triple),
  };
}

/** What BG/NBD sees: equal histories as one, those that nobody has left out. */
export function triplesOf(people: Population, counts: Float64Array = people.weight): Triples {
  const { triple } = people;
  const [x, last, age, weight] = columns(counts.length);
  let at = -1;
  for (let i = 0, before = -1; i < counts.length; i++) {
    if (!(counts[i]! > 0)) continue;
    if (triple[i] !== before) {
      before = triple[i]!;
      at += 1;
      x[at] = people.x[i]!;
      last[at] = people.last[i]!;
      age[at] = people.age[i]!;
    }
    weight[at]! += counts[i]!;
  }
  const end = at + 1;
  return {
    ...{ x: x.subarray(0, end), last: last.subarray(0, end) },
    ...{ age: age.subarray(0, end), weight: weight.subarray(0, end) },
  };
}

/** Rows with a repeat order of a positive mean value: the others tell Gamma–Gamma nothing. */
export function meanValues(people: Population, counts: Float64Array = people.weight): MeanValues {
  const [x, mean, weight] = columns(counts.length);
  let end = 0;
  for (let i = 0; i < counts.length; i++) {
    if (!(people.x[i]! > 0 && people.mean[i]! > 0 && counts[i]! > 0)) continue;
    x[end] = people.x[i]!;
    mean[end] = people.mean[i]!;
    weight[end] = counts[i]!;
    end += 1;
  }
  return { x: x.subarray(0, end), mean: mean.subarray(0, end), weight: weight.subarray(0, end) };
}

type Column = Float64Array<ArrayBuffer>;

function columns(rows: number): readonly [Column, Column, Column, Column] {
  const column = () => new Float64Array(rows);
  return [column(), column(), column(), column()];
}

function compareTriples(a: ClvCustomer, b: ClvCustomer): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** By (x, last, age), then by the mean, unknown ones first. */
function compare(a: ClvCustomer, b: ClvCustomer): number {
  const first = compareTriples(a, b);
  if (first !== 0 || a[3] === b[3]) return first;
  if (a[3] === null) return -1;
  return b[3] === null ? 1 : a[3] - b[3];
}
