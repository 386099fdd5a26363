import { z } from 'zod';
import { type Dimension, type Indicator, indicator } from './indicator.ts';
import { above, atLeast, atMost, both, either, is, known, reaches, type Truth } from './truth.ts';

const number = z.number().nullable().optional();
const flag = z.boolean().nullable().optional();
const ratio = z.strictObject({ share: number });
type Steps = readonly [number, number, number];

/** A share with three inclusive thresholds. */
function share(dimension: Dimension, steps: Steps): Indicator {
  return indicator(
    dimension,
    ratio,
    ({ share: value }) => shareLevels(value, steps),
    ({ share: value }) => ({ value: value ?? null, thresholds: steps, better: 'more' }),
  );
}

function shareLevels(value: number | null | undefined, steps: Steps): [Truth, Truth, Truth] {
  return [atLeast(value, steps[0]), atLeast(value, steps[1]), atLeast(value, steps[2])];
}

function word<const T extends readonly [string, ...string[]]>(scale: T) {
  return z.enum(scale).nullable().optional();
}

const CRM = ['none', 'amount', 'status_history', 'cogs_refunds'] as const;
const PLANNING = ['none', 'budget', 'channel', 'by_channel', 'full_year'] as const;
const GOALS = ['none', 'own_data', 'competitor', 'market_share'] as const;
const WATCH = ['none', 'manual', 'alerts'] as const;

/** The 19 indicators by dimension; thresholds are inclusive. */
export const INDICATORS: Readonly<Record<string, Indicator>> = {
  tracking_coverage: share('data', [0.6, 0.85, 0.95]),
  cost_coverage: share('data', [0.5, 0.9, 0.98]),
  revenue_attributed: share('data', [0.4, 0.7, 0.85]),
  crm_loop: indicator('data', z.strictObject({ depth: word(CRM) }), ({ depth }) => [
    reaches(depth, CRM, 'amount'),
    reaches(depth, CRM, 'status_history'),
    reaches(depth, CRM, 'cogs_refunds'),
  ]),
  identity: indicator(
    'data',
    ratio.extend({ cross_device: flag }),
    ({ share: joined, cross_device }) => {
      const [second, third, fourth] = shareLevels(joined, [0.2, 0.5, 0.75]);
      return [second, third, both(fourth, is(cross_device))];
    },
    ({ share: value }) => ({
      value: value ?? null,
      thresholds: [0.2, 0.5, 0.75],
      better: 'more',
    }),
  ),
  active_channels: indicator(
    'channels',
    z.strictObject({ count: z.int().min(0).nullable().optional(), offline_or_phone: flag }),
    ({ count, offline_or_phone }) => [
      atLeast(count, 2),
      atLeast(count, 4),
      both(atLeast(count, 5), is(offline_or_phone)),
    ],
  ),
  trend: indicator(
    'channels',
    z.strictObject({ traffic: number, conversion: number }),
    ({ traffic, conversion }) => {
      const grows = both(above(traffic, 0), above(conversion, 0));
      return [both(atLeast(traffic, 0), atLeast(conversion, 0)), grows, grows];
    },
  ),
  omnichannel: indicator(
    'channels',
    ratio.extend({ shared_campaigns: flag }),
    ({ share: journeys, shared_campaigns }) => [
      known(journeys),
      atLeast(journeys, 0.2),
      both(atLeast(journeys, 0.35), is(shared_campaigns)),
    ],
    ({ share: value }) => ({ value: value ?? null, thresholds: [null, 0.2, 0.35], better: 'more' }),
  ),
  email: indicator(
    'customers',
    z.strictObject({ net_growth: number, triggered_share: number }),
    ({ net_growth, triggered_share }) => [
      above(net_growth, 0),
      atLeast(triggered_share, 0.2),
      atLeast(triggered_share, 0.4),
    ],
    ({ triggered_share }) => ({
      value: triggered_share ?? null,
      thresholds: [null, 0.2, 0.4],
      better: 'more',
    }),
  ),
  segmentation: indicator(
    'customers',
    z.strictObject({ lists: flag, revenue_share: number }),
    ({ lists, revenue_share }) => [
      is(lists),
      atLeast(revenue_share, 0.3),
      atLeast(revenue_share, 0.6),
    ],
    ({ revenue_share }) => ({
      value: revenue_share ?? null,
      thresholds: [null, 0.3, 0.6],
      better: 'more',
    }),
  ),
  loyalty: indicator(
    'customers',
    z.strictObject({ change: number, nps_drivers: flag }),
    ({ change, nps_drivers }) => [known(change), above(change, 0), is(nps_drivers)],
  ),
  leakage: indicator(
    'customers',
    ratio,
    ({ share: lost }) => [known(lost), atMost(lost, 0.15), atMost(lost, 0.05)],
    ({ share: value }) => ({
      value: value ?? null,
      thresholds: [null, 0.15, 0.05],
      better: 'less',
    }),
  ),
  automation: share('automation', [0.1, 0.3, 0.6]),
  experiments: indicator(
    'automation',
    z.strictObject({ per_quarter: number, test_budget_share: number, calibrated: flag }),
    ({ per_quarter, test_budget_share, calibrated }) => [
      atLeast(per_quarter, 1),
      both(atLeast(per_quarter, 3), atLeast(test_budget_share, 0.05)),
      both(both(atLeast(per_quarter, 6), atLeast(test_budget_share, 0.1)), is(calibrated)),
    ],
  ),
  threat_watch: indicator(
    'automation',
    z.strictObject({ mode: word(WATCH), mtta_hours: number }),
    ({ mode, mtta_hours }) => [
      reaches(mode, WATCH, 'manual'),
      reaches(mode, WATCH, 'alerts'),
      atMost(mtta_hours, 24),
    ],
  ),
  cash_stability: indicator('planning', z.strictObject({ cv: number }), ({ cv }) => [
    atMost(cv, 0.35),
    atMost(cv, 0.25),
    atMost(cv, 0.2),
  ]),
  planning: indicator(
    'planning',
    z.strictObject({ depth: word(PLANNING), wape: number }),
    ({ depth, wape }) => [
      reaches(depth, PLANNING, 'budget'),
      reaches(depth, PLANNING, 'channel'),
      both(reaches(depth, PLANNING, 'full_year'), atMost(wape, 0.2)),
    ],
  ),
  goals: indicator('planning', z.strictObject({ basis: word(GOALS) }), ({ basis }) => [
    reaches(basis, GOALS, 'own_data'),
    reaches(basis, GOALS, 'competitor'),
    reaches(basis, GOALS, 'market_share'),
  ]),
  budget_growth: indicator(
    'planning',
    z.strictObject({ growth: number, revenue_growth: number, planned: flag }),
    ({ growth, revenue_growth, planned }) => [
      known(growth),
      atLeast(growth, 0),
      either(above(growth, revenue_growth), is(planned)),
    ],
  ),
};
