import type { IncrementalityReport } from '@throughline/api/contract/reports/incrementality';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** What the tests prove: how many of them, and the one that brought most buyers. */
export const incrementalityAnswer = (
  { rows, meta: { experiments } }: IncrementalityReport,
  { money, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  const proven = rows
    .filter(({ conclusion }) => conclusion === 'more')
    .toSorted((a, b) => (b.more_buyers ?? 0) - (a.more_buyers ?? 0));
  const [best] = proven;
  if (best) {
    const { more_value: value, more_value_low: low, more_value_high: high } = best;
    const people = (buyers: number | null) => count(String(Math.round(buyers ?? 0)));
    return [
      {
        key: 'incrementality.more',
        values: {
          ...{ count: new Set(proven.map(({ experiment }) => experiment)).size },
          ...{ name: `${best.experiment} / ${best.arm}`, buyers: people(best.more_buyers) },
          ...{ low: people(best.more_buyers_low), high: people(best.more_buyers_high) },
        },
      },
      ...(value !== null && low !== null && high !== null
        ? [
            {
              key: 'incrementality.value',
              values: { value: money(value), low: money(low), high: money(high) },
            },
          ]
        : []),
    ];
  }
  if (experiments.length === 0) return [{ key: 'incrementality.none' }];
  const isTold = experiments.some(({ is_enough: isEnough }) => isEnough);
  return [{ key: isTold ? 'incrementality.chance' : 'incrementality.few' }];
};
