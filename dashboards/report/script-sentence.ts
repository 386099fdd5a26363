import type { ScriptReport } from '@throughline/api/contract/reports/script';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** The point that sells most where it is kept, else the one that is kept least. */
export const scriptAnswer = (
  { rows }: ScriptReport,
  { share }: SentenceWriting,
): readonly AnswerSentence[] => {
  const [least] = rows.toSorted((a, b) => (a.kept_share ?? 1) - (b.kept_share ?? 1));
  if (!least) return [{ key: 'script.none' }];
  const [best] = rows
    .filter(({ conclusion }) => conclusion === 'more')
    .toSorted((a, b) => (b.difference ?? 0) - (a.difference ?? 0));
  return [
    ...(best
      ? [
          {
            key: 'script.sells',
            values: {
              ...{ point: best.point, kept: share(best.sold_kept_share ?? 0) },
              missed: share(best.sold_missed_share ?? 0),
            },
          },
        ]
      : []),
    { key: 'script.least', values: { point: least.point, share: share(least.kept_share ?? 0) } },
  ];
};
