import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDataRange, readState } from '../../reports/state.ts';
import { openTestWarehouse } from '../../testing/test-warehouse.ts';
import { buildWorld } from '../../testing/world.ts';
import { fetchHistory } from './history.ts';
import { fetchLag } from './lag.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
  await buildWorld(warehouse);
});
afterAll(() => warehouse.close());

async function published() {
  const reader = warehouse.reader();
  const state = await readState(reader);
  return { reader, state, dataRange: state && (await readDataRange(reader, state)) };
}

it('is what the reports say, by month, channel and campaign', async () => {
  const history = await fetchHistory(await published(), CONFIG, 'linear');
  const { rows, months, to } = history!;
  // Data begins on 10 December: that month is not whole, nor is February.
  expect([months, to]).toEqual([['2026-01'], '2026-02-05']);
  const of = (month: string, campaign: string) =>
    rows.find((row) => row.month === month && row.campaign === campaign);
  expect(of('2026-01', 'Brand')).toMatchObject({
    ...{ channel: 'Paid Search', cost: '100.00', clicks: 50, impressions: 1000, visits: 2 },
    // Half a lead by touch 1; order 1001 by touches 1 and 6: 33.33 each.
    ...{ leads: 0.5, revenue: '66.66' },
  });
  expect(of('2025-12', 'Generic')).toMatchObject({ cost: '50.00', clicks: 20, visits: 0 });
  expect(rows.reduce((sum, { cost }) => sum + Number(cost ?? 0), 0)).toBeCloseTo(410, 6);
});

it('has no lag below twenty deals', async () => {
  expect(await fetchLag(await published())).toBeNull();
});
