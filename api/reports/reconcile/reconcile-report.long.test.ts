import {
  at,
  client,
  costs,
  deal,
  entity,
  order,
  rates,
  refund,
  units,
} from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { ReconcileReport } from '../../contract/reports/reconcile.ts';
import { FINANCE_CONFIG } from '../../testing/finance-world.ts';
import { published } from '../../testing/published.ts';
import { reconcileReport } from './reconcile-report.ts';
import { reconcileRows } from './reconcile-rows.ts';

const invoice = (number: string, net: number, currency = 'EUR') =>
  entity(
    'invoice',
    number,
    '2026-04-01T09:00:00Z',
    {
      ...{ number, supplier: 'Ads', category: 'media', issuedAt: '2026-03-31', currency },
      ...{ netMicros: units(net), vatMicros: units(net * 0.2), grossMicros: units(net * 1.2) },
      ...{ coversPlatform: 'google_ads', from: '2026-03-01', to: '2026-03-31' },
    },
    {},
  );
const payment = (id: string, orderNumber: string, amount: number, time: string) =>
  entity(
    'payment',
    id,
    time,
    {
      ...{ orderNumber, currency: 'EUR', amountMicros: units(amount), paidAt: at(time) },
      status: 'done' as const,
    },
    {},
  );
const total = (net: number) => ({ totalMicros: units(net * 1.2) });
const buyer = { client_id: client('p1') };

let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  line = await openTestLine(
    { currency: 'EUR', timezone: 'UTC', lookbackDays: 90 },
    undefined,
    at('2026-04-06T06:00:00Z'),
  );
  await line.load([
    rates('2026-03-10', 'USD', 'EUR', '0.9'),
    costs('2026-03-10', '2026-03-11T00:00:00Z', [{ campaign: 'Brand', cost: 130 }]),
    invoice('A-1', 100),
    invoice('B-9', 10, 'USD'),
    order('1001', buyer, '2026-03-05T10:00:00Z', 100, { fields: total(100) }),
    order('1002', buyer, '2026-03-06T10:00:00Z', 50, { fields: total(50) }),
    order('1003', buyer, '2026-03-07T10:00:00Z', 20, { fields: total(20), unpaid: true }),
    refund('r1', '1001', '2026-03-20T10:00:00Z', 10),
    deal('7', buyer, '2026-03-02T10:00:00Z', {
      ...{ won: '2026-03-04T10:00:00Z', amount: 120, orderNumber: '#1001' },
    }),
    deal('8', buyer, '2026-03-02T11:00:00Z', {
      ...{ won: '2026-03-08T10:00:00Z', amount: 18, fields: { currency: 'USD' } },
    }),
    payment('p1', '# 1001', 120, '2026-03-05T12:00:00Z'),
    payment('p2', '1001', -12, '2026-03-20T12:00:00Z'),
    payment('p3', '1002', 60, '2026-04-02T12:00:00Z'),
    payment('p4', '1003', 5, '2026-03-09T12:00:00Z'),
  ]);
  await line.advance();
});
afterAll(() => line.close());

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
async function reportOf(): Promise<ReconcileReport> {
  const asked = CONTRACTS.reconcile.query.parse(MARCH);
  const report = await reconcileReport(await published(line.warehouse), asked, FINANCE_CONFIG);
  return CONTRACTS.reconcile.answer.parse(report);
}

it('holds the books against ours, step by step, and leaves nothing without a name', async () => {
  const { rows, steps } = await reportOf();
  expect(rows.map(({ step, line, amount, items }) => [step, line, amount, items])).toEqual([
    // A-1 bills 100 and B-9 10 dollars, which are 9 euros… at a rate three weeks old, which is too old to be known.
    ['costs', 'left', null, 2],
    ['costs', 'vat', null, 2],
    ['costs', 'cost_missing', null, 1],
    ['costs', 'amount_differs', '30.00', 1],
    ['costs', 'right', '130.00', 1],
    ['deals', 'left', null, 2],
    ['deals', 'vat_and_shipping', '-20.00', 1],
    ['deals', 'deal_without_order', null, 1],
    ['deals', 'order_without_deal', '50.00', 1],
    ['deals', 'right', '150.00', 2],
    ['payments', 'left', '150.00', 2],
    ['payments', 'vat_and_shipping', '30.00', 2],
    ['payments', 'other_period', '-60.00', 1],
    ['payments', 'prepaid', '5.00', 1],
    ['payments', 'refunded', '-12.00', 1],
    ['payments', 'right', '113.00', 3],
  ]);
  expect(steps.map(({ step, unexplained }) => [step, unexplained])).toEqual([
    ['costs', null],
    ['deals', null],
    ['payments', '0.00'],
  ]);
});

it('has all of it in figures once the rates are there', async () => {
  await line.load([
    rates('2026-03-04', 'USD', 'EUR', '0.8'),
    rates('2026-03-31', 'USD', 'EUR', '0.9'),
  ]);
  await line.advance();
  const { rows, steps } = await reportOf();
  // 120 + 10.80 billed with VAT; 120 + 14.40 by deals.
  expect(steps).toMatchObject([
    { left: '130.80', right: '130.00', difference: '-0.80', unexplained: '0.00' },
    { left: '134.40', right: '150.00', difference: '15.60', unexplained: '0.00' },
    { left: '150.00', right: '113.00', difference: '-37.00', unexplained: '0.00' },
  ]);
  expect(rows.find(({ line: one }) => one === 'cost_missing')).toMatchObject({ amount: '-9.00' });
});

it('opens each line into records that add up to it', async () => {
  const { rows } = await reportOf();
  const opened = rows.filter(({ line: of }) => ['left', 'vat', 'prepaid'].includes(of));
  expect(opened).toHaveLength(5);
  for (const { step, line: of, amount, items } of opened) {
    const asked = CONTRACTS.reconcile.drills.rows.query.parse({ ...MARCH, step, line: of });
    const cell = await reconcileRows(await published(line.warehouse), asked, FINANCE_CONFIG);
    expect([step, of, cell.sum, cell.count]).toEqual([step, of, amount, items]);
  }
});

it('sums up orders that nobody names as they are one by one', async () => {
  const other = await openTestLine(
    { currency: 'EUR', timezone: 'UTC' },
    undefined,
    at('2026-04-06T06:00:00Z'),
  );
  const placed = (id: string, net: number, fields: object = total(net)) =>
    order(id, buyer, '2026-03-05T10:00:00Z', net, { fields });
  const load = (facts: Parameters<typeof other.load>[0]) =>
    other.load(facts).then(() => other.advance());
  await load([
    ...[placed('1', 100), placed('2', 50), placed('3', 0, { totalMicros: 0 })],
    placed('4', 20, { totalMicros: null }),
    order('5', buyer, '2026-04-02T10:00:00Z', 70, { fields: total(70) }),
    order('6', buyer, '2026-03-07T10:00:00Z', 30, { fields: total(30), unpaid: true }),
  ]);
  const compared = async () => {
    const from = await published(other.warehouse);
    const asked = CONTRACTS.reconcile.query.parse(MARCH);
    const { rows } = await reconcileReport(from, asked, FINANCE_CONFIG);
    // A side that nobody tells of has no sum.
    const ofOrders = rows.filter(({ step, items }) => step !== 'costs' && items > 0);
    const single = await Promise.all(
      ofOrders.map(async ({ step, line: of }) => {
        const query = CONTRACTS.reconcile.drills.rows.query.parse({ ...MARCH, step, line: of });
        const { sum, count } = await reconcileRows(from, query, FINANCE_CONFIG);
        return [step, of, sum, count];
      }),
    );
    expect(ofOrders.map((row) => [row.step, row.line, row.amount, row.items])).toEqual(single);
    return single;
  };
  // Nothing to compare with: one side alone.
  expect(await compared()).toContainEqual(['payments', 'left', '170.00', 4]);
  await load([
    deal('7', buyer, '2026-03-02T10:00:00Z', {
      ...{ won: '2026-03-04T10:00:00Z', amount: 100, orderNumber: '#1' },
    }),
    payment('p1', '2', 60, '2026-03-05T12:00:00Z'),
  ]);
  const found = await compared();
  expect(found).toContainEqual(['deals', 'order_without_deal', '70.00', 2]);
  // Order 4 does not say what was due, 1 is named by a deal alone.
  expect(found).toContainEqual(['payments', 'unknown_amount', null, 1]);
  expect(found).toContainEqual(['payments', 'unpaid', '-120.00', 1]);
  await other.close();
});
