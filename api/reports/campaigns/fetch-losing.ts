import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Condition } from '../../contract/where.ts';
import { answerQuestion, type QuestionFacts } from '../query/answer-question.ts';
import { matching } from '../query/cell/matching-spellings.ts';
import type { EvaluatedRow } from '../query/evaluate.ts';
import type { Question } from '../query/question.ts';
import { answeringRollup } from '../query/rolled/rollup-of.ts';
import { campaignNames, datedNames } from '../query/rows/campaign-names.ts';
import type { State } from '../state.ts';
import { type DayProfit, type LosingSince, losingSince } from './losing-since.ts';

const ROLLED = sqlFile(import.meta.url, './days-rolled.sql');

/**
 * Since when a row has been losing. Its days are asked for by themselves, and must add up to what the row says: where
 * they do not, nothing is said.
 * @param question what the row answers, and `facts` what it was answered from.
 * @param profit of the row, in millionths.
 */
export async function fetchLosing(
  reader: Reader,
  state: State,
  { question, facts }: { readonly question: Question; readonly facts: QuestionFacts },
  row: EvaluatedRow,
  profit: bigint,
): Promise<LosingSince | null> {
  const days =
    (await rolledDays(reader, state, question, facts, row)) ??
    (await askedDays(reader, state, question, row));
  const total = days.reduce((sum, day) => sum + day.profit, 0n);
  return total === profit ? losingSince(days, question.period) : null;
}

/** By the names under which the facts of the row are rolled up; null where they do not say all that was asked. */
async function rolledDays(
  reader: Reader,
  state: State,
  question: Question,
  { groups, around: { listed } }: QuestionFacts,
  { names }: EvaluatedRow,
): Promise<readonly DayProfit[] | null> {
  const { levels, where, period, dated } = question;
  const rollup = answeringRollup(state, question, datedNames(listed));
  // Other conditions are on a part of the row.
  const isWhole = where.every(({ dimension }) => (levels as readonly string[]).includes(dimension));
  if (!rollup || !isWhole) return null;
  const all = Object.values(groups.current).flat();
  const own = matching(all, names, levels, campaignNames(listed));
  const found = await reader.rows<{ day: string; profit: string }>(
    ROLLED.replaceAll('rule_', `${dated.model}_`),
    {
      ...{ generation: state.generation, revision: state.revision, epoch: rollup.epoch },
      ...{ ...period, basis: dated.basis, channel: names.channel, source: names.source },
      campaign_ids: own.map(({ campaign_id }) => campaign_id),
      campaigns: own.map(({ campaign }) => campaign),
    },
  );
  return found.map(({ day, profit }) => ({ day, profit: BigInt(profit) }));
}

async function askedDays(
  reader: Reader,
  state: State,
  question: Question,
  { names, row }: EvaluatedRow,
): Promise<readonly DayProfit[]> {
  const ofRow = question.levels.map(
    (dimension): Condition => ({ dimension, operator: 'is', value: names[dimension] ?? '' }),
  );
  const { current } = await answerQuestion(reader, state, {
    ...question,
    by: ['day'],
    where: [...question.where, ...ofRow],
    cubes: new Set(['costs', 'credit']),
  });
  return (
    [...current.rows.values()]
      // Conditions take names in any letter case, keys do not.
      .filter((found) => found.row.key === row.key)
      .map(({ names: { day = '' }, row: { tally } }) => ({
        day,
        profit: tally.margin - tally.cost,
      }))
  );
}
