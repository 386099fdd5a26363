import type { CohortsReport } from '@throughline/api/contract/reports/cohorts';
import type { CustomersReport } from '@throughline/api/contract/reports/customers';
import type { DealsReport } from '@throughline/api/contract/reports/deals';
import type { ScoresReport } from '@throughline/api/contract/reports/scores';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** How many deals are open and how old they are, and how many of the closed ones were won. */
export const dealsAnswer = (
  { totals }: DealsReport,
  { money, share, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  const { deals, open, amount, age_days: age, win_rate } = totals;
  if (deals === 0) return [];
  return [
    {
      key: 'deals.all',
      values: { count: deals, open, days: count(String(Math.round(age ?? 0))) },
    },
    ...(amount === null ? [] : [{ key: 'deals.amount', values: { amount: money(amount) } }]),
    ...(win_rate === null ? [] : [{ key: 'deals.won', values: { share: share(win_rate) } }]),
  ];
};

/** What all that were found have brought. */
export const customersAnswer = (
  { totals: { customers, revenue, margin } }: CustomersReport,
  { money }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (customers === 0) return [{ key: 'customers.none' }];
  return [
    { key: 'customers.found', values: { count: customers } },
    ...(margin !== null
      ? [{ key: 'customers.margin', values: { money: money(margin) } }]
      : revenue !== null
        ? [{ key: 'customers.revenue', values: { money: money(revenue) } }]
        : []),
  ];
};

/** Which channel's customers bring most of what they cost, and which least. */
export const cohortsAnswer = (
  { channels }: CohortsReport,
  { channel, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  const [best, ...others] = channels
    .filter(({ ltv_cac, customers }) => ltv_cac !== null && customers > 0)
    .sort((a, b) => b.ltv_cac! - a.ltv_cac!);
  if (!best) return [];
  const worst = others.at(-1);
  const times = (value: number | null) => count((value ?? 0).toFixed(2));
  return [
    { key: 'cohorts.best', values: { channel: channel(best.channel), times: times(best.ltv_cac) } },
    ...(worst
      ? [
          {
            key: 'cohorts.worst',
            values: { channel: channel(worst.channel), times: times(worst.ltv_cac) },
          },
        ]
      : []),
  ];
};

/** How many leads wait and how likely the first is to buy, or which channel brings the best people. */
export const scoresAnswer = (
  { meta: { by, who, sample }, open, leads, channels }: ScoresReport,
  { share, channel, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  const few: readonly AnswerSentence[] =
    sample.status === 'below_minimum'
      ? [{ key: 'scores.few', values: { have: sample.have.leads, need: sample.minimum.leads } }]
      : [];
  if (by === 'lead' && who === 'lead') {
    const [first] = leads;
    if (!first) return [{ key: 'scores.none' }];
    return [
      { key: 'scores.open', values: { count: open } },
      ...(first.score === null
        ? []
        : [{ key: 'scores.first', values: { share: share(first.score) } }]),
      ...few,
    ];
  }
  const [best] = channels.filter(({ index }) => index !== null).sort((a, b) => b.index! - a.index!);
  return [
    ...(best
      ? [
          {
            key: 'scores.channel',
            values: {
              channel: channel(best.channel),
              index: count(String(Math.round(best.index!))),
            },
          },
        ]
      : []),
    ...few,
  ];
};
