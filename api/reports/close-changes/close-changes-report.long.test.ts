import { client, costs, order, refund, visit } from '@throughline/transform/testing/facts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeMonth } from '../../closes/close-month.ts';
import { verifyCloses } from '../../closes/verify-closes.ts';
import { CLOSE_MEASURES, type CloseMeasures } from '../../contract/closes.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { closeStore, testKey } from '../../testing/close-store.ts';
import { FINANCE_CONFIG, openFinanceWorld } from '../../testing/finance-world.ts';
import { published } from '../../testing/published.ts';
import { monthsReport } from '../months/months-report.ts';
import { closeChangesReport } from './close-changes-report.ts';

let world: Awaited<ReturnType<typeof openFinanceWorld>>;
const buyer = (name: string) => ({ client_id: client(name) });
beforeAll(async () => {
  world = await openFinanceWorld();
  const key = testKey();
  for (const month of ['2026-02', '2026-03'])
    await closeMonth(await closeStore(world, FINANCE_CONFIG, key, '2026-04-06T08:00:00Z'), month);
  await world.load([
    // Brand cost 30 more than told, Generic is not told any more.
    costs('2026-02-10', '2026-04-10T00:00:00Z', [
      { campaign: 'Brand', cost: 150, clicks: 60 },
      { campaign: 'Reels', cost: 50, source: 'facebook', medium: 'paid_social' },
    ]),
    order('a2', buyer('p3'), '2026-02-02T10:00:00Z', 420, {
      ...{ cost: 200, updated: '2026-04-10T10:00:00Z' },
    }),
    order('a5', buyer('p7'), '2026-02-10T10:00:00Z', 60, {
      ...{ cost: 30, updated: '2026-04-10T10:00:00Z', cancelled: true },
    }),
    order('a8', buyer('p9'), '2026-02-25T10:00:00Z', 70, { cost: 20 }),
    refund('r2', 'a4', '2026-03-30T10:00:00Z', 10, 5),
    // One person after all: a6 of p8 came by the mail that p6 opened.
    visit([client('p8'), client('p6')], '2026-04-07T10:00:00Z'),
  ]);
  await world.advance();
});
afterAll(() => world.close());

async function reportOf(query: Readonly<Record<string, string>>) {
  const asked = CONTRACTS['close-changes'].query.parse({
    ...{ from: '2026-03-01', to: '2026-03-31' },
    ...query,
  });
  const report = await closeChangesReport(await published(world.warehouse), asked, FINANCE_CONFIG);
  return CONTRACTS['close-changes'].answer.parse(report);
}

const cents = (text: string | null | undefined) => Math.round(Number(text) * 100);

describe('closeChangesReport', () => {
  it('names every fact that differs, and why', async () => {
    const { rows, meta } = await reportOf({ month: '2026-02' });
    expect(meta).toMatchObject({ month: '2026-02', from: '2026-02-01', changes: rows.length });
    const said = rows.map(({ reason, type, id, channel, frozen, now, difference }) => [
      ...[reason, type, id, channel, frozen, now],
      ...[difference.cost, difference.revenue, difference.margin],
    ]);
    expect(said).toEqual([
      ['changed_sale', 'order', 'a2', 'Paid Search', '400.00', '420.00', '0.00', '20.00', '20.00'],
      ['late_refund', 'refund', 'r2', 'Email', null, '10.00', '0.00', '-10.00', '-5.00'],
      ['late_sale', 'order', 'a8', null, null, '70.00', '0.00', '70.00', '50.00'],
      [
        'restated_cost',
        'cost',
        'main · Brand',
        'Paid Search',
        '132.00',
        '165.00',
        '33.00',
        '0.00',
        '0.00',
      ],
      [
        'withdrawn_cost',
        'cost',
        'main · Generic',
        'Paid Search',
        '330.00',
        null,
        '-330.00',
        '0.00',
        '0.00',
      ],
      ['withdrawn_sale', 'order', 'a5', 'Paid Social', '60.00', null, '0.00', '-60.00', '-30.00'],
    ]);
  });

  it('tells credit that moved apart from money that did', async () => {
    const { rows, totals } = await reportOf({ month: '2026-03' });
    const said = rows.map(({ reason, id, channel, now, difference }) => [
      ...[reason, id, channel, now, difference.revenue, difference.cash_in],
    ]);
    expect(said).toEqual([
      // By accrual the refund is of February, the month of its sale; the cash left in March, with VAT.
      ['late_refund', 'r2', 'Email', '10.00', '0.00', '-12.00'],
      ['people_merged', 'a6', null, null, '-20.00', '-24.00'],
      ['people_merged', 'a6', 'Email', '20.00', '20.00', '24.00'],
    ]);
    expect(totals.difference.revenue).toBe('0.00');
    // By cash all of it is of March.
    const cash = await reportOf({ month: '2026-03', accounting: 'cash' });
    expect(cash.totals.difference).toMatchObject({ revenue: '-10.00', refunds: '10.00' });
  });

  it.each(['accrual', 'cash'])(
    'adds up to figures now less figures frozen, by %s',
    async (accounting) => {
      for (const month of ['2026-02', '2026-03']) {
        const { rows, reasons, totals } = await reportOf({ month, accounting });
        const { from, to } = {
          from: `${month}-01`,
          to: month === '2026-02' ? '2026-02-28' : '2026-03-31',
        };
        const asked = CONTRACTS.months.query.parse({ from, to, accounting });
        const today = await monthsReport(await published(world.warehouse), asked, FINANCE_CONFIG);
        for (const measure of CLOSE_MEASURES) {
          expect([measure, totals.now[measure]]).toEqual([measure, today.totals[measure]]);
          const sum = (of: readonly { difference: CloseMeasures }[]) =>
            of.reduce((total, { difference }) => total + cents(difference[measure]), 0);
          const difference = cents(totals.now[measure]) - cents(totals.frozen[measure]);
          expect([measure, sum(rows), sum(reasons), cents(totals.difference[measure])]).toEqual([
            ...[measure, difference, difference, difference],
          ]);
        }
      }
    },
  );

  it('leaves the closes themselves as they were signed', async () => {
    expect(await verifyCloses(world.warehouse.reader())).toMatchObject({ ok: true });
  });

  it('says where facts have expired that the month stood on', async () => {
    expect((await reportOf({ month: '2026-02' })).meta).toMatchObject({ expired: null, notes: [] });
    const retained = (eventsBefore: string) => [
      ...['00000000-0000-4000-8000-000000000001', 'retain', 'done'],
      JSON.stringify({ eventsBefore: Date.parse(eventsBefore) * 1000 }),
    ];
    const note = (before: string) =>
      world.warehouse.insert(
        'operations',
        ['id', 'kind', 'state', 'parameters'],
        [retained(before)],
      );
    // More than two years before the month: none of its sales looks back so far.
    await note('2024-01-01T00:00:00Z');
    expect((await reportOf({ month: '2026-02' })).meta.expired).toBeNull();
    await note('2026-01-01T00:00:00Z');
    const { expired, notes } = (await reportOf({ month: '2026-02' })).meta;
    expect(expired).toBe('2026-01-01');
    expect(notes).toEqual([expect.stringContaining('before 2026-01-01 have been removed')]);
  });
});
