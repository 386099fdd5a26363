import { type PathOrder, pathOrder, type Sequences } from './path-order.ts';

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
  const kept: PathRow[] = [];
  for (const row of rows) if (row.conversions > 0 || row.nulls > 0) kept.push(row);
  const outcomes = outcomesOf(kept);
  // Channels are numbered as they come and put in order once all are known.
  const numbers = new Map<string, number>();
  const { starts, touches } = outcomes;
  for (let row = 0; row < kept.length; row++) {
    const { path } = kept[row]!;
    for (let i = 0; i < path.length; i++) {
      let number = numbers.get(path[i]!);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(path[i]!, number);
      }
      touches[starts[row]! + i] = number;
    }
  }
  const channels = [...numbers.keys()].sort(byCodePoint);
  const indices = new Uint32Array(channels.length);
  for (const [index, name] of channels.entries()) indices[numbers.get(name)!] = index;
  for (let i = 0; i < touches.length; i++) touches[i] = indices[touches[i]!]!;
  return summedUp(channels, outcomes);
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
  const outcomes = outcomesOf(rows);
  const { starts, touches } = outcomes;
  for (let row = 0; row < rows.length; row++) {
    const { path } = rows[row]!;
    for (let i = 0; i < path.length; i++) touches[starts[row]! + i] = path[i]!;
  }
  return summedUp(channels, outcomes);
}

/** Rows in columns, in the order they came. */
type Outcomes = Weights & Sequences;

/** The touches are left for the caller to fill in. */
function outcomesOf(
  rows: readonly (Omit<PathRow, 'path'> & { readonly path: { readonly length: number } })[],
): Outcomes {
  const starts = new Uint32Array(rows.length + 1);
  const conversions = new Float64Array(rows.length);
  const value = new Float64Array(rows.length);
  const nulls = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const outcome = rows[row]!;
    starts[row + 1] = starts[row]! + outcome.path.length;
    conversions[row] = outcome.conversions;
    value[row] = outcome.value;
    nulls[row] = outcome.nulls;
  }
  return { starts, touches: new Uint32Array(starts[rows.length]!), conversions, value, nulls };
}

function summedUp(channels: readonly string[], outcomes: Outcomes): PathTable {
  const order = pathOrder(outcomes, channels.length);
  const paths = order.starts.length - 1;
  const starts = new Uint32Array(paths + 1);
  for (let path = 0; path < paths; path++) {
    const row = order.members[order.starts[path]!]!;
    starts[path + 1] = starts[path]! + outcomes.starts[row + 1]! - outcomes.starts[row]!;
  }
  const touches = new Uint32Array(starts[paths]!);
  for (let path = 0; path < paths; path++) {
    let from = outcomes.starts[order.members[order.starts[path]!]!]!;
    for (let to = starts[path]!; to < starts[path + 1]!; to++) {
      touches[to] = outcomes.touches[from++]!;
    }
  }
  return {
    channels,
    starts,
    touches,
    conversions: sums(order, outcomes.conversions),
    value: sums(order, outcomes.value),
    nulls: sums(order, outcomes.nulls),
  };
}

/** The sum of each path. Its addends are put in order of size, so that it does not depend on the order of rows. */
function sums({ starts, members }: PathOrder, amounts: Float64Array): Float64Array {
  const grouped = new Float64Array(members.length);
  for (let at = 0; at < members.length; at++) grouped[at] = amounts[members[at]!]!;
  const result = new Float64Array(starts.length - 1);
  for (let path = 0; path < result.length; path++) {
    const start = starts[path]!;
    const end = starts[path + 1]!;
    // One addend is its own sum, two have one sum. Adding to 0 makes a 0 of a -0.
    if (end - start === 1) result[path] = 0 + grouped[start]!;
    else if (end - start === 2) result[path] = 0 + (grouped[start]! + grouped[start + 1]!);
    else result[path] = sum(grouped.subarray(start, end).sort());
  }
  return result;
}

export function totals({ conversions, value, nulls }: Weights): Totals {
  return { conversions: sum(conversions), value: sum(value), nulls: sum(nulls) };
}

/** Neumaier's sum: the error does not grow with the number of addends. */
export function sum(values: Float64Array): number {
  let [total, lost] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Code units from U+E000 on stand below surrogates, which belong to code points past U+FFFF. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
