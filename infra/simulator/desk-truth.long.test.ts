import { afterAll, beforeAll, expect, it } from 'vitest';
import { openToldBusiness, world } from './testing/told-business.ts';

/** Reports on the desk, the mail, the goods and the answers against the simulator's own books, over the whole history. */
const { expected } = world;
let business: Awaited<ReturnType<typeof openToldBusiness>>;
beforeAll(async () => {
  business = await openToldBusiness([
    'callrail',
    'uis',
    'unisender',
    'typeform',
    'shopify',
    'pipedrive',
    'files',
  ]);
});
afterAll(() => business.close());

it('calls: all, answered, and each missed one with one end', async () => {
  const { totals } = await business.ask('calls');
  const { all, answered } = expected.calls;
  expect(totals).toMatchObject({ calls: all, answered, missed: all - answered, not_told: 0 });
  const { called_back, rang_again, repeated, lost, missed } = totals;
  expect(called_back + rang_again + repeated + lost).toBe(missed);
  expect(called_back).toBeGreaterThan(0.5 * expected.callbacks);
  expect(called_back).toBeLessThanOrEqual(expected.callbacks);
});

it('messages: each once, by what became of it', async () => {
  const { totals } = await business.ask('email');
  const { sent, delivered, bounced, unsubscribed, spam } = expected.mails;
  expect(sent).toBeGreaterThan(100);
  expect(totals).toMatchObject({ sent, delivered, bounced, unsubscribed, complained: spam });
  expect(totals.opened).toBeLessThanOrEqual(expected.mails.opened);
});

it('goods: revenue of the lines is what the shop sold less what came back', async () => {
  const { totals, meta } = await business.ask('products');
  const net = expected.orders.net.RUB! - (expected.refunds.net.RUB ?? 0n);
  expect(meta.orders).toEqual({ all: expected.orders.paid, with_lines: expected.orders.paid });
  expect(totals.orders).toBe(expected.orders.paid);
  expect(Number(totals.revenue)).toBeCloseTo(Number(net) / 1e6, 0);
  expect(totals.margin).not.toBeNull();
});

it('stock: a level of each of ten products on each of the last days', async () => {
  const { rows, meta } = await business.ask('stock', { from: '2025-06-03' });
  expect(rows.length).toBe(10);
  expect(meta.days).toEqual({ all: 30, told: 30 });
});

it('answers: promoters and detractors, and a delivery that explains the most', async () => {
  const { totals } = await business.ask('nps');
  const { answers, promoters, detractors } = expected.surveys;
  expect(totals).toMatchObject({ answers, promoters, detractors });
});

it('deals: opened, and lost for a reason', async () => {
  const { deals } = await business.ask('sales-desk', { by: 'reason' });
  expect(deals.reduce((sum, row) => sum + row.lost, 0)).toBe(expected.deals.lost);
});

it('deals: each once, by what became of it, however they are grouped', async () => {
  const { created, open, won, lost } = expected.deals;
  for (const by of ['deal', 'stage', 'owner', 'channel']) {
    const { totals, groups } = await business.ask('deals', { by });
    expect([by, totals]).toEqual([
      by,
      expect.objectContaining({ deals: created, open, won, lost }),
    ]);
    if (by !== 'deal')
      expect(groups.reduce((sum, group) => sum + group.deals, 0)).toBe(totals.deals);
  }
});

it('customers: every sale is somebody’s, and the channels of new customers are all of them', async () => {
  const { totals } = await business.ask('customers');
  expect(totals.sales).toBe(expected.orders.paid + expected.deals.won);
  const { channel_totals: all } = await business.ask('cohorts', { by: 'channel' });
  const { cohorts } = await business.ask('cohorts');
  const customers = cohorts.reduce((sum, cohort) => sum + cohort.customers, 0);
  expect([totals.customers, all?.all.customers]).toEqual([customers, customers]);
});
