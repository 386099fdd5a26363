import { client, order } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CohortsQuery, cohortsReport as contract } from '../../contract/reports/cohorts.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { CUSTOMERS_CONFIG, openCustomersWorld } from '../../testing/customers-world.ts';
import { readDataRange, readState } from '../state.ts';
import { cohortRows } from './cohort-rows.ts';
import { cohortsReport } from './cohorts-report.ts';

const FIRST_QUARTER = { from: '2026-01-01', to: '2026-03-31' };

let world: Awaited<ReturnType<typeof openCustomersWorld>>;
beforeAll(async () => {
  world = await openCustomersWorld();
});
afterAll(() => world.close());

async function published(warehouse: Warehouse) {
  const reader = warehouse.reader();
  const state = await readState(reader);
  return { reader, state, dataRange: state && (await readDataRange(reader, state)) };
}

async function reportOf(query: Partial<CohortsQuery> = {}, { warehouse } = world) {
  const asked = CONTRACTS.cohorts.query.parse({ ...FIRST_QUARTER, ...query });
  return contract.parse(await cohortsReport(await published(warehouse), asked, CUSTOMERS_CONFIG));
}

const cell = (
  month: number,
  active: number,
  retention: number,
  value: string,
  ltv: string,
  complete = true,
) => ({ month, active, retention, value, ltv, complete });

describe('cohortsReport', () => {
  it('gives what was worked out by hand', async () => {
    const { cohorts, averages, meta } = await reportOf();
    // January: ann 30, ben 20. February: ben 40 less the 15 of his refund. March: ann 10. April: ben 6.
    expect(cohorts).toEqual([
      {
        cohort: '2026-01',
        customers: 2,
        months: [
          cell(0, 2, 1, '50.00', '25.00'),
          cell(1, 1, 0.5, '25.00', '37.50'),
          cell(2, 1, 0.5, '10.00', '42.50'),
          cell(3, 1, 0.5, '6.00', '45.50', false),
        ],
      },
      {
        cohort: '2026-03',
        customers: 1,
        months: [cell(0, 1, 1, '5.00', '5.00'), cell(1, 0, 0, '0.00', '5.00', false)],
      },
    ]);
    // Month 0: (50 + 5) / 3. Month 1 of the younger cohort, April, has not ended.
    expect(averages).toEqual([
      { month: 0, cohorts: 2, customers: 3, retention: 1, ltv: '18.33' },
      { month: 1, cohorts: 1, customers: 2, retention: 0.5, ltv: '37.50' },
      { month: 2, cohorts: 1, customers: 2, retention: 0.5, ltv: '42.50' },
    ]);
    expect(meta).toMatchObject({
      ...{ value: 'margin', cohorts: { from: '2026-01', to: '2026-03' } },
      ...{ last_complete_day: '2026-04-09', later_sales: 1, unknown_sales: 0 },
      notes: [expect.stringContaining('Sales dated after 2026-04-10 are in no cell (1)')],
    });
  });

  it('counts revenue where it is asked for', async () => {
    const { cohorts } = await reportOf({ value: 'revenue' });
    expect(cohorts[0]!.months.map(({ value }) => value)).toEqual([
      ...['150.00', '50.00', '20.00', '9.00'],
    ]);
  });

  it('selects cohorts by the month of the first order, whole ones', async () => {
    const { cohorts } = await reportOf({ from: '2026-01-31', to: '2026-02-28' });
    expect(cohorts.map(({ cohort, customers }) => [cohort, customers])).toEqual([['2026-01', 2]]);
    expect(cohorts[0]!.months).toHaveLength(4);
    // A customer of before is no new one.
    expect((await reportOf({ from: '2026-02-01', to: '2026-02-28' })).cohorts).toEqual([]);
  });

  it('names the customers behind a cell', async () => {
    const { rows } = CONTRACTS.cohorts.drills;
    const open = async (query: object) =>
      rows.answer.parse(
        await cohortRows(
          await published(world.warehouse),
          rows.query.parse(query),
          CUSTOMERS_CONFIG,
        ),
      );
    const first = await open({ cohort: '2026-01' });
    expect(first.totals).toEqual({ customers: 2, value: '50.00' });
    expect(first.rows.map(({ orders, value }) => [orders, value])).toEqual([
      [1, '30.00'],
      [1, '20.00'],
    ]);
    expect(first.rows[0]!.conversions).toHaveLength(1);
    expect(await open({ cohort: '2026-01', limit: '1', offset: '5' })).toEqual({
      totals: { customers: 2, value: '50.00' },
      rows: [],
    });
  });

  it('leaves unknown what follows an unknown margin', async () => {
    const line = await openTestLine();
    await line.load([
      order('1', { client_id: client('a') }, '2023-08-03T10:00:00Z', 10, { cost: 4 }),
      order('2', { client_id: client('a') }, '2023-09-03T10:00:00Z', 10),
      order('3', { client_id: client('a') }, '2023-10-03T10:00:00Z', 10, { cost: 4 }),
    ]);
    await line.advance();
    const { cohorts, meta } = await reportOf({ from: '2023-08-01', to: '2023-08-31' }, line);
    expect(cohorts[0]!.months.map(({ value, ltv }) => [value, ltv])).toEqual([
      ['6.00', '6.00'],
      [null, null],
      ['6.00', null],
    ]);
    expect([meta.unknown_sales, meta.notes.length]).toEqual([1, 1]);
    await line.close();
  });

  it('answers an empty warehouse', async () => {
    const line = await openTestLine();
    expect(await reportOf({}, line)).toMatchObject({
      ...{ cohorts: [], averages: [], meta: { last_complete_day: null, notes: [] } },
    });
    await line.close();
  });
});
