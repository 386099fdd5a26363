import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimsReport } from '../../contract/reports/claims.ts';
import { bodyOf, serve } from '../../testing/serve.ts';
import { insert, openTestWarehouse } from '../../testing/test-warehouse.ts';
import { buildWorld, euro } from '../../testing/world.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const ASKED = 'from=2026-01-01&to=2026-02-28&model=linear';

let world: Warehouse;
let app: FastifyInstance;
beforeAll(async () => {
  world = await openTestWarehouse();
  await buildWorld(world);
  const claim = (day: string, traffic: number, conversions: number | null, value: number) => ({
    ...{ generation: 1, revision: 2, owner: 900, day, source: 'ads', account: 'main', traffic },
    ...{ campaign_id: '111', campaign: 'Brand', ad_group_id: '', ad_group: '', keyword: '' },
    ...{ setting: '30d_click', action: 'purchase', currency: 'EUR' },
    conversions: conversions === null ? null : String(conversions * 1_000_000),
    ...{ value_micros: euro(value), value_base: euro(value) },
  });
  await insert(world, 'claimed_day_rows', [
    claim('2026-01-10', 1, 3, 900),
    claim('2026-02-03', 1, 1.5, 200),
    // Yandex claims, and nobody came from it.
    claim('2026-01-12', 2, null, 70),
  ]);
  app = await serve(() => world.reader(), CONFIG);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

it('names what lies between the claim and the credit, and leaves nothing over', async () => {
  const { rows } = claimsReport.parse(await bodyOf(app, `/api/v1/reports/claims?${ASKED}`));
  // Google's ads were touched before order 1001, deals 7 and 8: 1,010.00. Linear credit gives them 2/3, 1/2 and 1/2, of
  // 66.66, 450.00 and 5.00.
  expect(rows).toEqual([
    {
      ...{ key: 'platform=google&setting=30d_click&action=purchase', platform: 'google' },
      ...{ setting: '30d_click', action: 'purchase', claimed: 4.5, unseen: 1.5, seen: 3 },
      ...{ shared: expect.closeTo(4 / 3, 6), attributed: expect.closeTo(5 / 3, 6) },
      ...{ claimed_value: '1100.00', unseen_value: '90.00', seen_value: '1010.00' },
      ...{ shared_value: '488.34', attributed_value: '521.66' },
    },
    expect.objectContaining({
      ...{ platform: 'yandex', claimed: null, unseen: null, seen: 0, attributed: 0 },
      ...{ claimed_value: '70.00', seen_value: '0.00' },
    }),
  ]);
});

it('opens each side', async () => {
  const of = `${ASKED}&platform=google&setting=30d_click&action=purchase`;
  const at = async (side: string) =>
    (
      (await bodyOf(app, `/api/v1/reports/claims/rows?${of}&side=${side}`)) as {
        rows: { label: string; conversions: number; value: string }[];
      }
    ).rows;
  expect(await at('claimed')).toEqual([
    { label: 'Brand', day: '2026-02-03', conversions: 1.5, value: '200.00' },
    { label: 'Brand', day: '2026-01-10', conversions: 3, value: '900.00' },
  ]);
  expect((await at('attributed')).map(({ label, value }) => [label, value])).toEqual([
    ['Deal 8', '5.00'],
    ['Deal 7', '450.00'],
    ['1001', '66.66'],
  ]);
  expect((await at('seen')).map(({ value }) => value)).toEqual(['10.00', '900.00', '100.00']);
});
