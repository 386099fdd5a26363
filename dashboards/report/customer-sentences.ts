import type { CohortsReport } from '@throughline/api/contract/reports/cohorts';
import type { CustomersReport } from '@throughline/api/contract/reports/customers';
import type { DealsReport } from '@throughline/api/contract/reports/deals';
import type { RfmReport } from '@throughline/api/contract/reports/rfm';
import type { ScoresReport } from '@throughline/api/contract/reports/scores';
import type { ServiceReport } from '@throughline/api/contract/reports/service';
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

/** An average over fewer cohorts than this is one of them, and no average. */
const LEAST_COHORTS = 3;

/** What a customer has brought after some months, or which channel's customers bring most of what they cost. */
export const cohortsAnswer = (
  { meta, averages, channels }: Pick<CohortsReport, 'meta' | 'averages' | 'channels'>,
  writing: SentenceWriting,
): readonly AnswerSentence[] =>
  meta.by === 'channel'
    ? channelSentences(channels, writing)
    : monthSentences(averages, meta.value, writing);

function monthSentences(
  averages: CohortsReport['averages'],
  of: CohortsReport['meta']['value'],
  { money, share }: SentenceWriting,
): readonly AnswerSentence[] {
  const later = averages.filter(({ month, cohorts }) => month > 0 && cohorts >= LEAST_COHORTS);
  const last = later.filter(({ ltv }) => ltv !== null).at(-1);
  const next = later.find(({ month }) => month === 1);
  if (later.length === 0) return averages.length > 0 ? [{ key: 'cohorts.early' }] : [];
  return [
    ...(last
      ? [{ key: `cohorts.${of}`, values: { count: last.month, value: money(last.ltv!) } }]
      : []),
    ...(next ? [{ key: 'cohorts.again', values: { share: share(next.retention) } }] : []),
  ];
}

function channelSentences(
  channels: CohortsReport['channels'],
  { channel, count }: SentenceWriting,
): readonly AnswerSentence[] {
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
}

/** How many customers are the best ones, and how many are about to leave. */
export const rfmAnswer = (
  { meta: { sample }, segments, totals }: Pick<RfmReport, 'meta' | 'segments' | 'totals'>,
  { money }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (sample.status === 'below_minimum')
    return [{ key: 'rfm.few', values: { have: sample.customers, need: sample.minimum } }];
  const sentence = (segment: 'champions' | 'at_risk', key: string) => {
    const found = segments.find((one) => one.segment === segment);
    if (!found || found.customers === 0 || found.value === null) return [];
    const values = { count: found.customers, of: totals.customers, value: money(found.value) };
    return [{ key, values }];
  };
  return [...sentence('champions', 'rfm.champions'), ...sentence('at_risk', 'rfm.risk')];
};

/** What a model needs most of all and has not: decided people, or those of them who bought or did not. */
function shortageOf({ have, minimum }: ScoresReport['meta']['sample']): readonly AnswerSentence[] {
  const short = (['leads', 'positives', 'negatives'] as const).find(
    (one) => have[one] < minimum[one],
  );
  return short === undefined
    ? []
    : [{ key: `scores.few_${short}`, values: { have: have[short], need: minimum[short] } }];
}

/** How many leads wait and how likely the first is to buy, or which channel brings the best people. */
export const scoresAnswer = (
  { meta: { by, who, sample }, open, leads, channels }: ScoresReport,
  { share, channel, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  const few = sample.status === 'below_minimum' ? shortageOf(sample) : [];
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
  if (by === 'bin' || by === 'feature') return few;
  const [best] = channels
    .filter((one) => one.index !== null && one.channel !== 'not_told')
    .sort((a, b) => b.index! - a.index!);
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

/** How quickly requests are answered and how many come back, or how soon new customers have what they came for. */
export const serviceAnswer = (
  { meta: { by, tells_requests }, totals, onboarding }: ServiceReport,
  { share, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (by === 'onboarding') {
    const known = onboarding.reduce((sum, { reached }) => sum + reached, 0);
    const customers = onboarding.reduce((sum, one) => sum + one.customers, 0);
    return customers === 0
      ? []
      : [{ key: 'service.onboarding', values: { known, count: customers } }];
  }
  if (!tells_requests) return [{ key: 'service.untold' }];
  if (!totals || totals.requests === 0) return [{ key: 'service.none' }];
  const { requests, response, repeated_share: again } = totals;
  return [
    { key: 'service.requests', values: { count: requests } },
    ...(response === null
      ? []
      : [{ key: 'service.response', values: { minutes: count(String(Math.round(response))) } }]),
    ...(again ? [{ key: 'service.again', values: { share: share(again) } }] : []),
  ];
};
