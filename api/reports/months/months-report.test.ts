import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { monthsReport as contract, type MonthsReport } from '../../contract/reports/months.ts';
import { FINANCE_CONFIG, openFinanceWorld } from '../../testing/finance-world.ts';
import { published } from '../../testing/published.ts';
import { monthRows } from './month-rows.ts';
import { monthsReport } from './months-report.ts';

let world: Awaited<ReturnType<typeof openFinanceWorld>>;
beforeAll(async () => {
  world = await openFinanceWorld();
});
afterAll(() => world.close());

const QUARTER = { from: '2026-01-01', to: '2026-04-05' };

async function reportOf(query: Readonly<Record<string, string>> = {}) {
  const asked = CONTRACTS.months.query.parse({ ...QUARTER, ...query });
  return contract.parse(
    await monthsReport(await published(world.warehouse), asked, FINANCE_CONFIG),
  );
}

async function rowsOf(query: Readonly<Record<string, string>>) {
  const { rows } = CONTRACTS.months.drills;
  const asked = rows.query.parse({ ...QUARTER, ...query });
  return rows.answer.parse(
    await monthRows(await published(world.warehouse), asked, FINANCE_CONFIG),
  );
}

const figures = (row: MonthsReport['rows'][number] | MonthsReport['totals']) => [
  ...[row.cost_net, row.fee, row.cost, row.vat, row.sold, row.refunds, row.revenue, row.margin],
  ...[row.profit, row.cash_in, row.cash_out],
];

describe('monthsReport', () => {
  it('takes a refund off the month of its sale by accrual', async () => {
    const { rows, totals, meta } = await reportOf();
    // February: 470 of media, 47 for the agency, 103.40 VAT on both; 1,040 were sold, 100 of it paid back in March.
    expect(rows.map((row) => [row.month, row.complete, ...figures(row)])).toEqual([
      ...[
        [
          '2026-01',
          true,
          '300.00',
          '30.00',
          '330.00',
          '66.00',
          '300.00',
          '0.00',
          '300.00',
          '120.00',
          '-210.00',
          '360.00',
          '396.00',
        ],
      ],
      ...[
        [
          '2026-02',
          true,
          '470.00',
          '47.00',
          '517.00',
          '103.40',
          '1040.00',
          '100.00',
          '940.00',
          '470.00',
          '-47.00',
          '1248.00',
          '620.40',
        ],
      ],
      ...[
        [
          '2026-03',
          true,
          '90.00',
          '9.00',
          '99.00',
          '19.80',
          '20.00',
          '0.00',
          '20.00',
          '15.00',
          '-84.00',
          '-96.00',
          '118.80',
        ],
      ],
      ...[
        [
          '2026-04',
          false,
          '10.00',
          '1.00',
          '11.00',
          '2.20',
          '100.00',
          '0.00',
          '100.00',
          '40.00',
          '29.00',
          '120.00',
          '13.20',
        ],
      ],
    ]);
    expect(figures(totals)).toEqual([
      ...['870.00', '87.00', '957.00', '191.40', '1460.00', '100.00', '1360.00', '645.00'],
      ...['-312.00', '1632.00', '1148.40'],
    ]);
    expect(meta).toMatchObject({
      ...{ accounting: 'accrual', vat_rate: 0.2, fee: 0.1, data_complete_to: '2026-04-04' },
      notes: [
        expect.stringContaining('whole up to 2026-04-04, the last day that crm has reported'),
      ],
    });
  });

  it('takes it off the month in which it was paid back by cash', async () => {
    const { rows, totals } = await reportOf({ accounting: 'cash' });
    expect(
      rows.map(({ refunds, revenue, margin, profit, cash_in }) => [
        refunds,
        revenue,
        margin,
        profit,
        cash_in,
      ]),
    ).toEqual([
      ['0.00', '300.00', '120.00', '-210.00', '360.00'],
      ['0.00', '1040.00', '520.00', '3.00', '1248.00'],
      // 15 of the sale, less the 50 of margin that went back with a3.
      ['100.00', '-80.00', '-35.00', '-134.00', '-96.00'],
      ['0.00', '100.00', '40.00', '29.00', '120.00'],
    ]);
    expect([totals.revenue, totals.margin]).toEqual(['1360.00', '645.00']);
  });

  it('divides sales among channels, and knows what costs nothing', async () => {
    const { rows } = await reportOf({ by: 'channel,month', from: '2026-02-01', to: '2026-03-31' });
    expect(
      rows.map(({ month, channel, kind, cost, revenue, profit, why }) => [
        month,
        channel ?? kind,
        cost,
        revenue,
        profit,
        why.cost,
      ]),
    ).toEqual([
      ['2026-02', 'Email', null, '80.00', '40.00', 'not_applicable'],
      ['2026-02', 'Paid Search', '462.00', '800.00', '-62.00', undefined],
      ['2026-02', 'Paid Social', '55.00', '60.00', '-25.00', undefined],
      ['2026-03', 'Paid Search', '99.00', '0.00', '-99.00', undefined],
      ['2026-03', 'unattributed', null, '20.00', '15.00', 'not_applicable'],
    ]);
  });

  it('opens a cell into the costs, sales and refunds that add up to it', async () => {
    const back = await rowsOf({
      series: 'revenue',
      accounting: 'cash',
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect(back.sum).toBe('-80.00');
    expect(back.rows.map(({ type, id, day, amount }) => [type, id, day, amount])).toEqual([
      ['order', 'a6', '2026-03-10', '20.00'],
      ['refund', 'r1', '2026-03-05', '-100.00'],
    ]);
    const paid = await rowsOf({
      series: 'cash_out',
      from: '2026-02-01',
      to: '2026-02-28',
      limit: '1',
    });
    expect([paid.sum, paid.count, paid.rows.length]).toEqual(['620.40', 3, 1]);
  });
});
