import type { LandingReport } from '@throughline/api/contract/reports/landing';
import type { MarketReport } from '@throughline/api/contract/reports/market';
import type { OfflineReport } from '@throughline/api/contract/reports/offline';
import type { PartnersReport } from '@throughline/api/contract/reports/partners';
import type { SearchReport } from '@throughline/api/contract/reports/search';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

const most = <Row>(rows: readonly Row[], of: (row: Row) => string | number | null) =>
  rows.toSorted((a, b) => Number(of(b) ?? 0) - Number(of(a) ?? 0))[0];

/** Which page, or creative, earns most, and what part it has. */
export const landingAnswer = (
  { meta: { by }, rows }: LandingReport,
  { money }: SentenceWriting,
): readonly AnswerSentence[] => {
  const named = rows.filter(({ kind, name }) => kind === 'row' && name !== '');
  if (by === 'creative' && named.length === 0) return [{ key: 'landing.untold' }];
  const [byMargin, byRevenue] = [
    most(named, ({ margin }) => margin),
    most(named, ({ revenue }) => revenue),
  ];
  const hasMargin = Number(byMargin?.margin ?? 0) > 0;
  const best = hasMargin ? byMargin : byRevenue;
  if (!best || Number(best.revenue ?? 0) <= 0) return [{ key: 'landing.none' }];
  const { name, margin, revenue, starts, closes } = best;
  return [
    hasMargin
      ? {
          key: by === 'creative' ? 'landing.creative' : 'landing.best',
          values: { name, margin: money(`${margin}`) },
        }
      : { key: 'landing.revenue', values: { name, revenue: money(`${revenue}`) } },
    ...(starts === null || closes === null
      ? []
      : [{ key: 'landing.role', values: { starts, closes } }]),
  ];
};

/** How many clicks searches bring, how many of them are for the brand, and what else brings most. */
export const searchAnswer = (
  { meta: { by, days, brand }, rows, totals }: SearchReport,
  { money, count, share }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (days.told === 0) return [{ key: 'search.none' }];
  const { clicks, paid_clicks: paid, paid_cost: cost } = totals;
  const other = rows.find(({ query_kind, clicks: own }) => query_kind === 'other' && own > 0);
  return [
    paid !== null && paid > 0 && cost !== null
      ? {
          key: 'search.clicks',
          values: { clicks: count(`${clicks}`), paid: count(`${paid}`), cost: money(cost) },
        }
      : { key: 'search.organic', values: { clicks: count(`${clicks}`) } },
    ...(brand?.share == null
      ? []
      : [{ key: 'search.brand', values: { share: share(brand.share) } }]),
    ...(by === 'query' && other
      ? [{ key: 'search.best', values: { name: other.name, clicks: count(`${other.clicks}`) } }]
      : []),
  ];
};

/** Which share of offline sales began online; of events after which one most was bought. */
export const offlineAnswer = (
  { meta: { by, minimum }, totals, events }: OfflineReport,
  { money, share }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (by === 'event') {
    const best = most(events, ({ event_revenue }) => event_revenue);
    if (!best) return [{ key: 'offline.noEvent' }];
    const { name, event_revenue: revenue } = best;
    const guests = (key: 'registered' | 'attended') =>
      events.reduce((sum, event) => sum + event[key], 0);
    return revenue === null || Number(revenue) <= 0
      ? [
          {
            key: 'offline.came',
            values: { came: guests('attended'), registered: guests('registered') },
          },
        ]
      : [{ key: 'offline.event', values: { name, revenue: money(revenue) } }];
  }
  const { sales, known, online_share: part, low, high, online_revenue: revenue } = totals;
  if (sales === 0) return [{ key: 'offline.none' }];
  if (part === null || low === null || high === null)
    return [{ key: 'offline.few', values: { known, minimum } }];
  return [
    {
      key: 'offline.share',
      values: { share: share(part), low: share(low), high: share(high) },
    },
    ...(revenue === null ? [] : [{ key: 'offline.money', values: { revenue: money(revenue) } }]),
  ];
};

/** What partners or promo codes leave, and which brings most. */
export const partnersAnswer = (
  { meta: { by }, rows, totals }: PartnersReport,
  { money }: SentenceWriting,
): readonly AnswerSentence[] => {
  const { sales, profit, revenue } = totals;
  if (sales === 0) return [{ key: by === 'coupon' ? 'partners.noCode' : 'partners.none' }];
  const best = by === 'month' ? undefined : most(rows, (row) => row.revenue);
  return [
    ...(profit !== null
      ? [{ key: 'partners.profit', values: { profit: money(profit) } }]
      : revenue === null
        ? []
        : [{ key: 'partners.revenue', values: { revenue: money(revenue) } }]),
    ...(best?.revenue && rows.length > 1
      ? [{ key: 'partners.best', values: { name: best.name, revenue: money(best.revenue) } }]
      : []),
  ];
};

/** Whether we outgrow the largest market that we can be held against, else how the largest one moved. */
export const marketAnswer = (
  { rows }: MarketReport,
  { share }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (rows.length === 0) return [{ key: 'market.none' }];
  const moved = rows.filter(({ change }) => change !== null);
  const held = moved.filter(({ ahead }) => ahead !== null);
  const row = most(held.length > 0 ? held : moved, ({ value }) => value);
  if (!row || row.change === null) return [];
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${share(Math.abs(value))}`;
  const name = [row.metric, row.subject].filter(Boolean).join(', ');
  const change = signed(row.change);
  if (row.ahead === null || row.own_change === null)
    return [{ key: 'market.moved', values: { name, change } }];
  const key = row.ahead < 0 ? 'market.behind' : 'market.ahead';
  return [{ key, values: { name, change, own: signed(row.own_change) } }];
};
