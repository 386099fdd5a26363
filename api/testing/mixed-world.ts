import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import fc from 'fast-check';
import { insert } from './test-warehouse.ts';
import { conversion, cost, journey, type Sale, touch, way } from './world.ts';

const TRAFFIC = [
  way(1, 'google', 'cpc', 'Paid Search', true),
  way(2, 'yandex', 'cpc', 'Paid Search', true),
  way(3, 'google', 'organic', 'Organic Search', false),
  way(4, 'vk', 'cpc', 'Paid Social', true),
  way(5, '(direct)', '(none)', 'Direct', false),
  // Of a channel that is paid for, without being paid for itself.
  way(6, 'bing', 'organic', 'Paid Search', false),
  // A channel that costs money although no visit is bought.
  way(7, 'letter', 'email', 'Email', false),
];
const CAMPAIGNS = ['', 'Brand', 'brand', 'sofas', '11', 'Sofas: corner, round'];
const AD_GROUPS = ['', 'Corner', 'round'];
const KEYWORDS = ['', 'corner sofa', 'Table'];
const DEVICES = ['', 'mobile', 'desktop'];
const LANDINGS = ['/', '/sofas', '/a:b'];
const DAYS = 60;

const dayOf = (number: number) =>
  new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: DAYS - 1 });
const named = {
  campaign: fc.constantFrom(...CAMPAIGNS),
  adGroup: fc.constantFrom(...AD_GROUPS),
  keyword: fc.constantFrom(...KEYWORDS),
};
const costs = fc.record({
  ...{ ...named, day, traffic: fc.constantFrom(1, 1, 2, 7), campaignId: fc.constantFrom('', '11') },
  amount: fc.option(fc.integer({ min: 0, max: 9_999 }), { freq: 40 }),
  ...{ impressions: fc.nat(900), clicks: fc.nat(40) },
});
const touches = fc.record({
  ...{
    ...named,
    day,
    traffic: fc.integer({ min: 1, max: 7 }),
    person: fc.integer({ min: 1, max: 30 }),
  },
  ...{ device: fc.constantFrom(...DEVICES), landing: fc.constantFrom(...LANDINGS) },
  ...{ returning: fc.boolean(), calls: fc.nat(1) },
});
const sales = fc.record({
  kind: fc.constantFrom('lead' as const, 'deal' as const, 'order' as const),
  ...{ day, wait: fc.nat(9), first: fc.boolean(), person: fc.integer({ min: 1, max: 34 }) },
  revenue: fc.option(fc.integer({ min: -500, max: 90_000 }), { freq: 25 }),
  margin: fc.option(fc.integer({ min: -500, max: 40_000 }), { freq: 8 }),
  ...{ lead_type: fc.constantFrom('', 'price', 'demo'), owner_name: fc.constantFrom('', 'Eve') },
  coupon: fc.constantFrom('', 'SUMMER'),
});

/**
 * Two months of a business in which cost and visits name sources, campaigns, ad groups and keywords as they please,
 * or not at all; the same facts for the same seed.
 */
export async function buildMixedWorld(warehouse: Warehouse, seed = 1): Promise<void> {
  const walked = fc.sample(touches, { seed, numRuns: 140 });
  await insert(warehouse, 'publications', [
    { generation: 1, revision: 3, published_at: '2026-03-10 08:30:00.250000' },
  ]);
  await insert(warehouse, 'traffic', TRAFFIC);
  await insert(
    warehouse,
    'cost_day_rows',
    fc.sample(costs, { seed, numRuns: 90 }).map((one) => ({
      ...cost(
        dayOf(one.day),
        ...([one.traffic, one.campaignId, one.campaign] as const),
        one.amount === null ? null : one.amount / 100,
        ...([one.impressions, one.clicks] as const),
      ),
      ...{ ad_group: one.adGroup, keyword: one.keyword },
    })),
  );
  await insert(
    warehouse,
    'touchpoint_rows',
    walked.map((one, at) => ({
      ...touch(at + 1, dayOf(one.day), one.person, one.traffic, one),
      ...{ device: one.device, landing: one.landing, returning: one.returning },
    })),
  );
  await insert(
    warehouse,
    'ways',
    walked.map((one, at) => ({
      ...{ way: 1001 + at, traffic: one.traffic, campaign: one.campaign, campaign_id: '' },
      ...{ ad_group: one.adGroup, keyword: one.keyword, content: '' },
    })),
  );
  const byId = Object.fromEntries(
    walked.map((one, at) => [at + 1, { day: dayOf(one.day), traffic: one.traffic }]),
  );
  const sold = fc.sample(sales, { seed, numRuns: 70 }).map((one, at) => {
    const days = [dayOf(one.day), dayOf(one.day + one.wait), dayOf(one.day + 2 * one.wait)];
    const isLead = one.kind === 'lead';
    const sale: Sale = {
      ...{ id: 500 + at, person: one.person, kind: one.kind, label: `Sale ${at}` },
      days: (isLead ? [days[0], days[0], days[0]] : days) as unknown as Sale['days'],
      first: one.first && !isLead,
      revenue: isLead ? 0 : one.revenue === null ? null : one.revenue / 100,
      margin: isLead ? 0 : one.revenue === null || one.margin === null ? null : one.margin / 100,
    };
    const before = walked.flatMap((each, index) =>
      each.person === one.person && each.day <= one.day ? [{ id: index + 1, day: each.day }] : [],
    );
    before.sort((a, b) => a.day - b.day || a.id - b.id);
    return { sale, ids: before.map(({ id }) => id), one };
  });
  await insert(
    warehouse,
    'conversion_rows',
    sold.map(({ sale, one }) => ({
      ...conversion(sale),
      ...{ lead_type: one.lead_type, owner_name: one.owner_name, coupon: one.coupon },
    })),
  );
  await insert(
    warehouse,
    'journey_rows',
    sold.flatMap(({ sale, ids }) => journey(sale, ids, byId)),
  );
  await insert(
    warehouse,
    'claimed_day_rows',
    fc.sample(costs, { seed: seed + 1, numRuns: 30 }).map((one, at) => ({
      ...{
        generation: 1,
        revision: 2,
        owner: 900,
        day: dayOf(one.day),
        source: 'ads',
        account: 'main',
      },
      ...{ traffic: one.traffic, campaign_id: '', campaign: one.campaign, ad_group_id: '' },
      ...{ ad_group: one.adGroup, keyword: one.keyword, currency: 'EUR' },
      ...{
        setting: at % 3 === 0 ? '1d_view' : '7d_click',
        action: at % 2 === 0 ? 'purchase' : 'lead',
      },
      ...{
        conversions: String(one.clicks * 1_000_000),
        value_micros: String(one.impressions * 1_000_000),
      },
      value_base: at % 7 === 0 ? null : String(one.impressions * 1_000_000),
    })),
  );
}
