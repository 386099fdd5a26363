import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { seededGenerator } from '../intervals/seeded-generator.ts';
import type { PathTable } from '../paths/path-table.ts';
import { binomial } from './binomial.ts';

/** Journeys of one fold, by path. */
export interface Fold {
  readonly conversions: Float64Array;
  readonly nulls: Float64Array;
}

/**
 * Divides the journeys among folds, each journey by itself: the counts of a path are multinomial. A share of a
 * journey (counts need not be whole) goes to one fold. Depends on the seed and what the table says.
 * Throws `model_parameter` for a seed that is no whole number of 32 bits.
 */
export function splitFolds(table: PathTable, folds: number, seed: number): readonly Fold[] {
  const random = seededGenerator(seed);
  const paths = table.conversions.length;
  const result = Array.from({ length: folds }, () => ({
    conversions: new Float64Array(paths),
    nulls: new Float64Array(paths),
  }));
  for (let path = 0; path < paths; path++) {
    for (const outcome of ['conversions', 'nulls'] as const) {
      deal(random, table[outcome][path]!, folds, (fold, journeys) => {
        result[fold]![outcome][path]! += journeys;
      });
    }
  }
  return result;
}

function deal(
  random: RandomGenerator,
  journeys: number,
  folds: number,
  give: (fold: number, journeys: number) => void,
): void {
  let left = Math.floor(journeys);
  if (journeys > left) give(uniformInt(random, 0, folds - 1), journeys - left);
  if (left <= folds) {
    for (; left > 0; left--) give(uniformInt(random, 0, folds - 1), 1);
    return;
  }
  for (let fold = 0; fold < folds - 1 && left > 0; fold++) {
    const drawn = binomial(random, left, 1 / (folds - fold));
    give(fold, drawn);
    left -= drawn;
  }
  give(folds - 1, left);
}
