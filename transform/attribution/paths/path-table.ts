/** One row of a path file or of the warehouse: journeys with the same touches, and what came of them. */
export interface PathRow {
  /** Channels in the order of touch, at least one. */
  readonly path: readonly string[];
  /** Journeys that converted. */
  readonly conversions: number;
  /** Money of all of them together. */
  readonly value: number;
  /** Journeys that did not convert. */
  readonly nulls: number;
}

/** What came of each path. */
export interface Weights {
  readonly conversions: Float64Array;
  readonly value: Float64Array;
  readonly nulls: Float64Array;
}

/**
 * Distinct paths in columns. Canonical: channels in code point order, paths in the order of their touches
 * (compared one by one, the shorter first), each path once. Two sets of rows that say the same
 * give equal tables, whatever the order and division of the rows.
 */
export interface PathTable extends Weights {
  readonly channels: readonly string[];
  /** Touches of path `i` stand at `starts[i]` up to but without `starts[i + 1]`; one entry more than paths. */
  readonly starts: Uint32Array;
  /** Indices into `channels`. */
  readonly touches: Uint32Array;
}

export interface Totals {
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
}

/** Sums up rows by path. Rows of nothing (no conversion and no null) are kept out of the table. */
export function pathTable(rows: Iterable<PathRow>): PathTable {
  const kept = [...rows].filter(({ conversions, nulls }) => conversions > 0 || nulls > 0);
  const channels = [...new Set(kept.flatMap(({ path }) => path))].sort(byCodePoint);
  const indices = new Map(channels.map((name, index) => [name, index]));
  return canonicalTable(
    channels,
    kept.map(({ path, ...weights }) => ({
      ...weights,
      path: path.map((name) => indices.get(name)!),
    })),
  );
}

/** A path whose channels are indices already. */
export interface IndexedRow extends Omit<PathRow, 'path'> {
  readonly path: ArrayLike<number>;
}

/** Sums up rows by path. `channels` must be in code point order, without one that no row names. */
export function canonicalTable(
  channels: readonly string[],
  rows: readonly IndexedRow[],
): PathTable {
  // Within a path the smallest addends come first, so that the sum does not depend on the order of rows.
  const sorted = rows.toSorted(
    (a, b) =>
      comparePaths(a.path, b.path) ||
      a.conversions - b.conversions ||
      a.value - b.value ||
      a.nulls - b.nulls,
  );
  const distinct = sorted.filter(
    (row, index) => index === 0 || comparePaths(sorted[index - 1]!.path, row.path) !== 0,
  );
  const touchCount = distinct.reduce((sum, { path }) => sum + path.length, 0);
  const table = {
    channels,
    starts: new Uint32Array(distinct.length + 1),
    touches: new Uint32Array(touchCount),
    conversions: new Float64Array(distinct.length),
    value: new Float64Array(distinct.length),
    nulls: new Float64Array(distinct.length),
  };
  let next = -1;
  for (const [index, row] of sorted.entries()) {
    if (index === 0 || comparePaths(sorted[index - 1]!.path, row.path) !== 0) {
      next++;
      table.touches.set(row.path, table.starts[next]!);
      table.starts[next + 1] = table.starts[next]! + row.path.length;
    }
    table.conversions[next]! += row.conversions;
    table.value[next]! += row.value;
    table.nulls[next]! += row.nulls;
  }
  return table;
}

export function totals({ conversions, value, nulls }: Weights): Totals {
  return { conversions: sum(conversions), value: sum(value), nulls: sum(nulls) };
}

/** Neumaier's sum: the error does not grow with the number of addends. */
export function sum(values: Float64Array): number {
  let [total, lost] = [0, 0];
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function comparePaths(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
