import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Condition } from '../../contract/where.ts';
import { answerQuestion } from '../query/answer-question.ts';
import type { EvaluatedRow } from '../query/evaluate.ts';
import type { Question } from '../query/question.ts';
import type { State } from '../state.ts';
import { type LosingSince, losingSince } from './losing-since.ts';

/**
 * Since when a row has been losing. Its days are asked for by themselves, and must add up to what the row says: where
 * they do not, nothing is said.
 * @param question what the row answers.
 * @param profit of the row, in millionths.
 */
export async function fetchLosing(
  reader: Reader,
  state: State,
  question: Question,
  { names, row }: EvaluatedRow,
  profit: bigint,
): Promise<LosingSince | null> {
  const ofRow = question.levels.map(
    (dimension): Condition => ({ dimension, operator: 'is', value: names[dimension] ?? '' }),
  );
  const { current } = await answerQuestion(reader, state, {
    ...question,
    by: ['day'],
    where: [...question.where, ...ofRow],
    cubes: new Set(['costs', 'credit']),
  });
  const days = [...current.rows.values()]
    // Conditions take names in any letter case, keys do not.
    .filter((found) => found.row.key === row.key)
    .map(({ names: { day = '' }, row: { tally } }) => ({ day, profit: tally.margin - tally.cost }));
  const total = days.reduce((sum, day) => sum + day.profit, 0n);
  return total === profit ? losingSince(days, question.period) : null;
}
