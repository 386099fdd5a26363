import { expect, it } from 'vitest';
import type { SentenceWriting } from './answer-sentence.ts';
import { reviewsAnswer, socialAnswer, swotAnswer } from './public-sentences.ts';

const writing: SentenceWriting = {
  language: 'ru',
  money: (value) => `${value} EUR`,
  count: (value) => value,
  share: (value) => `${Math.round(100 * value)} %`,
  month: (value) => value,
  day: (value) => value,
  channel: (name) => name,
  word: (_, value) => `«${value}»`,
  metric: (key) => key,
  figure: (_, value) => `${value}`,
};

it('says how reviews rate the business, and that too few do not', () => {
  const totals = { reviews: 40, rating: 4.25, low: 4, high: 4.5 };
  const answer = (of: object, by = 'platform', requests: object[] = []) =>
    reviewsAnswer({ meta: { by }, totals: of, requests } as never, writing);
  expect(answer({ ...totals, answered_share: 0.5, negative_share: 0.1 })).toEqual([
    { key: 'reviews.rating', values: { rating: '4,25', low: '4,00', high: '4,50', reviews: 40 } },
    { key: 'reviews.answered', values: { share: '50 %' } },
    { key: 'reviews.negative', values: { share: '10 %' } },
  ]);
  const few = { ...totals, reviews: 4, low: null, high: null };
  expect(answer({ ...few, answered_share: null, negative_share: null })).toEqual([
    { key: 'reviews.count', values: { reviews: 4 } },
  ]);
  expect(answer({ reviews: 0 })).toEqual([{ key: 'reviews.none' }]);
  const requests = [
    { request: 'requested', reviewed_share: 0.2 },
    { request: 'not_requested', reviewed_share: 0.05 },
  ];
  expect(answer(totals, 'request', requests)).toEqual([
    { key: 'reviews.request', values: { share: '20 %', other: '5 %' } },
  ]);
  expect(answer(totals, 'request')).toEqual([{ key: 'reviews.pending' }]);
});

it('names what stands first among strengths and weaknesses', () => {
  const row = (
    side: string,
    rule: string,
    name: string,
    report: string,
    amount: string | null = null,
  ) => ({ side, rule, name, report, amount });
  const rows = [
    row('strength', 'channel_earns', 'Email', 'channels', '90.00'),
    row('strength', 'recommended', '', 'nps'),
    row('weakness', 'answers_late', '', 'sales-desk', '-5.00'),
  ];
  expect(swotAnswer({ rows } as never, writing)).toEqual([
    { key: 'swot.best', values: { best: '«channel_earns» (Email), 90.00 EUR' } },
    { key: 'swot.worst', values: { worst: '«answers_late», 5.00 EUR' } },
  ]);
  expect(swotAnswer({ rows: [] } as never, writing)).toEqual([{ key: 'swot.none' }]);
});

it('says what posts reach, and which hour is better beyond chance', () => {
  const totals = { posts: 12, reach: 900, engagement_rate: 0.04, visits: 30 };
  const answer = (by: string, rows: object[], of: object = totals) =>
    socialAnswer({ meta: { by, minimum: 10 }, rows, totals: of } as never, writing);
  expect(answer('network', [{}])).toEqual([
    { key: 'social.reach', values: { posts: '12', reach: '900', rate: '4 %' } },
    { key: 'social.visits', values: { visits: '30' } },
  ]);
  expect(answer('network', [])).toEqual([{ key: 'social.none' }]);
  const hour = (name: string, hour_verdict: string, low: number | null) => ({
    ...{ name, hour_verdict, low },
  });
  const hours = [hour('09', 'better', 0.02), hour('19', 'better', 0.04), hour('13', 'worse', 0.09)];
  expect(answer('hour', hours)).toEqual([{ key: 'social.hour', values: { hour: '19:00' } }]);
  expect(answer('hour', [hour('09', 'within_chance', 0.01)])[0]?.key).toBe('social.noHour');
  expect(answer('hour', [hour('09', 'too_few', null)])[0]?.key).toBe('social.fewHours');
});
