import { expect, test } from 'vitest';
import { INDICATORS } from './indicators.ts';

const levels = (name: string, ...values: unknown[]) =>
  values.map((value) => INDICATORS[name]!.levelOf(INDICATORS[name]!.schema.parse(value)));

test('thresholds are inclusive', () => {
  const shares = (name: string, ...all: number[]) =>
    levels(name, ...all.map((share) => ({ share })));
  expect(shares('tracking_coverage', 0.59, 0.6, 0.85, 0.95)).toEqual([1, 2, 3, 4]);
  expect(shares('cost_coverage', 0.49, 0.5, 0.9, 0.98)).toEqual([1, 2, 3, 4]);
  expect(shares('revenue_attributed', 0.39, 0.4, 0.7, 0.85)).toEqual([1, 2, 3, 4]);
  expect(shares('automation', 0.09, 0.1, 0.3, 0.6)).toEqual([1, 2, 3, 4]);
  expect(shares('leakage', 0.9, 0.16, 0.15, 0.05)).toEqual([2, 2, 3, 4]);
  const cvs = [0.36, 0.35, 0.25, 0.2].map((cv) => ({ cv }));
  expect(levels('cash_stability', ...cvs)).toEqual([1, 2, 3, 4]);
});

test('level four with a condition beside the number', () => {
  const joined = (share: number, cross_device: boolean | null) => ({ share, cross_device });
  expect(levels('identity', joined(0.8, true), joined(0.8, false), joined(0.3, true))).toEqual([
    4, 3, 2,
  ]);
  const channels = (count: number, offline_or_phone: boolean) => ({ count, offline_or_phone });
  expect(
    levels(
      'active_channels',
      channels(1, true),
      channels(3, true),
      channels(4, true),
      channels(5, false),
      channels(5, true),
    ),
  ).toEqual([1, 2, 3, 3, 4]);
  const journeys = (share: number, shared_campaigns: boolean) => ({ share, shared_campaigns });
  expect(
    levels(
      'omnichannel',
      journeys(0, true),
      journeys(0.2, true),
      journeys(0.35, false),
      journeys(0.35, true),
    ),
  ).toEqual([2, 3, 3, 4]);
});

test('a level needs those below it', () => {
  expect(
    levels(
      'segmentation',
      { lists: false, revenue_share: 0.9 },
      { lists: true, revenue_share: 0.6 },
    ),
  ).toEqual([1, 4]);
  expect(
    levels(
      'email',
      { net_growth: 0, triggered_share: 0.9 },
      { net_growth: 0.01, triggered_share: 0.2 },
    ),
  ).toEqual([1, 3]);
  expect(
    levels(
      'budget_growth',
      { growth: -0.1, revenue_growth: -0.5, planned: true },
      { growth: 0, revenue_growth: 0.1, planned: false },
      { growth: 0, revenue_growth: 0.1, planned: true },
      { growth: 0.2, revenue_growth: 0.1, planned: false },
    ),
  ).toEqual([2, 3, 4, 4]);
  expect(
    levels(
      'experiments',
      { per_quarter: 0, test_budget_share: 0.5, calibrated: true },
      { per_quarter: 6, test_budget_share: 0.04, calibrated: true },
      { per_quarter: 6, test_budget_share: 0.1, calibrated: false },
      { per_quarter: 6, test_budget_share: 0.1, calibrated: true },
    ),
  ).toEqual([1, 2, 3, 4]);
});

test('words on a scale, and trends', () => {
  const of = (name: string, key: string, ...words: string[]) =>
    levels(name, ...words.map((word) => ({ [key]: word })));
  expect(of('crm_loop', 'depth', 'none', 'amount', 'status_history', 'cogs_refunds')).toEqual([
    1, 2, 3, 4,
  ]);
  expect(of('goals', 'basis', 'none', 'own_data', 'competitor', 'market_share')).toEqual([
    1, 2, 3, 4,
  ]);
  expect(of('planning', 'depth', 'none', 'budget', 'channel', 'full_year')).toEqual([1, 2, 3, 3]);
  expect(
    levels(
      'planning',
      { depth: 'full_year', wape: 0.2 },
      { depth: 'full_year', wape: 0.21 },
      { depth: 'channel', wape: 0 },
    ),
  ).toEqual([4, 3, 3]);
  expect(
    levels(
      'threat_watch',
      { mode: 'none', mtta_hours: 1 },
      { mode: 'manual', mtta_hours: 1 },
      { mode: 'alerts', mtta_hours: 25 },
      { mode: 'alerts', mtta_hours: 24 },
    ),
  ).toEqual([1, 2, 3, 4]);
  const trend = (traffic: number, conversion: number) => ({ traffic, conversion });
  expect(levels('trend', trend(0.1, -0.01), trend(0, 0.2), trend(0.1, 0.2))).toEqual([1, 2, 4]);
  expect(
    levels(
      'loyalty',
      { change: -1, nps_drivers: true },
      { change: 0.1, nps_drivers: false },
      { change: 0.1, nps_drivers: true },
    ),
  ).toEqual([2, 3, 4]);
});

test('unknown parts: unknown where nothing is shown, the level that is shown where something is', () => {
  expect(levels('identity', {}, { share: null, cross_device: true }, { share: 0.9 })).toEqual([
    null,
    null,
    3,
  ]);
  expect(
    levels('trend', { traffic: null, conversion: -0.1 }, { traffic: null, conversion: 0.1 }),
  ).toEqual([1, null]);
  expect(levels('loyalty', { change: null, nps_drivers: true })).toEqual([null]);
  expect(levels('leakage', { share: null })).toEqual([null]);
  expect(levels('budget_growth', { growth: 0.1 }, { planned: true })).toEqual([3, null]);
});

test('fields that an indicator does not have are refused', () => {
  for (const { schema } of Object.values(INDICATORS)) {
    expect(schema.safeParse({ surprise: 1 }).success).toBe(false);
  }
  expect(Object.keys(INDICATORS)).toHaveLength(19);
});
