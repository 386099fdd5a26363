import { runs } from '@throughline/ingest/testing/long-runs';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { METRIC_KEYS } from '../../../contract/metrics.ts';
import { type CellQuery, cellReport as contract } from '../../../contract/reports/channels-rows.ts';
import { CONTRACTS } from '../../../contract/reports/index.ts';
import { LEVELS } from '../../../contract/terms.ts';
import { openTestWarehouse } from '../../../testing/test-warehouse.ts';
import { buildWorld } from '../../../testing/world.ts';
import { readState } from '../../state.ts';
import { channelsReport } from '../channels-report.ts';
import { cellReport } from './cell-report.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const JANUARY = { from: '2026-01-01', to: '2026-01-31', model: 'linear' } as const;

let world: Warehouse;
beforeAll(async () => {
  world = await openTestWarehouse();
  await buildWorld(world);
});
afterAll(async () => {
  await world.close();
});

async function cell(query: Omit<CellQuery, 'from' | 'to'>) {
  const reader = world.reader();
  const request = CONTRACTS.channels.drills.rows.query.parse({ ...JANUARY, ...query });
  return contract.parse(await cellReport(reader, await readState(reader), request, CONFIG));
}

describe('cellReport', () => {
  it('opens revenue to the conversions and their shares', async () => {
    const { sum, count, unit, rows } = await cell({ metric: 'revenue', channel: 'Paid Search' });
    expect({ sum, count, unit }).toEqual({ sum: '66.66', count: 2, unit: 'money' });
    expect(rows).toEqual([
      {
        ...{ type: 'order', id: 'native-101', label: '1001', source: 'shop', person: '1' },
        conversion: '101',
        ...{
          occurred_at: '2026-01-09T12:00:00.000000Z',
          channel: 'Paid Search',
          channel_ga4: 'Paid Search',
          campaign: 'Brand',
        },
        ...{ keyword: '', share: 0.333333333, amount: '33.33', total: '100.00', currency: 'EUR' },
      },
      expect.objectContaining({ campaign: 'Brand', share: 0.333333333, amount: '33.33' }),
    ]);
  });

  it('opens visits, calls and costs', async () => {
    const visits = await cell({ metric: 'visits', channel: 'Paid Search', campaign: 'brand' });
    expect(visits).toMatchObject({ sum: 2, count: 2, unit: 'count' });
    expect(visits.rows.map(({ id }) => id)).toEqual(['session-6', 'session-1']);
    const calls = await cell({ metric: 'calls', channel: 'Direct' });
    expect(calls).toMatchObject({ sum: 1, rows: [{ type: 'call', id: 'session-5', amount: 1 }] });
    const costs = await cell({ metric: 'cost', channel: 'Paid Search', campaign: 'Бренд' });
    expect(costs).toMatchObject({
      ...{ sum: '60.00', count: 1, rows: [{ type: 'cost', amount: '60.00', person: null }] },
    });
  });

  it('opens a ratio to its numerator, and CAC to the first purchases', async () => {
    expect(await cell({ metric: 'romi_margin', channel: 'Paid Search' })).toMatchObject({
      sum: '26.66',
    });
    expect(await cell({ metric: 'drr', channel: 'Paid Search' })).toMatchObject({
      sum: '360.00',
      count: 3,
    });
    expect(await cell({ metric: 'cac', channel: 'Paid Search' })).toMatchObject({
      sum: 0.666666666,
    });
  });

  it('does not know the cost that the report does not know', async () => {
    expect(await cell({ metric: 'cost', channel: 'Paid Social' })).toMatchObject({
      sum: null,
      count: 0,
    });
    expect(await cell({ metric: 'cost', channel: 'Direct' })).toMatchObject({
      ...{ sum: null, why: 'not_applicable' },
      count: 0,
    });
  });

  it('has both sides of a ratio, and opens either', async () => {
    const romi = { metric: 'romi_margin', channel: 'Paid Search' } as const;
    // (26.66 − 360.00) / 360.00
    expect(await cell(romi)).toMatchObject({
      ...{ value: -33_334 / 36_000, why: null, formula: '(margin - cost) / cost', part: 'margin' },
      parts: [
        { key: 'margin', unit: 'money', value: '26.66', why: null },
        { key: 'cost', unit: 'money', value: '360.00', why: null },
      ],
    });
    expect(await cell({ ...romi, part: 'cost' })).toMatchObject({
      ...{ part: 'cost', sum: '360.00', count: 3 },
    });
    await expect(cell({ ...romi, part: 'visits' })).rejects.toMatchObject({
      errors: [{ field: 'part' }],
    });
  });

  it('opens the row of everything with cost, and blended ratios of the total', async () => {
    expect(await cell({ metric: 'revenue', kind: 'paid' })).toMatchObject({
      ...{ value: '66.66', sum: '66.66', count: 2 },
    });
    expect(await cell({ metric: 'cost', kind: 'paid' })).toMatchObject({ sum: '360.00', count: 3 });
    expect(await cell({ metric: 'visits', kind: 'paid' })).toMatchObject({ sum: 3, count: 3 });
    expect(await cell({ metric: 'mer' })).toMatchObject({ value: null, why: 'cost_missing' });
    expect(await cell({ metric: 'roas' })).toMatchObject({ value: null, why: 'blended' });
  });

  it('pages, and sums over all pages', async () => {
    const { sum, count, rows } = await cell({ metric: 'visits', limit: 3, offset: 5 });
    expect({ sum, count, rows: rows.length }).toEqual({ sum: 7, count: 7, rows: 2 });
  });

  /** In the gate each figure is compared in some of the rows, and in others under another seed. */
  const EVERY = runs(16, 1);
  const isCompared = (place: number) =>
    (place + Number(process.env.THROUGHLINE_SEED)) % EVERY === 0;
  const measured = [
    ...(['cost', 'impressions', 'clicks', 'visits', 'leads', 'calls', 'deals', 'orders'] as const),
    ...(['revenue', 'margin'] as const satisfies readonly (typeof METRIC_KEYS)[number][]),
  ];

  it.each([
    ['channel', 'payment', measured],
    ['channel,source,campaign', 'touch', ['cost', 'visits', 'revenue']],
    ['channel,keyword', 'deal', ['cost', 'visits', 'deals']],
    ['channel,source,campaign,ad_group,keyword', 'lead', ['clicks', 'calls', 'margin']],
  ] as const)(
    'equals the cells of %s by %s, and the totals',
    async (by, basis, metrics) => {
      const reader = world.reader();
      const request = CONTRACTS.channels.query.parse({ ...JANUARY, by, basis });
      const report = await channelsReport(reader, await readState(reader), null, request, CONFIG);
      for (const [nth, metric] of metrics.entries()) {
        for (const row of report.rows.filter((_, index) => isCompared(index + nth))) {
          const place = Object.fromEntries(
            LEVELS.filter((level) => by.split(',').includes(level)).map((level) => [
              level,
              row[level],
            ]),
          );
          const { sum } = await cell({ basis, metric, kind: row.kind, ...place });
          expect([metric, row.key, sum]).toEqual([metric, row.key, row[metric]]);
        }
        expect((await cell({ basis, metric })).sum).toEqual(report.totals[metric]);
      }
    },
    120_000,
  );
});
