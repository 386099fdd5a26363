import { madeWith } from '@throughline/transform/derive/rollup/made-with';
import type { Cube } from '../../../metrics/measures.ts';
import type { Rollup, State } from '../../state.ts';
import { levelsOf } from '../names-where.ts';
import { conditionsOf, type Question } from '../question.ts';

/** Cubes whose sums by day are kept. */
const ROLLED: ReadonlySet<Cube> = new Set(['costs', 'touches', 'credit']);

/** The rollup of a state, where it was made as this program would make it. */
export function rollupOf({ rollup }: State, customWeights: readonly number[]): Rollup | undefined {
  return rollup?.madeWith === madeWith(customWeights) ? rollup : undefined;
}

/**
 * The rollup where it can answer a question: one of channels down to keywords, by months or with no other dimension. A name that
 * has meant different campaigns takes the day of each touch, which is summed away there.
 */
export function answeringRollup(
  state: State,
  { cubes, levels, by, where, dated, compare }: Question,
  datedNames: readonly string[],
): Rollup | undefined {
  const { ofFacts, ofNames } = conditionsOf(where);
  const told = levelsOf(levels, ofNames);
  const isDated = datedNames.length > 0 && (told.includes('campaign') || told.includes('ad_group'));
  const isKept = [...cubes].every((cube) => ROLLED.has(cube));
  // Months of a period that is compared are moved by its days.
  const isOfMonths =
    by.every((dimension) => dimension === 'month') && (by.length === 0 || !compare);
  if (!isKept || !isOfMonths || isDated || ofFacts.length > 0 || levels.length === 0)
    return undefined;
  return rollupOf(state, dated.customWeights);
}
