import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MaturedDays, maturedDays } from '../../contract/matured-days.ts';
import { bodyOf, serve } from '../../testing/serve.ts';
import { insert, openTestWarehouse } from '../../testing/test-warehouse.ts';
import { conversion, journey, type Sale, touch, way } from '../../testing/world.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const BEGUN = '2026-01-05';

/** Of 40 sales of one day 20 were paid at once, 16 after three days and 4 after ten: 50 %, 90 %, 100 %. */
const PAID = [
  ...Array.from({ length: 20 }, () => BEGUN),
  ...Array.from({ length: 16 }, () => '2026-01-08'),
  ...Array.from({ length: 4 }, () => '2026-01-15'),
];

let world: Warehouse;
let app: FastifyInstance;
beforeAll(async () => {
  world = await openTestWarehouse();
  await insert(world, 'publications', [
    { generation: 1, revision: 3, published_at: '2026-02-21 08:30:00.250000' },
  ]);
  await insert(world, 'traffic', [way(1, 'google', 'cpc', 'Paid Search', true)]);
  // The data end on 20 February.
  await insert(world, 'touchpoint_rows', [touch(1, BEGUN, 1, 1), touch(2, '2026-02-20', 1, 1)]);
  await insert(world, 'ways', [
    {
      ...{ way: 1001, traffic: 1, campaign: '', campaign_id: '' },
      ...{ ad_group: '', keyword: '', content: '' },
    },
  ]);
  const sales = PAID.map(
    (paid, at): Sale => ({
      ...{ id: 100 + at, person: 1, kind: 'order', label: 'Order', first: at === 0 },
      ...{ days: [BEGUN, BEGUN, paid], revenue: 100, margin: 50 },
    }),
  );
  await insert(world, 'conversion_rows', sales.map(conversion));
  await insert(
    world,
    'journey_rows',
    sales.flatMap((sale) => journey(sale, [1], { 1: { day: BEGUN, traffic: 1 } })),
  );
  app = await serve(() => world.reader(), CONFIG);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const metaOf = async (report: string, query: string) =>
  (await bodyOf<{ meta: Record<string, unknown> }>(app, `/api/v1/reports/${report}?${query}`)).meta;

describe('matured days', () => {
  it('end where four of five sales of a day have typically arrived', async () => {
    const of = async (query: string) =>
      maturedDays.parse(await bodyOf<MaturedDays>(app, `/api/v1/matured-days?${query}`));
    for (const basis of ['touch', 'lead', 'deal'])
      expect(await of(`basis=${basis}`)).toEqual({ share: 0.8, after_days: 3, to: '2026-02-17' });
    // Nothing is still to come where sales are dated by their payment.
    expect(await of('basis=payment')).toEqual({ share: 0.8, after_days: 0, to: '2026-02-20' });
  });

  it('are what channels and campaigns show where no day is named', async () => {
    expect(await metaOf('channels', 'basis=lead')).toMatchObject({
      ...{ from: '2026-01-19', to: '2026-02-17', default_period: true },
      matured_period: { share: 0.8, after_days: 3 },
    });
    expect(await metaOf('campaigns', 'basis=touch')).toMatchObject({
      ...{ from: '2025-11-20', to: '2026-02-17', default_period: true },
      matured_period: { share: 0.8, after_days: 3 },
    });
    expect(await metaOf('channels', '')).toMatchObject({
      ...{ from: '2026-01-22', to: '2026-02-20', default_period: true, matured_period: null },
    });
    // Whoever names a day means it.
    expect(await metaOf('channels', 'basis=lead&to=2026-02-20')).toMatchObject({
      ...{ from: '2026-01-22', to: '2026-02-20', default_period: false, matured_period: null },
    });
  });

  it('are the usual ones while there are too few sales to tell', async () => {
    const few = await openTestWarehouse();
    await insert(few, 'publications', [
      { generation: 1, revision: 3, published_at: '2026-02-21 08:30:00.250000' },
    ]);
    await insert(few, 'touchpoint_rows', [touch(1, '2026-02-20', 1, 1)]);
    const served = await serve(() => few.reader(), CONFIG);
    const { meta } = await bodyOf<{ meta: object }>(served, '/api/v1/reports/channels?basis=lead');
    expect(meta).toMatchObject({ from: '2026-01-22', to: '2026-02-20', matured_period: null });
    expect(await bodyOf(served, '/api/v1/matured-days?basis=lead')).toEqual({
      ...{ share: 0.8, after_days: null, to: null },
    });
    await served.close();
    await few.close();
  });
});
