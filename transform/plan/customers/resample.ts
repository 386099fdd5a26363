import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { z } from 'zod';

/** Whole number of 32 bits. */
export const seed = z.int().min(0).max(0xffff_ffff).default(1);

/** Level of bootstrap intervals [Efron 1979], by percentiles. */
export const LEVEL = 0.95;

/** How often each row is drawn when as many are drawn as there are, with replacement: multinomial counts. */
export function resampler(counts: Float64Array): (generator: RandomGenerator) => Float64Array {
  const rows = new Uint32Array(counts.reduce((sum, one) => sum + one, 0));
  let at = 0;
  for (const [row, count] of counts.entries()) {
    rows.fill(row, at, at + count);
    at += count;
  }
  return (generator) => {
    const drawn = new Float64Array(counts.length);
    for (let i = 0; i < rows.length; i++)
      drawn[rows[uniformInt(generator, 0, rows.length - 1)]!]!++;
    return drawn;
  };
}
