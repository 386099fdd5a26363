import { at, client, order } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clvReport as contract } from '../../contract/reports/clv.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { CUSTOMERS_CONFIG } from '../../testing/customers-world.ts';
import { published } from '../../testing/published.ts';
import { clvAnswerOf } from './clv-report.ts';
import { clvRows } from './clv-rows.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-07-01T00:00:00Z');
const YEAR = { from: '2025-07-01', to: '2026-06-30' };

/**
 * 210 customers, the n-th of whom first bought n + 10 days ago, at noon. Every third one buys each fortnight, and 210 · 1/3 = 70
 * have ordered again; a sale of theirs is worth 20 + n % 7 more than it cost.
 */
function ordersOf(n: number) {
  const first = NOW - (n + 10) * DAY_MS;
  const count = n % 3 === 0 ? Math.floor((n + 9) / 14) + 1 : 1;
  return Array.from({ length: count }, (_, again) =>
    order(
      `${n}-${again}`,
      { client_id: client(`c${n}`) },
      new Date(first + again * 14 * DAY_MS + DAY_MS / 2).toISOString(),
      100,
      { cost: 80 - (n % 7) },
    ),
  );
}

let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  line = await openTestLine({}, undefined, at('2026-07-01T06:00:00Z'));
  await line.load(Array.from({ length: 210 }, (_, n) => ordersOf(n + 1)).flat());
  await line.advance();
});
afterAll(() => line.close());

async function reportOf(query: Readonly<Record<string, string>> = {}) {
  const asked = CONTRACTS.clv.query.parse({ ...YEAR, ...query });
  return contract.parse(
    await clvAnswerOf(await published(line.warehouse), asked, CUSTOMERS_CONFIG),
  );
}

it('forecasts what customers bring, and was tried on their own past', async () => {
  const { meta, kpis, rows, totals } = await reportOf();
  expect(meta.sample).toMatchObject({ customers: 210, read: 210, months: 7 });
  // Of the 70 every third, those of n = 3 have had no fortnight yet.
  expect(meta.sample.with_repeat).toBeGreaterThanOrEqual(60);
  expect(rows.map(({ group }) => group)).toEqual(['1', '2', '3-5', '6+']);
  expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(210);
  // Nobody can tell of a customer with one order.
  expect(rows[0]!.alive).toBeNull();
  expect(rows[3]!.alive).toBeGreaterThan(0.5);
  // Whoever buys each fortnight buys 26 times a year while they stay; a sale is worth 23 on average.
  const regular = rows[3]!.expected_orders! / rows[3]!.customers;
  expect(regular).toBeGreaterThan(10);
  expect(regular).toBeLessThan(27);
  expect(Number(kpis.order_value.value)).toBeGreaterThan(20);
  expect(Number(kpis.order_value.value)).toBeLessThan(26);
  expect(kpis.value.interval!.low).toBeLessThan(Number(kpis.value.value));
  expect(kpis.value.interval!.high).toBeGreaterThan(Number(kpis.value.value));
  // Cells are sums of what is listed, which is rounded.
  expect(Number(totals.value)).toBeCloseTo(Number(kpis.value.value), 0);
  const { hold_out } = meta;
  expect(hold_out.status).toBe('computed');
  expect(Math.abs(hold_out.error!)).toBeLessThan(0.5);
  expect(meta.notes[0]).toContain(`${hold_out.actual} came`);
});

it('opens each group to its customers', async () => {
  const report = await reportOf();
  const asked = CONTRACTS.clv.query.parse(YEAR);
  const { rows, columns } = CONTRACTS.clv.table(report);
  for (const row of rows)
    for (const { key, opens } of columns) {
      const opening = opens?.(row, asked as never);
      if (typeof opening !== 'object') continue;
      const query = CONTRACTS.clv.drills.rows.query.parse({ ...opening.query, limit: '10000' });
      const { totals, rows: members } = await clvRows(
        await published(line.warehouse),
        query,
        CUSTOMERS_CONFIG,
      );
      expect(totals[key as 'value']).toEqual(row.cells[key]);
      const sum =
        opening.adds === 'count'
          ? members.length
          : members.reduce((all, one) => all + Number(one[opening.adds as 'value']), 0);
      expect(sum).toBeCloseTo(Number(row.cells[key]), 3);
    }
});

it('says what is missing where there are too few customers', async () => {
  const { meta, rows, kpis } = await reportOf({ from: '2025-07-01', to: '2026-01-31' });
  expect(meta.status).toBe('below_minimum');
  // What is known is shown: how many have bought how often.
  expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(meta.sample.customers);
  for (const { alive, expected_orders, value } of rows)
    expect([alive, expected_orders, value]).toEqual([null, null, null]);
  expect(kpis.value.value).toBeNull();
  expect(meta.notes[0]).toMatch(
    /^Too few for a forecast: \d+ of 200 customers, \d+ of 60 customers with a repeat order\b/,
  );
});
