import type { ListGrowthReport } from '@throughline/api/contract/reports/list-growth';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** Whether the lists grew, and how many came and left. */
export const listGrowthAnswer = (
  { totals }: ListGrowthReport,
  { count }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (totals.length === 0) return [{ key: 'listGrowth.none' }];
  const sum = (of: (row: ListGrowthReport['totals'][number]) => number) =>
    totals.reduce((whole, row) => whole + of(row), 0);
  const [start, end] = [sum(({ at_start }) => at_start), sum(({ at_end }) => at_end)];
  const came = sum(({ subscribed }) => subscribed);
  const ends = { start: count(`${start}`), end: count(`${end}`) };
  const grew = end - start;
  return [
    grew === 0
      ? { key: 'listGrowth.same', values: { end: ends.end } }
      : {
          key: grew > 0 ? 'listGrowth.grew' : 'listGrowth.shrank',
          values: { count: Math.abs(grew), ...ends },
        },
    {
      key: 'listGrowth.moves',
      values: { came: count(`${came}`), left: count(`${start + came - end}`) },
    },
  ];
};
