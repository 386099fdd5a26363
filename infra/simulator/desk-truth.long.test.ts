import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { ANSWERS } from '@throughline/api/reports/index';
import { published } from '@throughline/api/testing/published';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import { factsOf } from './testing/facts-of.ts';

/** Reports on the desk, the mail, the goods and the answers against the simulator's own books, over the whole history. */
const world = simulate({ seed: 4, from: '2025-02-03', months: 5, people: 900, noise: 2 });
const { expected, config } = world;
const REPORTED = ['callrail', 'uis', 'unisender', 'typeform', 'shopify', 'pipedrive', 'files'];
const DAYS = { from: '2025-02-03', to: '2025-07-02' };
const CONFIG = {
  ...{ currency: 'RUB', timezone: config.timezone, lookbackDays: 90, halfLifeDays: 7 },
  customWeights: [40, 20, 40],
};

let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  const { currency, timezone } = config;
  line = await openTestLine(
    { currency, timezone, lookbackDays: 90 },
    undefined,
    1_751_500_000_000_000,
  );
  await line.load(await factsOf(world, REPORTED));
  await line.advance();
});
afterAll(() => line.close());

type Name =
  | 'calls'
  | 'email'
  | 'products'
  | 'stock'
  | 'nps'
  | 'sales-desk'
  | 'deals'
  | 'customers'
  | 'cohorts';
async function ask<const N extends Name>(name: N, more: Readonly<Record<string, string>> = {}) {
  const { answer } = ANSWERS[name] as unknown as {
    answer: (from: unknown, asked: unknown, config: typeof CONFIG) => Promise<unknown>;
  };
  const asked = CONTRACTS[name].query.parse({ ...DAYS, ...more });
  const report = await answer(await published(line.warehouse), asked, CONFIG);
  return CONTRACTS[name].answer.parse(report) as unknown as ReturnType<
    (typeof CONTRACTS)[N]['answer']['parse']
  >;
}

it('calls: all, answered, and each missed one with one end', async () => {
  const { totals } = await ask('calls');
  const { all, answered } = expected.calls;
  expect(totals).toMatchObject({ calls: all, answered, missed: all - answered, not_told: 0 });
  const { called_back, rang_again, repeated, lost, missed } = totals;
  expect(called_back + rang_again + repeated + lost).toBe(missed);
  expect(called_back).toBeGreaterThan(0.5 * expected.callbacks);
  expect(called_back).toBeLessThanOrEqual(expected.callbacks);
});

it('messages: each once, by what became of it', async () => {
  const { totals } = await ask('email');
  const { sent, delivered, bounced, unsubscribed, spam } = expected.mails;
  expect(sent).toBeGreaterThan(100);
  expect(totals).toMatchObject({ sent, delivered, bounced, unsubscribed, complained: spam });
  expect(totals.opened).toBeLessThanOrEqual(expected.mails.opened);
});

it('goods: revenue of the lines is what the shop sold less what came back', async () => {
  const { totals, meta } = await ask('products');
  const net = expected.orders.net.RUB! - (expected.refunds.net.RUB ?? 0n);
  expect(meta.orders).toEqual({ all: expected.orders.paid, with_lines: expected.orders.paid });
  expect(totals.orders).toBe(expected.orders.paid);
  expect(Number(totals.revenue)).toBeCloseTo(Number(net) / 1e6, 0);
  expect(totals.margin).not.toBeNull();
});

it('stock: a level of each of ten products on each of the last days', async () => {
  const { rows, meta } = await ask('stock', { from: '2025-06-03' });
  expect(rows.length).toBe(10);
  expect(meta.days).toEqual({ all: 30, told: 30 });
});

it('answers: promoters and detractors, and a delivery that explains the most', async () => {
  const { totals } = await ask('nps');
  const { answers, promoters, detractors } = expected.surveys;
  expect(totals).toMatchObject({ answers, promoters, detractors });
});

it('deals: opened, and lost for a reason', async () => {
  const { deals } = await ask('sales-desk', { by: 'reason' });
  expect(deals.reduce((sum, row) => sum + row.lost, 0)).toBe(expected.deals.lost);
});

it('deals: each once, by what became of it, however they are grouped', async () => {
  const { created, open, won, lost } = expected.deals;
  for (const by of ['deal', 'stage', 'owner', 'channel']) {
    const { totals, groups } = await ask('deals', { by });
    expect([by, totals]).toEqual([
      by,
      expect.objectContaining({ deals: created, open, won, lost }),
    ]);
    if (by !== 'deal')
      expect(groups.reduce((sum, group) => sum + group.deals, 0)).toBe(totals.deals);
  }
});

it('customers: every sale is somebody’s, and the channels of new customers are all of them', async () => {
  const { totals } = await ask('customers');
  expect(totals.sales).toBe(expected.orders.paid + expected.deals.won);
  const { channel_totals: all } = await ask('cohorts', { by: 'channel' });
  const { cohorts } = await ask('cohorts');
  const customers = cohorts.reduce((sum, cohort) => sum + cohort.customers, 0);
  expect([totals.customers, all?.all.customers]).toEqual([customers, customers]);
});
