import { decimalText } from '@throughline/api/contract/decimal-text';
import type { AutomationReport } from '@throughline/api/contract/reports/automation';
import type { CallsReport } from '@throughline/api/contract/reports/calls';
import type { EmailReport } from '@throughline/api/contract/reports/email';
import type { NpsReport } from '@throughline/api/contract/reports/nps';
import type { ProductsReport } from '@throughline/api/contract/reports/products';
import type { SalesDeskReport } from '@throughline/api/contract/reports/sales-desk';
import type { StockReport } from '@throughline/api/contract/reports/stock';
import { points } from '../format/points.ts';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** How many calls were lost, what that costs, and where most of them are. */
export const callsAnswer = (
  { meta: { by }, rows, totals }: CallsReport,
  writing: SentenceWriting,
): readonly AnswerSentence[] => {
  const { lost, missed, called_back: back, in_time: time, lost_value: value } = totals;
  if (lost === 0) return [{ key: 'calls.none', values: { missed } }];
  const worst = by === 'operator' ? undefined : rows.toSorted((a, b) => b.lost - a.lost)[0];
  return [
    { key: 'calls.lost', values: { count: lost, missed, back, time } },
    ...(value === null ? [] : [{ key: 'calls.value', values: { value: writing.money(value) } }]),
    ...(worst && rows.length > 1
      ? [
          {
            key: 'calls.worst',
            values: {
              name: by === 'hour' ? `${worst.name}:00` : writing.word(by, worst.name),
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
            values: { name: writing.word(column, best.name), revenue: money(best.revenue!) },
          },
        ]
      : []),
  ];
};

/** What the goods bring, how many come back and how many stay in the cart; of pairs the most telling one. */
export const productsAnswer = (
  { meta: { by }, totals, pairs }: ProductsReport,
  { money, share, count, language }: SentenceWriting,
): readonly AnswerSentence[] => {
  const { revenue, margin, margin_share, returned_share, carts, abandoned_share } = totals;
  if (by === 'pair') {
    const [pair] = pairs;
    if (!pair || pair.lift <= 1) return [{ key: 'products.noPair' }];
    const { title, other_title: other, lift } = pair;
    return [
      { key: 'products.pair', values: { title, other, lift: decimalText(lift, 1, language) } },
    ];
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
    ...(returned_share
      ? [{ key: 'products.returned', values: { share: share(returned_share) } }]
      : []),
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
              name: writing.word('driver', first.driver),
              share: writing.share(first.importance),
            },
          },
        ]
      : []),
  ];
};

/** Which products are short or running out, and what was advertised without stock. */
export const stockAnswer = (
  { rows }: StockReport,
  { money, count }: SentenceWriting,
): readonly AnswerSentence[] => {
  const short = rows.filter(({ state }) => state === 'short');
  const low = rows.filter(({ state }) => state === 'out' || state === 'low');
  const lacking = short.reduce((sum, row) => sum + row.lacking, 0);
  const ads = rows.reduce<number | null>(
    (sum, { ads_out }) => (sum === null || ads_out === null ? null : sum + Number(ads_out)),
    0,
  );
  return [
    ...(short.length > 0
      ? [
          {
            key: 'stock.lacking',
            values: { count: short.length, units: count(String(lacking)) },
          },
        ]
      : []),
    ...(low.length > 0
      ? [
          {
            key: 'stock.low',
            values: {
              count: low.length,
              names: low
                .slice(0, 3)
                .map(({ title, sku }) => title || sku)
                .join(', '),
            },
          },
        ]
      : []),
    ...(short.length + low.length === 0 ? [{ key: 'stock.fine' }] : []),
    ...(ads ? [{ key: 'stock.ads', values: { ads: money(ads.toFixed(2)) } }] : []),
  ];
};

/** How many leads are answered in time; of deals where or why most are lost. */
export const salesDeskAnswer = (
  { meta: { by, has_answers }, totals, deals }: SalesDeskReport,
  { share, count, word }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (by === 'stage' || by === 'reason') {
    const [worst] = deals.toSorted((a, b) => b.lost - a.lost);
    if (!worst || worst.lost === 0) return [];
    const { name, lost, deals: all, share: part } = worst;
    return by === 'stage'
      ? [{ key: 'desk.stage', values: { name, lost, deals: all } }]
      : [
          {
            key: 'desk.reason',
            values: { name: word('lost_reason', name), share: share(part ?? 0) },
          },
        ];
  }
  if (!has_answers || !totals || totals.in_time_share === null) return [{ key: 'desk.none' }];
  const { in_time_share: part, response, never } = totals;
  return [
    {
      key: 'desk.intime',
      values: { share: share(part), minutes: count(String(Math.round(response ?? 0))) },
    },
    ...(never > 0 ? [{ key: 'desk.never', values: { count: never } }] : []),
  ];
};

/** How many carts come back with a reminder and without one, and whether that is more than chance. */
export const automationAnswer = (
  { meta: { effect }, rows }: AutomationReport,
  { share }: SentenceWriting,
): readonly AnswerSentence[] => {
  const [reminded, not] = (['reminded', 'not_reminded'] as const).map((name) =>
    rows.find(({ cart }) => cart === name),
  );
  const only = reminded ?? not;
  if (!only) return [];
  if (!reminded || !not || effect.difference === null) {
    const { bought, carts, bought_share: part } = only;
    return [{ key: 'automation.one', values: { share: share(part ?? 0), bought, carts } }];
  }
  const values = { with: share(reminded.bought_share ?? 0), without: share(not.bought_share ?? 0) };
  const key = effect.status !== 'differs' ? 'chance' : effect.difference > 0 ? 'differs' : 'fewer';
  return [{ key: `automation.${key}`, values }];
};
