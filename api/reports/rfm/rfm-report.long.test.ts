import { at, client, order } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { rfmReport as contract, type RfmQuery } from '../../contract/reports/rfm.ts';
import { CUSTOMERS_CONFIG, openCustomersWorld } from '../../testing/customers-world.ts';
import { readState } from '../state.ts';
import { salesOfCustomer } from './customer-sales.ts';
import { rfmReport } from './rfm-report.ts';
import { segmentRows } from './segment-rows.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

async function published(warehouse: Warehouse) {
  const reader = warehouse.reader();
  return { reader, state: await readState(reader), dataRange: null };
}

async function reportOf(warehouse: Warehouse, query: Partial<RfmQuery> = {}) {
  const asked = CONTRACTS.rfm.query.parse({ ...MARCH, ...query });
  return contract.parse(await rfmReport(await published(warehouse), asked, CUSTOMERS_CONFIG));
}

describe('rfmReport of a few customers', () => {
  it('lists them by margin and says why', async () => {
    const world = await openCustomersWorld();
    const { customers, segments, totals, meta } = await reportOf(world.warehouse);
    // ben 20 + 25 on 10 February, ann 30 + 10 on 1 March, cid 5 on the 31st: days to 31 March are 49, 30 and 0.
    expect(customers.map(({ days, orders, value }) => [days, orders, value])).toEqual([
      [49, 2, '45.00'],
      [30, 2, '40.00'],
      [0, 1, '5.00'],
    ]);
    expect(customers.map(({ r, f, m, segment }) => [r, f, m, segment])).toEqual(
      Array(3).fill([null, null, null, null]),
    );
    expect([segments, totals]).toEqual([[], { customers: 3, orders: 5, value: '90.00' }]);
    expect(meta).toMatchObject({
      ...{ window: { from: '2025-04-01', to: '2026-03-31' }, by: 'customer' },
      sample: { status: 'below_minimum', customers: 3, minimum: 25 },
      notes: [expect.stringContaining('Segments need 25 customers')],
    });
    // A window of later days holds ben's order of April, and of 2027 not that of January 2026.
    const later = await reportOf(world.warehouse, { from: '2026-04-01', to: '2027-03-02' });
    expect(later.customers.map(({ orders, value }) => [orders, value])).toEqual([
      [2, '495.00'],
      [1, '6.00'],
    ]);
    await world.close();
  });
});

/**
 * Twenty-five customers: the n-th bought last on the n-th of March, those from the twenty-first on each day of five, the
 * others once; every sale has a margin of n. One more has no known margin.
 */
describe('rfmReport of enough customers', () => {
  let line: Awaited<ReturnType<typeof openTestLine>>;
  beforeAll(async () => {
    line = await openTestLine({}, undefined, at('2026-04-02T06:00:00Z'));
    const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T10:00:00Z`;
    const facts = Array.from({ length: 25 }, (_, index) => index + 1).flatMap((n) =>
      Array.from({ length: n > 20 ? 5 : 1 }, (_, back) =>
        order(`${n}-${back}`, { client_id: client(`c${n}`) }, day(n - back), 100, {
          cost: 100 - n,
        }),
      ),
    );
    await line.load([...facts, order('x', { client_id: client('x') }, day(31), 100)]);
    await line.advance();
  });
  afterAll(() => line.close());

  it('scores and divides them as worked out by hand', async () => {
    const { segments, totals, meta } = await reportOf(line.warehouse);
    // 26 days since, of which 0 is x's and the others 6 to 30: steps of 5 on sorted values give 10, 15, 20, 25.
    expect(meta.cuts.recency_days).toEqual([10, 15, 20, 25]);
    // Margins 1 to 20, then 105, 110, … 125 of 25 customers: places 4.8, 9.6, 14.4, 19.2 from 0.
    expect(meta.cuts.value!.map((cut) => Math.round(cut * 1e6) / 1e6)).toEqual([
      5.8, 10.6, 15.4, 37,
    ]);
    expect(meta.cuts.orders).toEqual([1, 1, 1, 1]);
    expect(meta.unused).toEqual({ r: [], f: [2, 3, 4], m: [] });
    const found = Object.fromEntries(
      segments.map(({ segment, customers, value }) => [segment, [customers, value]]),
    );
    // R = 5: n of 21 and above (10 days at most), F = M = 5. R = 4: n of 16 to 20, F = 1, M = 4: FM 2.5.
    // R = 3: 11 to 15, R = 2: 6 to 10, FM below 3: others. R = 1: 1 to 5, FM 1: lost.
    expect(found).toEqual({
      champions: [5, '575.00'],
      loyal: [0, '0.00'],
      promising: [0, '0.00'],
      potential: [5, '90.00'],
      at_risk: [0, '0.00'],
      lost: [5, '15.00'],
      others: [10, '105.00'],
      unknown: [1, null],
    });
    expect(totals).toEqual({ customers: 26, orders: 46, value: null });
    expect(meta.unknown_customers).toBe(1);
    expect(meta.notes.map((note) => note.slice(0, 20))).toEqual([
      ...['Nobody has these sco', 'Customers with a sal'],
    ]);
  });

  it('opens a segment to its customers and a customer to the sales', async () => {
    const { rows, sales } = CONTRACTS.rfm.drills;
    const from = await published(line.warehouse);
    const champions = rows.answer.parse(
      await segmentRows(
        from,
        rows.query.parse({ ...MARCH, segment: 'champions', limit: '2' }),
        CUSTOMERS_CONFIG,
      ),
    );
    expect(champions.totals).toEqual({ customers: 5, orders: 25, value: '575.00' });
    expect(champions.rows.map(({ orders, value }) => [orders, value])).toEqual([
      [5, '125.00'],
      [5, '120.00'],
    ]);
    const { customer } = champions.rows[0]!;
    const bought = sales.answer.parse(
      await salesOfCustomer(
        from,
        sales.query.parse({ ...MARCH, customer, offset: '3' }),
        CUSTOMERS_CONFIG,
      ),
    );
    expect(bought.totals).toEqual({ orders: 5, value: '125.00' });
    expect(bought.rows.map(({ day, value }) => [day, value])).toEqual([
      ['2026-03-22', '25.00'],
      ['2026-03-21', '25.00'],
    ]);
  });

  it('says of each figure of a segment what opens it', async () => {
    const { rows, columns } = CONTRACTS.rfm.table(await reportOf(line.warehouse));
    const asked = CONTRACTS.rfm.query.parse(MARCH);
    const from = await published(line.warehouse);
    for (const row of rows)
      for (const { key, unit, opens } of columns.filter(({ unit }) => unit !== 'text')) {
        const opening = opens?.(row, asked as never);
        if (typeof opening !== 'object') throw new Error(`${key} opens nothing`);
        const query = CONTRACTS.rfm.drills.rows.query.parse(opening.query);
        const { totals, rows: members } = await segmentRows(from, query, CUSTOMERS_CONFIG);
        expect(totals[key as keyof typeof totals]).toEqual(row.cells[key]);
        const sum =
          opening.adds === 'count'
            ? members.length
            : members.reduce((all, one) => all + Number(one[opening.adds as 'orders']), 0);
        if (row.cells[key] !== null) expect([unit, sum]).toEqual([unit, Number(row.cells[key])]);
      }
  });

  it('has customers for rows of files where they are asked for', async () => {
    const table = async (query: Partial<RfmQuery>) =>
      CONTRACTS.rfm.table(await reportOf(line.warehouse, query));
    expect((await table({})).rows).toHaveLength(8);
    expect((await table({ by: 'customer', limit: '3' })).rows).toHaveLength(3);
  });
});
