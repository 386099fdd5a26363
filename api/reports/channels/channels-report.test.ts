import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChannelsQuery, channelsReport as contract } from '../../contract/reports/channels.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { insert, openTestWarehouse } from '../../testing/test-warehouse.ts';
import {
  buildWorld,
  conversion,
  cost,
  journey,
  type Sale,
  touch,
  way,
} from '../../testing/world.ts';
import { readDataRange, readState } from '../state.ts';
import { channelsReport } from './channels-report.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const JANUARY = { from: '2026-01-01', to: '2026-01-31', model: 'linear' } as const;

async function reportOf(warehouse: Warehouse, query: ChannelsQuery) {
  const reader = warehouse.reader();
  const state = await readState(reader);
  const range = state && (await readDataRange(reader, state));
  const report = await channelsReport(
    reader,
    state,
    range,
    CONTRACTS.channels.query.parse(query),
    CONFIG,
  );
  return contract.parse(report);
}

let world: Warehouse;
beforeAll(async () => {
  world = await openTestWarehouse();
  await buildWorld(world);
});
afterAll(async () => {
  await world.close();
});

describe('channelsReport', () => {
  it('gives every channel its cost, visits and credited conversions', async () => {
    const { rows, totals, paid, meta } = await reportOf(world, JANUARY);
    expect(rows.map(({ channel, kind, flags }) => [channel, kind, flags])).toEqual([
      ['Paid Search', 'channel', []],
      ['Organic Search', 'channel', []],
      ['Direct', 'channel', []],
      ['Paid Social', 'channel', ['cost_missing']],
      ['Unattributed', 'unattributed', []],
    ]);
    // Cost 100 + 200 + 60; touches 1, 3, 6; a half of the lead; 33.33 + 33.33 of order 1001.
    expect(rows[0]).toMatchObject({
      cost: '360.00',
      impressions: 5600,
      clicks: 142,
      visits: 3,
      leads: 0.5,
      calls: 0,
      deals: 0,
      orders: 0.666666666,
      revenue: '66.66',
      margin: '26.66',
      cpl: '720.00',
      // 360.00 / 0.666666666: credited orders are counted in billionths.
      cpo: '540.000001',
      cac: '540.000001',
      drr: 36_000 / 6_666,
      roas: 6_666 / 36_000,
      romi_revenue: -29_334 / 36_000,
      romi_margin: -33_334 / 36_000,
      previous: null,
    });
    expect(rows[1]).toMatchObject({
      cost: null,
      visits: 2,
      revenue: '33.34',
      roas: null,
      cpl: null,
      why: { cost: 'not_applicable', impressions: 'not_applicable', cpl: 'not_applicable' },
    });
    expect(rows[2]).toMatchObject({ visits: 1, calls: 1, revenue: '0.00', drr: null });
    expect(rows[3]).toMatchObject({
      cost: null,
      visits: 1,
      cpl: null,
      romi_margin: null,
      roas: null,
      why: { cost: 'cost_missing', clicks: 'cost_missing', romi_margin: 'cost_missing' },
    });
    expect(rows[4]).toMatchObject({ cost: null, orders: 1, revenue: '50.00', margin: '20.00' });
    // What VK cost is not known, so what everything cost is not known either.
    expect(totals).toMatchObject({
      ...{ cost: null, cost_known: '360.00', flags: ['cost_missing'] },
      visits: 7,
      leads: 1,
      calls: 1,
      deals: 0,
      orders: 2,
      revenue: '150.00',
      margin: '60.00',
      ...{ roas: null, cac: null, mer: null, blended_cac: null },
      why: { cost: 'cost_missing', roas: 'blended', cac: 'blended', mer: 'cost_missing' },
    });
    // Google and Yandex alone: 66.66 of revenue and 26.66 of margin for 360.00.
    expect(paid).toMatchObject({
      ...{ cost: '360.00', visits: 3, revenue: '66.66', margin: '26.66' },
      ...{ cac: '540.000001', roas: 6_666 / 36_000, romi_margin: -33_334 / 36_000 },
      left_out: [{ channel: 'Paid Social', source: 'vk', why: 'cost_missing' }],
    });
    expect(meta).toEqual({
      report: 'channels',
      ...{
        from: '2026-01-01',
        to: '2026-01-31',
        model: 'linear',
        basis: 'payment',
        by: ['channel'],
        where: [],
      },
      ...{ currency: 'EUR', timezone: 'Europe/Berlin', as_of: '2026-02-10T08:30:00.250000Z' },
      ...{ default_period: false, matured_period: null, maturity: null, tests: 0 },
      next: [expect.objectContaining({ why: 'cost_missing', setting: 'sources' })],
      ...{ revision: 3, compare: null, unknown: { cost: 0, revenue: 0, margin: 0 } },
      reconciliation: {
        ...{ revenue: '150.00', orders: 2, deals: 0, attributed: '100.00', unattributed: '50.00' },
      },
      data: { from: '2025-12-10', to: '2026-02-05' },
    });
  });

  it('joins cost and visits of a campaign under its newest name', async () => {
    const { rows } = await reportOf(world, { ...JANUARY, by: 'channel,source,campaign' });
    const seen = rows.map(({ source, campaign, cost, visits, revenue, flags }) => [
      ...[source, campaign, cost, visits, revenue, flags],
    ]);
    expect(seen).toEqual([
      ['google', 'Brand', '100.00', 2, '66.66', []],
      ['google', '', null, 2, '33.34', []],
      ['google', 'Generic', '200.00', 1, '0.00', []],
      ['yandex', 'Бренд', '60.00', 0, '0.00', ['visits_missing']],
      ['(direct)', '', null, 1, '0.00', []],
      ['vk', 'promo', null, 1, '0.00', ['cost_missing']],
      ['', '', null, 0, '50.00', []],
    ]);
  });

  it('adds up to its parents exactly at every level', async () => {
    const flat = await reportOf(world, { ...JANUARY, basis: 'touch' });
    const micros = (value: unknown) => BigInt(Math.round(Number(value) * 1e6));
    for (const by of [
      'channel,source',
      'channel,campaign',
      'channel,source,campaign,ad_group,keyword',
    ]) {
      const deep = await reportOf(world, { ...JANUARY, basis: 'touch', by });
      expect(deep.totals).toEqual(flat.totals);
      for (const parent of flat.rows)
        for (const key of [
          'cost',
          'visits',
          'leads',
          'orders',
          'deals',
          'revenue',
          'margin',
        ] as const) {
          const children = deep.rows.filter(({ channel }) => channel === parent.channel);
          expect(children.reduce((sum, row) => sum + micros(row[key]), 0n)).toBe(
            micros(parent[key]),
          );
        }
    }
  });

  it.each([
    // Order 1001 and 1002 are paid in January; deal 7 was made then; deal 8 was touched once, for 5.00.
    ['payment', '150.00', 2, 0],
    ['deal', '1050.00', 2, 1],
    ['lead', '1050.00', 2, 1],
    ['touch', '1055.00', 2, 1.5],
  ] as const)('dates conversions by %s and reconciles', async (basis, revenue, orders, deals) => {
    for (const model of ['linear', 'last'] as const) {
      const { totals, meta } = await reportOf(world, { ...JANUARY, basis, model });
      const expected =
        basis === 'touch' && model === 'last'
          ? { revenue: '1050.00', deals: 1 }
          : { revenue, deals };
      expect(totals).toMatchObject({ ...expected, orders });
      expect(meta.reconciliation).toMatchObject({ ...expected, orders, unattributed: '50.00' });
    }
  });

  it('holds participation by touches against nothing, for its credit adds up to more than was sold', async () => {
    const model = 'participation';
    const { meta } = await reportOf(world, { ...JANUARY, basis: 'touch', model });
    expect(meta.reconciliation).toMatchObject({ revenue: null, orders: null, attributed: null });
    const paid = await reportOf(world, { ...JANUARY, basis: 'payment', model });
    expect(paid.meta.reconciliation).toMatchObject({ revenue: '150.00', orders: 2 });
  });

  it('changes who is credited with the model, never how much there is', async () => {
    const { rows, totals } = await reportOf(world, { ...JANUARY, model: 'last', basis: 'deal' });
    expect(rows.map(({ channel, revenue }) => [channel, revenue])).toEqual([
      ['Direct', '900.00'],
      ['Paid Search', '100.00'],
      ['Organic Search', '0.00'],
      ['Paid Social', '0.00'],
      ['Unattributed', '50.00'],
    ]);
    expect(totals.revenue).toBe('1050.00');
  });

  it('compares with the period before, also where a row has fallen silent', async () => {
    const { meta, rows, totals, paid } = await reportOf(world, {
      ...{
        from: '2026-02-01',
        to: '2026-02-28',
        model: 'linear',
        compare: 'previous',
        by: 'campaign',
      },
    });
    expect(meta.compare).toEqual({ from: '2026-01-04', to: '2026-01-31' });
    expect(meta.by).toEqual(['channel', 'campaign']);
    // Paid in February: deals 7 (touches 3, 5) and 8 (touches 7, 8).
    expect(
      rows.map(({ campaign, revenue, previous }) => [campaign, revenue, previous?.revenue]),
    ).toEqual([
      ['', '450.00', '0.00'],
      ['Generic', '450.00', '0.00'],
      ['', '5.00', '33.34'],
      ['Brand', '5.00', '66.66'],
      ['Бренд', '0.00', '0.00'],
      ['promo', '0.00', '0.00'],
      ['', '0.00', '50.00'],
    ]);
    expect(rows[4]).toMatchObject({ cost: '0.00', flags: [], previous: { cost: '60.00' } });
    expect(rows[5]?.previous).toMatchObject({ cost: null, visits: 1 });
    expect(totals.previous).toMatchObject({ revenue: '150.00', cost: null, visits: 7 });
    expect(paid.previous).toMatchObject({ revenue: '66.66', cost: '360.00', visits: 3 });
  });

  it('compares with the same days of the year before', async () => {
    const { meta, totals, paid } = await reportOf(world, {
      ...{ from: '2026-12-01', to: '2026-12-31', model: 'linear', compare: 'year' },
    });
    expect(meta.compare).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(totals.previous).toMatchObject({ cost: '50.00', clicks: 20, revenue: '0.00', mer: 0 });
    expect(paid.previous).toMatchObject({ cost: '50.00', clicks: 20, revenue: '0.00', roas: 0 });
  });

  it('is empty on an empty warehouse', async () => {
    const empty = await openTestWarehouse();
    const report = await reportOf(empty, { ...JANUARY, compare: 'previous' });
    expect(report.rows).toEqual([]);
    expect(report.totals).toMatchObject({
      ...{ cost: null, visits: 0, leads: 0, orders: null, deals: null, revenue: null, roas: null },
      why: { cost: 'not_applicable', orders: 'no_sales_source', revenue: 'no_sales_source' },
    });
    expect(report.paid).toMatchObject({ cost: null, why: { cost: 'not_applicable' } });
    expect(report.meta).toMatchObject({ data: null, revision: 0, as_of: null });
    await insert(empty, 'publications', [
      { generation: 1, revision: 1, published_at: '2026-01-01 00:00:00.000000' },
    ]);
    expect((await reportOf(empty, JANUARY)).meta).toMatchObject({
      ...{ data: null, revision: 1, reconciliation: { revenue: null, orders: null } },
    });
    expect((await reportOf(empty, { ...JANUARY, basis: 'touch' })).totals.revenue).toBeNull();
    await empty.close();
  });
});

describe('what is not known', () => {
  const dollar: Sale = {
    ...{ id: 1, person: 1, kind: 'order', label: '1', first: true, revenue: null, margin: null },
    days: ['2026-01-02', '2026-01-02', '2026-01-02'],
  };
  const noMargin: Sale = { ...dollar, id: 2, person: 2, label: '2', revenue: 30, margin: null };
  const full: Sale = { ...dollar, id: 3, person: 3, label: '3', revenue: 70, margin: 10 };
  const at = (traffic: number) => ({ day: '2026-01-02', traffic });
  let unknown: Warehouse;

  /** Order 1 has no exchange rate, order 2 no margin, order 3 both; VK was billed without a rate. */
  beforeAll(async () => {
    unknown = await openTestWarehouse();
    await insert(unknown, 'publications', [
      { generation: 1, revision: 2, published_at: '2026-01-03 00:00:00.000000' },
    ]);
    await insert(unknown, 'traffic', [
      way(1, 'google', 'cpc', 'Paid Search', true),
      way(2, 'vk', 'cpc', 'Paid Social', true),
      way(3, 'mail', 'email', 'Email', false),
    ]);
    await insert(unknown, 'touchpoint_rows', [
      touch(1, '2026-01-02', 1, 1),
      touch(2, '2026-01-02', 2, 2),
      touch(3, '2026-01-02', 3, 3),
      touch(4, '2026-01-02', 4, 77),
    ]);
    await insert(unknown, 'conversion_rows', [dollar, noMargin, full].map(conversion));
    await insert(unknown, 'journey_rows', [
      ...journey(dollar, [1], { 1: at(1) }),
      ...journey(noMargin, [2], { 2: at(2) }),
      ...journey(full, [3], { 3: at(3) }),
    ]);
    await insert(unknown, 'cost_day_rows', [
      cost('2026-01-02', 1, '', 'a', 10, 1, 1),
      cost('2026-01-02', 2, '', 'b', 5, 1, 1),
      cost('2026-01-02', 2, '', 'b', null, 1, 1),
    ]);
  });
  afterAll(() => unknown.close());

  it('is null and never a sum of the part that is', async () => {
    const { rows, totals, paid, meta } = await reportOf(unknown, { ...JANUARY, model: 'last' });
    const by = (name: string) => rows.find(({ channel }) => channel === name);
    expect(by('Paid Search')).toMatchObject({ revenue: null, roas: null, orders: 1, cpo: '10.00' });
    expect(by('Paid Social')).toMatchObject({
      ...{ cost: null, flags: ['cost_missing'], revenue: '30.00', margin: null, roas: null },
    });
    expect(by('Email')).toMatchObject({ cost: null, revenue: '70.00', margin: '10.00' });
    expect(by('Unassigned')).toMatchObject({ visits: 1, cost: null });
    expect(totals).toMatchObject({ cost: null, revenue: null, margin: null, orders: 3, drr: null });
    // Google's cost has an order without an amount in euros beside it; VK's own cost is not known.
    expect(paid).toMatchObject({ cost: '10.00', revenue: null, roas: null, cpo: '10.00' });
    expect(by('Paid Search')?.why).toMatchObject({ revenue: 'unknown', romi_margin: 'unknown' });
    expect(by('Paid Social')?.why).toMatchObject({ cost: 'unknown', margin: 'margin_missing' });
    expect(meta.next.map(({ setting }) => setting)).toContain('margin_rate');
    expect(meta.unknown).toEqual({ cost: 1, revenue: 1, margin: 2 });
    expect(meta.reconciliation).toMatchObject({
      revenue: null,
      attributed: null,
      orders: 3,
    });
  });
});
