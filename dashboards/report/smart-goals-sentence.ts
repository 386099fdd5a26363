import type { SmartGoalsReport } from '@throughline/api/contract/reports/smart-goals';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** How many goals are reached or on pace, which is furthest, and how many lack something. */
export const smartGoalsAnswer = (
  { rows }: SmartGoalsReport,
  { share, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (rows.length === 0) return [{ key: 'smartGoals.none' }];
  const isGood = (row: SmartGoalsReport['rows'][number]) =>
    (row.reached_share ?? 0) >= 1 ||
    (row.reached_share !== null && row.faults.length === 0 && row.is_achievable !== 'unknown');
  const [first] = rows.toSorted((a, b) => (b.reached_share ?? -1) - (a.reached_share ?? -1));
  const lacking = rows.filter(({ faults }) => faults.length > 0).length;
  return [
    {
      key: 'smartGoals.reached',
      values: { reached: count(`${rows.filter(isGood).length}`), goals: count(`${rows.length}`) },
    },
    ...(first?.reached_share == null
      ? []
      : [
          {
            key: 'smartGoals.nearest',
            values: { name: first.goal, share: share(first.reached_share) },
          },
        ]),
    ...(lacking > 0 ? [{ key: 'smartGoals.faults', values: { count: lacking } }] : []),
  ];
};
