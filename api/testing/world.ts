import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { insert } from './test-warehouse.ts';

/**
 * A small business in January 2026, in euros, worked by hand. Published: generation 1, revision 3.
 *
 * | touch | day        | person | way            | campaign as tagged                    |
 * |-------|------------|--------|----------------|---------------------------------------|
 * | 1     | 2026-01-05 | 1      | google / cpc   | `111`: the id of Brand                |
 * | 2     | 2026-01-06 | 1      | google organic |                                       |
 * | 6     | 2026-01-09 | 1      | google / cpc   | `BRAND`                               |
 * | 3     | 2026-01-07 | 2      | google / cpc   | `generic OLD`: a former name, keyword |
 * | 5     | 2026-01-20 | 2      | direct         | with one call                         |
 * | 4     | 2026-01-08 | 3      | vk / cpc       | `promo`: no cost data at all          |
 * | 7     | 2026-01-30 | 5      | google organic |                                       |
 * | 8     | 2026-02-02 | 5      | google / cpc   | `brand`                               |
 *
 * | conversion | person | lead  | deal  | paid  | revenue | margin | linear credit                          |
 * |------------|--------|-------|-------|-------|---------|--------|----------------------------------------|
 * | lead       | 1      | 01-06 |       |       |         |        | touches 1, 2: a half each              |
 * | order 1001 | 1      | 01-06 | 01-09 | 01-15 | 100.00  | 40.00  | 1, 2, 6: 33.33 33.34 33.33, first      |
 * | deal 7     | 2      | 01-07 | 01-20 | 02-03 | 900.00  | 300.00 | 3, 5: 450.00 each, first               |
 * | order 1002 | 4      | 01-25 | 01-25 | 01-25 | 50.00   | 20.00  | nobody                                 |
 * | deal 8     | 5      | 02-02 | 02-03 | 02-05 | 10.00   | 6.00   | 7, 8: 5.00 each, first                 |
 *
 * `last` credits touch 6 with order 1001, 5 with deal 7, 8 with deal 8, 2 with the lead.
 *
 * Cost: Brand (111) 100.00 on 01-05; Generic (222) 200.00 on 01-10, and 50.00 on 2025-12-10 under its
 * former name Generic old; Бренд (333, yandex) 60.00 on 01-12, which nobody visited.
 */
export async function buildWorld(warehouse: Warehouse): Promise<void> {
  await insert(warehouse, 'publications', [
    { generation: 1, revision: 2, published_at: '2026-02-09 08:00:00.000000' },
    { generation: 1, revision: 3, published_at: '2026-02-10 08:30:00.250000' },
  ]);
  await insert(warehouse, 'traffic', [
    way(1, 'google', 'cpc', 'Paid Search', true),
    way(2, 'yandex', 'cpc', 'Paid Search', true),
    way(3, 'google', 'organic', 'Organic Search', false),
    way(4, 'vk', 'cpc', 'Paid Social', true),
    way(5, '(direct)', '(none)', 'Direct', false),
  ]);
  await insert(warehouse, 'cost_day_rows', [
    cost('2026-01-05', 1, '111', 'Brand', 100, 1000, 50),
    cost('2026-01-10', 1, '222', 'Generic', 200, 4000, 80),
    cost('2025-12-10', 1, '222', 'Generic old', 50, 900, 20),
    cost('2026-01-12', 2, '333', 'Бренд', 60, 600, 12),
    // Not to be seen: a revision that is not published yet, and another generation.
    { ...cost('2026-01-12', 2, '333', 'Бренд', 7777, 1, 1), owner: 901, revision: 4 },
    { ...cost('2026-01-12', 2, '333', 'Бренд', 7777, 1, 1), owner: 902, generation: 2 },
  ]);
  await insert(warehouse, 'touchpoint_rows', [
    touch(1, '2026-01-05', 1, 1, { campaign: '111' }),
    touch(2, '2026-01-06', 1, 3),
    touch(6, '2026-01-09', 1, 1, { campaign: 'BRAND' }),
    touch(3, '2026-01-07', 2, 1, { campaign: 'generic OLD', keyword: 'buy shoes' }),
    touch(5, '2026-01-20', 2, 5, { calls: 1 }),
    touch(4, '2026-01-08', 3, 4, { campaign: 'promo' }),
    touch(7, '2026-01-30', 5, 3),
    touch(8, '2026-02-02', 5, 1, { campaign: 'brand' }),
    { ...touch(1, '2026-01-05', 1, 1, { calls: 99 }), revision: 1 },
  ]);
  await insert(warehouse, 'superseded', [
    { generation: 1, owner: 1, revision: 1, by_revision: 2 },
    // A replacement that is not published replaces nothing yet.
    { generation: 1, owner: 2, revision: 2, by_revision: 4 },
  ]);
  const conversions = [LEAD, ORDER_1001, DEAL_7, ORDER_1002, DEAL_8];
  await insert(warehouse, 'conversion_rows', [
    ...conversions.map(conversion),
    { ...conversion(ORDER_1001), revision: 1, revenue_base: euro(5555) },
  ]);
  await insert(warehouse, 'ways', Object.entries(TOUCHES).map(wayRow));
  await insert(warehouse, 'journey_rows', [
    ...journey(LEAD, [1, 2]),
    ...journey(ORDER_1001, [1, 2, 6]),
    ...journey(DEAL_7, [3, 5]),
    ...journey(ORDER_1002, []),
    ...journey(DEAL_8, [7, 8]),
    ...journey({ ...ORDER_1001, revenue: 5555, margin: 5555 }, [1]).map((row) => ({
      ...row,
      revision: 1,
    })),
  ]);
}

export const euro = (amount: number) => String(Math.round(amount * 100) * 10_000);

export interface Sale {
  readonly id: number;
  readonly person: number;
  readonly kind: 'lead' | 'deal' | 'order';
  readonly label: string;
  readonly days: readonly [lead: string, deal: string, payment: string];
  readonly revenue: number | null;
  readonly margin: number | null;
  readonly first: boolean;
}

const LEAD: Sale = {
  ...{ id: 100, person: 1, kind: 'lead', label: 'form', first: false, revenue: 0, margin: 0 },
  days: ['2026-01-06', '2026-01-06', '2026-01-06'],
} as const;
const ORDER_1001: Sale = {
  ...{ id: 101, person: 1, kind: 'order', label: '1001', first: true, revenue: 100, margin: 40 },
  days: ['2026-01-06', '2026-01-09', '2026-01-15'],
} as const;
const DEAL_7: Sale = {
  ...{ id: 102, person: 2, kind: 'deal', label: 'Deal 7', first: true, revenue: 900, margin: 300 },
  days: ['2026-01-07', '2026-01-20', '2026-02-03'],
} as const;
const ORDER_1002: Sale = {
  ...{ id: 103, person: 4, kind: 'order', label: '1002', first: false, revenue: 50, margin: 20 },
  days: ['2026-01-25', '2026-01-25', '2026-01-25'],
} as const;
const DEAL_8: Sale = {
  ...{ id: 104, person: 5, kind: 'deal', label: 'Deal 8', first: true, revenue: 10, margin: 6 },
  days: ['2026-02-02', '2026-02-03', '2026-02-05'],
} as const;

interface Touch {
  readonly day: string;
  readonly traffic: number;
  readonly campaign?: string;
  readonly keyword?: string;
}

const TOUCHES: Readonly<Record<number, Touch>> = {
  1: { day: '2026-01-05', traffic: 1, campaign: '111' },
  2: { day: '2026-01-06', traffic: 3 },
  3: { day: '2026-01-07', traffic: 1, campaign: 'generic OLD', keyword: 'buy shoes' },
  5: { day: '2026-01-20', traffic: 5 },
  6: { day: '2026-01-09', traffic: 1, campaign: 'BRAND' },
  7: { day: '2026-01-30', traffic: 3 },
  8: { day: '2026-02-02', traffic: 1, campaign: 'brand' },
};

export function way(
  traffic: number,
  source: string,
  medium: string,
  channel: string,
  paid: boolean,
) {
  return {
    ...{ traffic, tuple: `${source}/${medium}`, source, medium, channel, channel_ga4: channel },
    ...{ reason: 'test', conflict: false, paid, rules_version: '1' },
  };
}

export function cost(
  day: string,
  traffic: number,
  campaignId: string,
  campaign: string,
  amount: number | null,
  impressions: number,
  clicks: number,
) {
  return {
    ...{ generation: 1, revision: 2, owner: 900, day, source: 'ads', account: 'main', traffic },
    ...{ campaign_id: campaignId, campaign, ad_group_id: '', ad_group: '', keyword: '' },
    ...{ currency: 'EUR', cost_micros: euro(amount ?? 0), impressions, clicks },
    cost_base: amount === null ? null : euro(amount),
  };
}

export function touch(
  id: number,
  day: string,
  person: number,
  traffic: number,
  more: {
    campaign?: string;
    keyword?: string;
    adGroup?: string;
    calls?: number;
    visits?: number;
  } = {},
) {
  return {
    ...{ generation: 1, revision: 2, owner: person, touch_id: id, kind: 'visit', day, traffic },
    ...{ at: `${day} 10:00:00.000000`, campaign: more.campaign ?? '', campaign_id: '' },
    ...{ ad_group: more.adGroup ?? '', keyword: more.keyword ?? '', content: '' },
    ...{ source: 'web', account: 'main', native_id: `session-${id}` },
    ...{ visits: more.visits ?? 1, calls: more.calls ?? 0 },
  };
}

export function conversion({ id, person, kind, label, days, revenue, margin, first }: Sale) {
  const amount = (value: number | null) => (value === null ? null : euro(value));
  return {
    ...{ generation: 1, revision: 2, owner: person, conversion_id: id, kind, label },
    ...{ source: kind === 'order' ? 'shop' : 'crm', account: 'main', native_id: `native-${id}` },
    ...{
      at: `${days[1]} 12:00:00.000000`,
      lead_day: days[0],
      deal_day: days[1],
      payment_day: days[2],
    },
    ...{ is_first_purchase: first, currency: 'EUR', revenue_micros: euro(revenue ?? 0) },
    ...{
      margin_micros: amount(margin),
      revenue_base: amount(revenue),
      margin_base: amount(margin),
    },
  };
}

/** What the key of a touch's way stands for. */
function wayRow([id, { traffic, campaign = '', keyword = '' }]: [string, Touch]) {
  return {
    ...{ way: wayOf(Number(id)), traffic, campaign, campaign_id: '', ad_group: '', keyword },
    content: '',
  };
}

const wayOf = (touchId: number) => 1000 + touchId;

/**
 * Rows of the ledger, oldest touch first; of a conversion without touches one row of a nameless touch. Every touch
 * counts as one of a channel of its own, and age is not looked at: each has the same part under time decay.
 */
export function journey(
  sale: Sale,
  touchIds: readonly number[],
  touches: Readonly<Record<number, Touch>> = TOUCHES,
) {
  const walked = touchIds.length > 0 ? touchIds : [0];
  const amount = (value: number | null) => (value === null ? null : euro(value));
  return walked.map((touchId, index) => {
    const touched = touches[touchId] ?? { day: sale.days[1], traffic: 0 };
    return {
      ...{ generation: 1, revision: 2, owner: sale.person, conversion_id: sale.id },
      ...{ kind: sale.kind, is_first_purchase: sale.first },
      ...{ lead_day: sale.days[0], deal_day: sale.days[1], payment_day: sale.days[2] },
      ...{ revenue_base: amount(sale.revenue), margin_base: amount(sale.margin) },
      ...{ touch_id: touchId, touch_at: `${touched.day} 10:00:00.000000`, touch_day: touched.day },
      ...{ traffic: touched.traffic, way: touchId === 0 ? 0 : wayOf(touchId) },
      ...{ touch_seq: index + 1, touches: walked.length },
      ...{ channel_seq: index + 1, channels: walked.length },
      ...{ channel_touch_seq: 1, channel_touches: 1 },
      ...{ first_non_direct: 1, last_non_direct: walked.length },
      ...{ first_paid: 1, last_paid: walked.length },
      ...{ lead_touch: walked.length, opportunity_touch: walked.length },
      decay_from: Math.round((index / walked.length) * 1e9),
      decay_upto: Math.round(((index + 1) / walked.length) * 1e9),
    };
  });
}
