import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Draws indices in proportion to weights, each in constant time. */
export type AliasTable = (generator: RandomGenerator) => number;

/**
 * Vose's alias method: every index owns a column of the same height, the upper part of which
 * is lent to one index that needs more.
 * @param weights zero or more, not all zero.
 */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length;
  let total = 0;
  for (let i = 0; i < size; i++) total += weights[i]!;
  const own = new Float64Array(size);
  const other = new Uint32Array(size);
  const [small, large]: [number[], number[]] = [[], []];
  for (let i = 0; i < size; i++) {
    own[i] = (weights[i]! / total) * size;
    (own[i]! < 1 ? small : large).push(i);
  }
  while (small.length > 0 && large.length > 0) {
    const lender = small.pop()!;
    const taker = large.at(-1)!;
    other[lender] = taker;
    own[taker]! -= 1 - own[lender]!;
    if (own[taker]! < 1) small.push(large.pop()!);
  }
  // What is left over differs from 1 by rounding alone.
  for (const i of [...small, ...large]) own[i] = 1;

  return (generator) => {
    const scaled = uniformFloat64(generator) * size;
    const column = Math.floor(scaled);
    return scaled - column < own[column]! ? column : other[column]!;
  };
}
