import type { CallsReport } from '@throughline/api/contract/reports/calls';
import type { EmailReport } from '@throughline/api/contract/reports/email';
import type { NpsReport } from '@throughline/api/contract/reports/nps';
import type { ProductsReport } from '@throughline/api/contract/reports/products';
import { wordsOf } from '@throughline/api/contract/words';
import type { AnswerSentence, SentenceWriting } from './answer-sentences.ts';

const nameOf = (column: string, name: string, { language }: SentenceWriting) =>
  wordsOf(column, name)?.[language] ?? name;

/** How many calls were lost, what that costs, and where most of them are. */
export const callsAnswer = (
  { meta: { by }, rows, totals }: CallsReport,
  writing: SentenceWriting,
): readonly AnswerSentence[] => {
  const { lost, missed, called_back: back, in_time: time, lost_value: value } = totals;
  if (lost === 0) return [{ key: 'calls.none', values: { missed } }];
  const worst = by === 'operator' ? undefined : rows.toSorted((a, b) => b.lost - a.lost)[0];
  return [
    { key: 'calls.lost', values: { count: lost, lost, missed, back, time } },
    ...(value === null ? [] : [{ key: 'calls.value', values: { value: writing.money(value) } }]),
    ...(worst && rows.length > 1
      ? [
          {
            key: 'calls.worst',
            values: {
              name: by === 'hour' ? `${worst.name}:00` : nameOf(by, worst.name, writing),
            },
          },
        ]
      : []),
  ];
};

/** What messages sold, and which of them sold most. */
export const emailAnswer = (
  { meta: { by }, rows, totals }: EmailReport,
  writing: SentenceWriting,
): readonly AnswerSentence[] => {
  const { orders, revenue, revenue_per_thousand: per } = totals;
  const [best] = rows.toSorted((a, b) => Number(b.revenue ?? 0) - Number(a.revenue ?? 0));
  const column = by === 'type' ? 'message_type' : by;
  const { money } = writing;
  return [
    orders === 0
      ? { key: 'email.none' }
      : revenue !== null && per !== null
        ? { key: 'email.revenue', values: { revenue: money(revenue), per: money(per) } }
        : { key: 'email.sales', values: { orders } },
    ...(best && rows.length > 1 && Number(best.revenue ?? 0) > 0 && by !== 'month'
      ? [
          {
            key: 'email.best',
            values: { name: nameOf(column, best.name, writing), revenue: money(best.revenue!) },
          },
        ]
      : []),
  ];
};

/** What the goods bring, how many come back and how many stay in the cart; of pairs the most telling one. */
export const productsAnswer = (
  { meta: { by }, totals, pairs }: ProductsReport,
  { money, share, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  const { revenue, margin, margin_share, returned_share, carts, abandoned_share } = totals;
  if (by === 'pair') {
    const [pair] = pairs;
    if (!pair) return [{ key: 'products.noPair' }];
    const { title, other_title: other, lift } = pair;
    return [{ key: 'products.pair', values: { title, other, lift: lift.toFixed(1) } }];
  }
  return [
    ...(margin !== null && margin_share !== null
      ? [
          {
            key: 'products.margin',
            values: { margin: money(margin), share: share(margin_share) },
          },
        ]
      : revenue === null
        ? []
        : [{ key: 'products.revenue', values: { revenue: money(revenue) } }]),
    ...(returned_share ? [{ key: 'products.returned', values: { share: share(returned_share) } }] : []),
    ...(carts !== null && abandoned_share !== null
      ? [
          {
            key: 'products.carts',
            values: { carts: count(String(carts)), share: share(abandoned_share) },
          },
        ]
      : []),
  ];
};

/** The score with its interval, and what it goes along with most. */
export const npsAnswer = (
  { totals, drivers }: NpsReport,
  writing: SentenceWriting,
): readonly AnswerSentence[] => {
  const { nps, low, high, answers } = totals;
  if (nps === null || low === null || high === null) return [];
  const [first] = drivers;
  const points = (value: number) => String(Math.round(value)).replace('-', '−');
  return [
    {
      key: 'nps.score',
      values: { nps: points(nps), low: points(low), high: points(high), answers },
    },
    ...(first?.importance
      ? [
          {
            key: 'nps.driver',
            values: {
              name: nameOf('driver', first.driver, writing),
              share: writing.share(first.importance),
            },
          },
        ]
      : []),
  ];
};
