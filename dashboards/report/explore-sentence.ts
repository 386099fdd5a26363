import type { ExploreReport } from '@throughline/api/contract/reports/explore';
import { SUMS } from '@throughline/api/contract/reports/explore-table';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** Which row has most of what was asked for: of the revenue where it is asked for, else of the first sum. */
export const exploreAnswer = (
  { meta: { by, metrics }, rows, totals }: Pick<ExploreReport, 'meta' | 'rows' | 'totals'>,
  { word, metric, figure, share }: SentenceWriting,
): readonly AnswerSentence[] => {
  const of = (['revenue', ...metrics] as const).find(
    // Parts of a ratio's sum say nothing.
    (key) => metrics.includes(key) && SUMS.has(key) && Number(totals[key] ?? 0) > 0,
  );
  if (of === undefined) return [];
  const [most] = rows
    .filter((row) => row.kind === 'row' && (row[of] ?? null) !== null)
    .toSorted((a, b) => Number(b[of]) - Number(a[of]));
  if (!most) return [];
  const total = totals[of]!;
  return [
    {
      key: 'explore.most',
      values: {
        ...{ metric: metric(of), name: by.map((key) => word(key, most[key] ?? '')).join(' · ') },
        ...{ value: figure(of, most[of]!), total: figure(of, total) },
        share: share(Number(most[of]) / Number(total)),
      },
    },
  ];
};
