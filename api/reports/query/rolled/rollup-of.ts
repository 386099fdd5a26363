import { madeWith } from '@throughline/transform/derive/rollup/made-with';
import type { Cube } from '../../../metrics/measures.ts';
import type { Rollup, State } from '../../state.ts';
import { levelsOf } from '../names-where.ts';
import { conditionsOf, type Question } from '../question.ts';
import { isRolledBy } from './rolled-statement.ts';

/** Cubes whose sums by day are kept; the others are asked of the ledger. */
export const ROLLED: ReadonlySet<Cube> = new Set(['costs', 'touches', 'credit']);

/** The rollup of a state, where it was made as this program would make it. */
export function rollupOf({ rollup }: State, customWeights: readonly number[]): Rollup | undefined {
  return rollup?.madeWith === madeWith(customWeights) ? rollup : undefined;
}

/**
 * The rollup where it can answer a question as far as it is of `ROLLED`: one of levels down to keywords, by times, and by what kind of conversion it is. A name
 * that has meant different campaigns takes the day of each touch, which is summed away there.
 */
export function answeringRollup(
  state: State,
  { levels, by, where, dated }: Question,
  datedNames: readonly string[],
): Rollup | undefined {
  const { ofFacts, ofNames } = conditionsOf(where);
  const told = levelsOf(levels, ofNames);
  const isDated = datedNames.length > 0 && (told.includes('campaign') || told.includes('ad_group'));
  const isSaid = [...by, ...ofFacts.map(({ dimension }) => dimension)].every(isRolledBy);
  return isSaid && !isDated ? rollupOf(state, dated.customWeights) : undefined;
}
