import type { ExperimentsReport } from '@throughline/api/contract/reports/experiments';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** What geo and switchback tests show: how many found an effect, and the largest of them in money as well. */
export const experimentsAnswer = (
  { rows, meta: { experiments } }: ExperimentsReport,
  { money, share }: SentenceWriting,
): readonly AnswerSentence[] => {
  const strongest = (shows: string) =>
    rows
      .filter((row) => row.shows === shows)
      .toSorted((a, b) => Math.abs(b.lift ?? 0) - Math.abs(a.lift ?? 0));
  const adding = strongest('adds');
  const [best] = adding;
  const [worst] = strongest('takes');
  const told = best ?? worst;
  if (!told) {
    if (experiments.length === 0) return [{ key: 'experiments.none' }];
    const isEnough = experiments.some((one) => one.is_enough && one.is_known);
    return [{ key: isEnough ? 'experiments.chance' : 'experiments.few' }];
  }
  const { lift, lift_low: low, lift_high: high, more_value: value } = told;
  const ends = { low: share(low ?? 0), high: share(high ?? 0) };
  return [
    {
      key: best ? 'experiments.more' : 'experiments.less',
      values: {
        ...(best && { count: adding.length }),
        ...{ name: told.experiment, lift: share(lift ?? 0), ...ends },
      },
    },
    ...(value === null
      ? []
      : [
          {
            key: 'experiments.value',
            values: {
              value: money(value),
              low: money(told.more_value_low ?? value),
              high: money(told.more_value_high ?? value),
            },
          },
        ]),
  ];
};
