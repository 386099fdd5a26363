import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { z } from 'zod';

/** Whole number of 32 bits. */
export const seed = z.int().min(0).max(0xffff_ffff).default(1);

/** Level of bootstrap intervals [Efron 1979], by percentiles. */
export const LEVEL = 0.95;

/** How often each row is drawn when as many are drawn as there are, with replacement. */
export function resampledCounts(generator: RandomGenerator, counts: Float64Array): Float64Array {
  const rows: number[] = [];
  for (const [row, count] of counts.entries()) for (let i = 0; i < count; i++) rows.push(row);
  const drawn = new Float64Array(counts.length);
  for (let i = 0; i < rows.length; i++) drawn[rows[uniformInt(generator, 0, rows.length - 1)]!]!++;
  return drawn;
}
