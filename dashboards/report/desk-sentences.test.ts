import { expect, it } from 'vitest';
import { plainWriting as writing } from '../testing/plain-writing.ts';
import {
  automationAnswer,
  callsAnswer,
  emailAnswer,
  npsAnswer,
  productsAnswer,
  salesDeskAnswer,
  stockAnswer,
} from './desk-sentences.ts';

const keys = (sentences: readonly { readonly key: string }[]) => sentences.map(({ key }) => key);

it('says how many calls were lost, what that costs and at which hour', () => {
  const totals = { lost: 4, missed: 9, called_back: 5, in_time: 3, lost_value: '20.00' };
  const rows = [
    { name: '09', lost: 1 },
    { name: '18', lost: 3 },
  ];
  const answer = callsAnswer({ meta: { by: 'hour' }, rows, totals } as never, writing);
  expect(answer).toEqual([
    { key: 'calls.lost', values: { count: 4, missed: 9, back: 5, time: 3 } },
    { key: 'calls.value', values: { value: '20.00 EUR' } },
    { key: 'calls.worst', values: { name: '18:00' } },
  ]);
  const none = { ...totals, lost: 0 };
  expect(keys(callsAnswer({ meta: { by: 'hour' }, rows, totals: none } as never, writing))).toEqual(
    ['calls.none'],
  );
});

it('says what messages sold, or that nothing followed a click', () => {
  const rows = [
    { name: 'News', revenue: '0.00' },
    { name: 'Reminder', revenue: '60.00' },
  ];
  const totals = { orders: 1, revenue: '60.00', revenue_per_thousand: '12.00' };
  const answer = emailAnswer({ meta: { by: 'campaign' }, rows, totals } as never, writing);
  expect(answer.at(-1)?.values).toEqual({ name: '«Reminder»', revenue: '60.00 EUR' });
  const unknown = { orders: 1, revenue: null, revenue_per_thousand: null };
  const of = (sums: object) =>
    keys(emailAnswer({ meta: { by: 'month' }, rows, totals: sums } as never, writing));
  expect(of(unknown)).toEqual(['email.sales']);
  expect(of({ ...unknown, orders: 0 })).toEqual(['email.none']);
});

it('says what goods bring, and only of pairs that are no chance that they are bought together', () => {
  const totals = {
    ...{ revenue: '100.00', margin: null, margin_share: null, returned_share: 0.1 },
    ...{ carts: null, abandoned_share: null },
  };
  const of = (by: string, lift: number) =>
    productsAnswer(
      { meta: { by }, totals, pairs: [{ title: 'Mug', other_title: 'Pot', lift }] } as never,
      writing,
    );
  expect(keys(of('product', 2))).toEqual(['products.revenue', 'products.returned']);
  expect(of('pair', 2.25)[0]?.values).toEqual({ title: 'Mug', other: 'Pot', lift: '2,3' });
  expect(keys(of('pair', 0.7))).toEqual(['products.noPair']);
});

it('names what is short or running out, and adds up the ads of those days', () => {
  const row = (title: string, state: string, lacking: number, ads_out: string | null) => ({
    ...{ sku: 'X', title, state, lacking, ads_out },
  });
  const rows = [row('Pot', 'short', 3, '10.00'), row('', 'low', 0, '2.50')];
  expect(stockAnswer({ rows } as never, writing)).toEqual([
    { key: 'stock.lacking', values: { count: 1, units: '3' } },
    { key: 'stock.low', values: { count: 1, names: 'X' } },
    { key: 'stock.ads', values: { ads: '12.50 EUR' } },
  ]);
  const fine = [row('Pot', 'fine', 0, null)];
  expect(keys(stockAnswer({ rows: fine } as never, writing))).toEqual(['stock.fine']);
});

it('says how soon leads are answered, and where deals are lost', () => {
  const totals = { in_time_share: 0.5, response: 19.6, never: 3 };
  const of = (meta: object, more: object = {}) =>
    salesDeskAnswer({ meta, totals, deals: [], ...more } as never, writing);
  expect(of({ by: 'type', has_answers: true })).toEqual([
    { key: 'desk.intime', values: { share: '50 %', minutes: '20' } },
    { key: 'desk.never', values: { count: 3 } },
  ]);
  expect(keys(of({ by: 'type', has_answers: false }))).toEqual(['desk.none']);
  const deals = [{ name: 'Offer', lost: 2, deals: 5, share: 1 }];
  expect(keys(of({ by: 'stage' }, { deals }))).toEqual(['desk.stage']);
  expect(of({ by: 'reason' }, { deals })[0]?.values).toEqual({ name: '«Offer»', share: '100 %' });
});

it('says whether reminders go with more carts brought back', () => {
  const cart = (name: string, bought_share: number) => ({
    ...{ cart: name, bought: 1, carts: 2, bought_share },
  });
  const of = (
    status: string,
    difference: number,
    rows = [cart('reminded', 0.5), cart('not_reminded', 0.2)],
  ) => keys(automationAnswer({ meta: { effect: { status, difference } }, rows } as never, writing));
  expect(of('differs', 0.3)).toEqual(['automation.differs']);
  expect(of('differs', -0.3)).toEqual(['automation.fewer']);
  expect(of('within_chance', 0.3)).toEqual(['automation.chance']);
  expect(of('unknown', 0, [cart('reminded', 0.5)])).toEqual(['automation.one']);
});

it('says the score with its interval and its first driver', () => {
  const totals = { nps: -12.4, low: -30, high: 5.2, answers: 60 };
  const drivers = [{ driver: 'delivery', importance: 0.7 }];
  expect(npsAnswer({ totals, drivers } as never, writing)).toEqual([
    { key: 'nps.score', values: { nps: '−12', low: '−30', high: '5', answers: 60 } },
    { key: 'nps.driver', values: { name: '«delivery»', share: '70 %' } },
  ]);
});
