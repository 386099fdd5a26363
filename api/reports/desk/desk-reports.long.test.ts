import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { DESK_CONFIG, openDeskWorld } from '../../testing/desk-world.ts';
import { published } from '../../testing/published.ts';
import type { Published } from '../answer.ts';
import { ANSWERS } from '../index.ts';

/** Reports of what a desk, a mailing tool, a shop and a warehouse tell, on one world whose tables say what is right. */
let line: Awaited<ReturnType<typeof openDeskWorld>>;
let state: Published;
beforeAll(async () => {
  line = await openDeskWorld();
  state = await published(line.warehouse);
});
afterAll(() => line.close());

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
type Name = 'calls' | 'sales-desk' | 'email' | 'automation' | 'products' | 'stock' | 'nps';

async function ask<const N extends Name>(name: N, more: Readonly<Record<string, string>> = {}) {
  const { answer } = ANSWERS[name] as unknown as {
    answer: (published: Published, asked: unknown, config: typeof DESK_CONFIG) => Promise<unknown>;
  };
  const asked = CONTRACTS[name].query.parse({ ...MARCH, ...more });
  return CONTRACTS[name].answer.parse(
    await answer(state, asked, DESK_CONFIG),
  ) as unknown as ReturnType<(typeof CONTRACTS)[N]['answer']['parse']>;
}

it('says what became of every call, and what the lost ones cost', async () => {
  const { meta, rows, totals } = await ask('calls');
  expect(totals).toEqual({
    ...{ calls: 9, answered: 3, missed: 6, missed_share: 6 / 9, not_told: 0 },
    ...{ called_back: 2, in_time: 1, rang_again: 1, repeated: 1, lost: 2 },
    // Waits of 10, 30 and 0 seconds; with calls back after 20 and 240 minutes.
    ...{ wait: 10, response: 0.5 },
    // Eight of forty bought, at a margin of 50: ten a lead.
    lost_value: '20.00',
  });
  expect(meta.lead).toMatchObject({ leads: 40, sales: 8, rate: 0.2, margin: '50.00' });
  expect(rows.map(({ name, calls, lost }) => [name, calls, lost])).toEqual([
    ['nobody', 6, 2],
    ['Eve', 3, 0],
  ]);
});

it('narrowed to who took them, calls add up to all of them', async () => {
  const { rows, totals } = await ask('calls');
  const parts = await Promise.all(
    // Nobody is in charge of what no operator took.
    ['Eve', ''].map(async (owner) => (await ask('calls', { where: `owner:is:${owner}` })).totals),
  );
  expect(parts.map(({ calls, lost }) => [calls, lost])).toEqual([
    [3, 0],
    [6, 2],
  ]);
  for (const key of ['calls', 'answered', 'missed', 'called_back', 'lost'] as const)
    expect([key, parts.reduce((sum, part) => sum + part[key], 0)]).toEqual([key, totals[key]]);
  const others = await ask('calls', { where: 'owner:not:Eve' });
  expect(others.rows).toEqual(rows.filter(({ name }) => name === 'nobody'));
  expect(others.meta.where).toEqual(['owner:not:Eve']);
});

it('a call back is in time within the minutes that were asked for', async () => {
  const { totals } = await ask('calls', { within: '240' });
  expect(totals.in_time).toBe(2);
  const { rows } = await ask('calls', { by: 'hour' });
  expect(rows.map(({ name, missed }) => [name, missed])).toEqual([
    ...[
      ['09', 0],
      ['10', 1],
      ['11', 2],
      ['12', 2],
      ['18', 1],
    ],
  ]);
});

it('holds the pool of numbers against the busiest hour, by Erlang B', async () => {
  const { meta } = await ask('calls', { from: '2026-03-17', to: '2026-03-17', pool: '1' });
  // Three visitors at nine, each for a quarter of an hour: A = 0.75, B(A, 1) = 0.75 / 1.75.
  expect(meta.pool.load).toBe(0.75);
  expect(meta.pool.shared).toBeCloseTo(0.75 / 1.75, 12);
});

it('measures the pool on its own leases, and says how sure it is of each call', async () => {
  const asked = { from: '2026-04-01', to: '2026-04-01' };
  const { meta } = await ask('calls', asked);
  // V2 holds a number for 25 minutes and V3 for 15, both from nine on: A = 2 · 20 / 60, B(A, 2) = (A²/2) / (1 + A + A²/2) = 2/17.
  expect(meta.pool).toMatchObject({
    is_measured: true,
    visits_an_hour: 2,
    minutes: 20,
    numbers: 2,
  });
  expect(meta.pool.load).toBeCloseTo(2 / 3, 12);
  expect(meta.pool.shared).toBeCloseTo(2 / 17, 12);
  // One visitor holds the one number; of the other it was V2 or somebody unknown.
  expect(meta.leased).toEqual({ calls: 2, expected: 1.5 });
  const { answer } = ANSWERS.calls.drills.rows;
  const { rows } = await answer(
    state,
    CONTRACTS.calls.drills.rows.query.parse({ ...asked, measure: 'calls', by: 'channel' }),
    DESK_CONFIG as never,
  );
  expect(rows.map(({ id, certainty }) => [id, certainty])).toEqual([
    ['c11', 0.5],
    ['c10', 1],
  ]);
});

it('says how soon leads are answered', async () => {
  const { leads, totals } = await ask('sales-desk');
  // Callers: two at once, after 20 and 240 minutes and 5; one two days later; one never.
  expect(
    leads.map(({ name, leads: all, in_time, late, never }) => [name, all, in_time, late, never]),
  ).toEqual([
    ['call', 7, 5, 1, 1],
    ['deal', 3, 0, 1, 2],
  ]);
  expect(totals).toMatchObject({ leads: 10, in_time_share: 0.5, response: 20, sold: 1 });
});

it('says where deals stand, where they are lost and why', async () => {
  const { deals } = await ask('sales-desk', { by: 'stage' });
  expect(deals).toMatchObject([
    // Left after two days and after one; the third stands there.
    { name: 'Qualified', deals: 3, went_on: 1, lost: 1, stands: 1, amount: '1000.00' },
    { name: 'Offer', deals: 1, went_on: 1, lost: 0, stands: 0, days: 4, amount: '500.00' },
  ]);
  const { deals: reasons } = await ask('sales-desk', { by: 'reason' });
  expect(reasons).toMatchObject([{ name: 'Too dear', deals: 1, share: 1, amount: '300.00' }]);
});

it('counts messages and the sales that followed a click', async () => {
  const { rows } = await ask('email');
  expect(rows).toMatchObject([
    {
      ...{ name: 'March', message_type: 'bulk', sent: 4, delivered: 3, bounced: 1 },
      ...{ opened: 2, read: 1, clicked: 1, unsubscribed: 1, orders: 1 },
      ...{ delivery_rate: 0.75, open_rate: 1 / 3, click_rate: 1 / 3, click_to_open: 1 },
      // 80 for three delivered.
      ...{ revenue: '80.00', margin: '40.00', revenue_per_thousand: '26666.67' },
    },
    {
      ...{ name: 'Reminder', message_type: 'triggered', sent: 1, clicked: 1, orders: 1 },
      ...{ revenue: '60.00', margin: '30.00', click_to_open: null },
    },
  ]);
  const { totals } = await ask('email', { window: '1' });
  // The buyer of the mailing took two days.
  expect(totals).toMatchObject({ orders: 1, revenue: '60.00' });
});

it('says whether reminders bring carts back', async () => {
  const { meta, rows } = await ask('automation');
  expect(rows).toMatchObject([
    { cart: 'reminded', carts: 1, bought: 1, bought_share: 1, revenue: '60.00', margin: '30.00' },
    // K2 and K3; K1 ordered within the hour.
    { cart: 'not_reminded', carts: 2, bought: 0, revenue: '0.00' },
  ]);
  // Wilson: z² = 3.8415; of 1 in 1 the lower end is 1 / (1 + z²), of 0 in 2 the upper one z² / (2 + z²).
  expect(rows[0]?.low).toBeCloseTo(1 / (1 + 3.8414588), 6);
  expect(rows[1]?.high).toBeCloseTo(3.8414588 / (2 + 3.8414588), 6);
  // √(0.7935² + 0.6576²) is more than 1.
  expect(meta.effect).toEqual({ difference: 1, status: 'within_chance' });
});

it('says what products bring, what comes back and what stays in carts', async () => {
  const { meta, rows, totals } = await ask('products');
  expect(rows).toMatchObject([
    // 50 + 50 + 45, at a cost of 20 each; 5 of 150 was discount.
    {
      name: 'POT',
      revenue: '145.00',
      margin: '85.00',
      units: 3,
      discount_share: 5 / 150,
      carts: 1,
    },
    // Five bought at 10, one given back; each of the four kept earns 6. Three of four orders hold a teapot too.
    {
      ...{ name: 'MUG', revenue: '40.00', margin: '24.00', orders: 4, units: 5, returned: 1 },
      ...{ price: '10.00', attach_rate: 0.75, carts: 3, abandoned: 2 },
    },
    { name: 'TRAY', revenue: '30.00', margin: null },
  ]);
  expect(totals).toMatchObject({ revenue: '215.00', margin: null, orders: 5, attach_rate: 0.6 });
  expect(meta).toMatchObject({ orders: { all: 7, with_lines: 5 }, unknown: { margin: 1 } });
  const { pairs } = await ask('products', { by: 'pair' });
  // Together in 3 of 5 orders; by chance it would be 4/5 × 3/5 of 5.
  expect(pairs).toMatchObject([
    { product: 'MUG', other: 'POT', orders: 3, lift: 3 / (5 * 0.8 * 0.6) },
  ]);
});

it('says what runs out, and what its ads cost', async () => {
  const { rows } = await ask('stock', { from: '2026-03-16', to: '2026-03-19' });
  expect(rows).toMatchObject([
    {
      // Three sold on the only day with stock. Ads of the 18th: 37 × 145 / 195 of the revenue of both.
      ...{ sku: 'POT', state: 'short', available: 0, pace: 3, days_out: 3, missed: 9 },
      ...{ ads_out: '27.51', waiting: 3, lacking: 3 },
    },
    // Five in four days; four are kept and wait, two are there.
    { sku: 'MUG', state: 'short', available: 2, pace: 1.25, cover: 1.6, waiting: 4, lacking: 2 },
  ]);
});

it('says whether customers recommend us, and what that depends on', async () => {
  const { meta, rows, totals } = await ask('nps');
  // 20 promoters and 20 detractors of 60: 100 √((2/3) / 60).
  expect(totals).toMatchObject({ answers: 60, promoters: 20, detractors: 20, nps: 0 });
  expect(totals.standard_error).toBeCloseTo(100 * Math.sqrt(2 / 3 / 60), 9);
  expect(meta.change).toMatchObject({ answers: 10, nps: 100, difference: -100, status: 'differs' });
  expect(rows.map(({ name, answers }) => [name, answers])).toEqual([
    ['not_told', 59],
    ['Paid Search', 1],
  ]);
  // The score is no driver of itself.
  const { drivers } = await ask('nps', { by: 'driver' });
  expect(drivers.map(({ driver }) => driver)).toEqual(['delivery']);
  const few = await ask('nps', { by: 'driver', to: '2026-03-20' });
  expect(few.meta.drivers).toMatchObject({ status: 'below_minimum', answers: 20, minimum: 50 });
});
