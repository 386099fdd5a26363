import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CoverageReport, coverageReport } from '../../contract/reports/coverage.ts';
import { dataQuality, dataQualityReport } from '../../contract/reports/data-quality.ts';
import { bodyOf, serve } from '../../testing/serve.ts';
import { insert, openTestWarehouse } from '../../testing/test-warehouse.ts';
import { buildWorld } from '../../testing/world.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const WINTER = 'from=2026-01-01&to=2026-02-28';

let world: Warehouse;
let app: FastifyInstance;
let empty: FastifyInstance;
let nothing: Warehouse;
beforeAll(async () => {
  [world, nothing] = await Promise.all([openTestWarehouse(), openTestWarehouse()]);
  await buildWorld(world);
  const delivery = (offset: number, source: string, day: string, counts: readonly number[]) => ({
    ...{ id: `00000000-0000-4000-8000-00000000000${offset}`, source, account: 'main' },
    ...{ import_id: '', partition: 0, offset, received_at: `${day} 10:00:00.000000`, bytes: 1 },
    ...{ accepted: counts[0], duplicates: counts[1], rejected: counts[2], skipped: 0 },
    ...{ events: 0, entities: 0, slices: 0 },
  });
  await insert(world, 'deliveries', [
    delivery(1, 'web', '2026-01-10', [90, 10, 0]),
    delivery(2, 'web', '2026-02-03', [7, 0, 3]),
    // Before the period.
    delivery(3, 'shop', '2025-12-30', [50, 0, 0]),
  ]);
  const bad = (id: number, status: string) => ({
    ...{ id: `00000000-0000-4000-8000-0000000000a${id}`, source: 'web', account: 'main' },
    ...{ delivery_id: '00000000-0000-4000-8000-000000000002', partition: 0, offset: 2 },
    ...{ position: id, line: 0, received_at: '2026-02-03 10:00:00.000000', code: 'field_invalid' },
    ...{ message: 'm', field: 'price', expected: 'a number', raw: 'secret', status, records: 3 },
    updated_at: '2026-02-03 10:00:00.000000',
  });
  await insert(world, 'bad_rows', [bad(1, 'open'), bad(2, 'retried')]);
  app = await serve(() => world.reader(), CONFIG);
  empty = await serve(() => nothing.reader(), CONFIG);
});
afterAll(async () => {
  await Promise.all([app.close(), empty.close()]);
  await Promise.all([world.close(), nothing.close()]);
});

const quality = async (from = app) =>
  dataQualityReport.parse(await bodyOf(from, `/api/v1/reports/data-quality?${WINTER}`));
const coverage = async (from = app): Promise<CoverageReport> =>
  coverageReport.parse(await bodyOf(from, `/api/v1/reports/coverage?${WINTER}`));

it('lists each source with what it told, what came and what could not be read', async () => {
  const { rows, meta } = await quality();
  // The state is of 10 February. Eight visits; orders of the shop on 15 and 25 January; the lead, and deals of the CRM
  // on 20 January and 3 February; costs on 5, 10 and 12 January, and one before.
  expect(rows.map(({ source, facts, last_day }) => [source, facts, last_day])).toEqual([
    ['web', 8, '2026-02-02'],
    ['ads', 3, '2026-01-12'],
    ['crm', 3, '2026-02-03'],
    ['shop', 2, '2026-01-25'],
  ]);
  // Web was silent for eleven days once, from 9 to 20 January: seven are not unusual.
  expect(rows[0]).toMatchObject({
    ...{ state: 'fresh', every_days: 11, late_days: 0 },
    ...{ accepted: 97, duplicates: 10, rejected: 3, last_received: '2026-02-03T10:00:00.000000Z' },
  });
  expect(rows.find(({ source }) => source === 'shop')).toMatchObject({
    ...{ accepted: 0, last_received: '2025-12-30T10:00:00.000000Z', state: 'unknown' },
  });
  expect(meta).toMatchObject({
    ...{ late: 0, rejecting: 1 },
    // VK was paid for, and no cost data tells of it.
    unpriced: [{ channel: 'Paid Social', source: 'vk' }],
  });
  expect(dataQuality.notes?.({ rows, meta }, 'ru')?.join(' ')).toContain('источника web: 3');
});

it('opens days and reasons, and never the records', async () => {
  const of = `${WINTER}&source=web&account=main`;
  const days = await bodyOf(app, `/api/v1/reports/data-quality/days?${of}`);
  expect((days as { rows: unknown[] }).rows).toHaveLength(8);
  const reasons = await bodyOf(app, `/api/v1/reports/data-quality/rejected?${of}`);
  expect(reasons).toEqual({
    rows: [
      {
        ...{ code: 'field_invalid', field: 'price', expected: 'a number', records: 3 },
        last_received: '2026-02-03T10:00:00.000000Z',
      },
    ],
  });
});

it('shows administrators what could not be read, by its reason', async () => {
  expect(await bodyOf(app, '/api/v1/bad-rows/groups')).toEqual({
    groups: [
      {
        ...{ source: 'web', account: 'main', code: 'field_invalid', field: 'price' },
        ...{ expected: 'a number', records: 3, message: 'm', example: 'secret' },
        first_received: '2026-02-03T10:00:00.000000Z',
        last_received: '2026-02-03T10:00:00.000000Z',
      },
    ],
  });
});

it('says which share of the data figures can rest on', async () => {
  const { rows } = await coverage();
  const found = (check: string) => rows.find((row) => row.check === check);
  expect(found('channel_known')).toMatchObject({ passed: 8, total: 8, share: 1 });
  // Touches 1, 3, 6 and 8 of Google and 4 of VK name their campaign; VK has no cost.
  expect(found('paid_tagged')).toMatchObject({ passed: 5, failed: 0, total: 5 });
  expect(found('paid_costed')).toMatchObject({ passed: 4, failed: 1, total: 5, share: 0.8 });
  // Of 1,060.00: 50.00 of nobody and 450.00 of a direct visit.
  expect(found('revenue_attributed')).toMatchObject({
    ...{ of: 'money', passed: '560.00', failed: '500.00', total: '1060.00' },
  });
  // Only order 1002 has no visit before it.
  expect(found('sales_joined')).toMatchObject({ passed: 4, failed: 1, total: 5 });
  expect(found('margin_known')).toMatchObject({ passed: 4, failed: 0 });
  expect(found('records_read')).toMatchObject({ passed: 107, failed: 3, total: 110 });
  expect(found('records_new')).toMatchObject({ passed: 97, failed: 10 });
  expect(found('clocks_right')).toMatchObject({ passed: 8, failed: 0 });
});

it('opens where a check fails', async () => {
  const at = async (check: string) =>
    (
      (await bodyOf(app, `/api/v1/reports/coverage/rows?${WINTER}&check=${check}`)) as {
        rows: unknown[];
      }
    ).rows;
  expect(await at('paid_costed')).toEqual([{ label: 'vk', failed: 1, total: 1 }]);
  expect(await at('sales_joined')).toEqual([{ label: 'shop', failed: 1, total: 2 }]);
  expect(await at('records_read')).toEqual([{ label: 'web (main)', failed: 3, total: 110 }]);
});

it('says that nothing is there, and never that nothing is wrong', async () => {
  expect(await quality(empty)).toMatchObject({ rows: [], meta: { late: 0, rejecting: 0 } });
  expect((await coverage(empty)).rows.every(({ share }) => share === null)).toBe(true);
});
