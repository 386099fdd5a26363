import { trafficKey } from '@throughline/transform/channels/traffic-key';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelRulesReport } from '../contract/reports/channel-rules.ts';
import type { PreviewResponse, WhyResponse } from '../contract/rules.ts';
import { bodyOf, serve } from '../testing/serve.ts';
import { insert, openTestWarehouse } from '../testing/test-warehouse.ts';
import { buildWorld, way } from '../testing/world.ts';

const RULES = [{ when: { source: 'partner.test' }, channel: 'Partner' as const }];
const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
  channelSettings: { rules: RULES, sites: { own: [], paymentPages: [], referrers: [] } },
};

/** The small world, whose ways are told by what a classification rests on. */
const key = (source: string, medium: string) =>
  trafficKey({ source, medium, campaign: '', clickIds: [], referrerHost: '' });
const classified = (
  traffic: number,
  source: string,
  medium: string,
  channel: string,
  reason: string,
) => ({
  ...way(traffic, source, medium, channel, medium === 'cpc'),
  ...{ tuple: key(source, medium), reason },
});

let world: Warehouse;
let app: FastifyInstance;
beforeAll(async () => {
  world = await openTestWarehouse();
  await buildWorld(world);
  await insert(world, 'traffic', [
    classified(1, 'google', 'cpc', 'Paid Search', 'overlay:paid-search'),
    classified(2, 'yandex', 'cpc', 'Paid Search', 'overlay:paid-search'),
    classified(3, 'google', 'organic', 'Organic Search', 'overlay:organic-search'),
    classified(4, 'vk', 'cpc', 'Paid Social', 'overlay:paid-social'),
    { ...classified(5, '(direct)', '(none)', 'Direct', 'ga4:direct'), tuple: key('', '') },
  ]);
  app = await serve(() => world.reader(), CONFIG);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

async function preview(body: unknown): Promise<{ status: number; body: PreviewResponse }> {
  const response = await app.inject({
    ...{ method: 'POST', url: '/api/v1/rules/preview', payload: body as object },
  });
  return { status: response.statusCode, body: response.json() };
}

describe('a draft of channel rules', () => {
  it('says what would move, with visits, conversions, money and months, and changes nothing', async () => {
    const draft = { rules: [{ when: { source: 'google', medium: 'cpc' }, channel: 'Partner' }] };
    const { status, body } = await preview(draft);
    expect(status).toBe(200);
    // By the table of the world: touches 1, 3, 6 and 8, of which the lead has a half, order 1001 33.33 twice, deal 7
    // 450.00 and deal 8 5.00; all costs of Google.
    expect(body).toMatchObject({
      ...{ ways: 5, ways_moved: 1, currency: 'EUR' },
      totals: { visits: 4, leads: 0.5, revenue: '521.66', cost: '350.00' },
      moves: [{ from: 'Paid Search', to: 'Partner', ways: 1, visits: 4 }],
      examples: [{ source: 'google', medium: 'cpc', to: 'Partner', rule: 'custom:1', visits: 4 }],
      months: [
        { month: '2025-12', closed: false, visits: 0, revenue: '0.00', cost: '50.00' },
        { month: '2026-01', closed: false, visits: 3, revenue: '66.66', cost: '300.00' },
        { month: '2026-02', closed: false, visits: 1, revenue: '455.00', cost: '0.00' },
      ],
    });
    expect(body.totals.sales).toBeCloseTo(2 / 3 + 1, 6);
    expect((await preview(draft)).body).toEqual(body);
  });

  it('moves nothing where it says what is said today, and is refused where it cannot be read', async () => {
    expect((await preview({})).body).toMatchObject({ ways_moved: 0, moves: [], months: [] });
    const wrong = await preview({ rules: [{ when: { source: '/(/' }, channel: 'Email' }] });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'body_invalid' } });
    const unknown = await preview({ rules: [{ when: { source: 'x' }, channel: 'Elsewhere' }] });
    expect(unknown.status).toBe(400);
  });
});

it('says why a visit counts for its channel, by the rules in force', async () => {
  const query = new URLSearchParams({
    url: 'https://oak.example/?utm_source=partner.test&utm_medium=cpc',
    referrer: 'https://m.vk.com/',
  });
  const why = (await bodyOf(app, `/api/v1/rules/why?${query}`)) as WhyResponse;
  expect(why).toMatchObject({
    ...{ channel: 'Partner', channel_ga4: 'Paid Other', evidence: 'utm' },
    rule: { layer: 'custom', number: 1, id: 'custom:1', text: 'source: partner.test' },
    ga4: { source: 'partner.test', medium: 'cpc', number: 9 },
  });
  expect(why.given).toEqual([
    { input: 'source', value: 'partner.test', decides: true },
    { input: 'medium', value: 'cpc', decides: false },
    { input: 'referrer', value: 'm.vk.com', decides: false },
  ]);
});

it('counts what each rule decided in the period, rules without a visit as well', async () => {
  const report = (await bodyOf(
    app,
    '/api/v1/reports/channel-rules?from=2026-01-01&to=2026-02-28&model=linear',
  )) as ChannelRulesReport;
  const found = (rule: string) => report.rows.find((row) => row.rule === rule);
  expect(report.rows[0]).toMatchObject({
    ...{ layer: 'custom', number: 1, rule: 'custom:1', channel: 'Partner', visits: 0 },
    pattern: 'source: partner.test',
  });
  // Touches 1, 3, 6 and 8 came from Google's ads, 2 and 7 from its results.
  expect(found('overlay:paid-search')).toMatchObject({ visits: 4, revenue: '521.66' });
  expect(found('overlay:organic-search')).toMatchObject({ visits: 2, channel: 'Organic Search' });
  expect(found('ga4:paid-other')).toMatchObject({ visits: 0 });
});
