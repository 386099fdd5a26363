import * as z from 'zod';
import { LANGUAGES, type Language } from './languages.ts';
import { UNITS, type Unit } from './terms.ts';

export { LANGUAGES, type Language };

/** Metrics of a row, in the order of the report's columns, with their units. */
const ROW_METRICS = {
  cost: 'money',
  impressions: 'count',
  clicks: 'count',
  visits: 'count',
  leads: 'count',
  calls: 'count',
  deals: 'count',
  orders: 'count',
  revenue: 'money',
  margin: 'money',
  cpl: 'money',
  cpo: 'money',
  cac: 'money',
  drr: 'percent',
  roas: 'ratio',
  romi_revenue: 'percent',
  romi_margin: 'percent',
} as const satisfies Record<string, Unit>;
export type MetricKey = keyof typeof ROW_METRICS;
export const METRIC_KEYS = Object.keys(ROW_METRICS) as [MetricKey, ...MetricKey[]];

/** Ratios of all sales over all cost, paid or not: of the totals only. */
const BLENDED_METRICS = { mer: 'ratio', blended_cac: 'money' } as const satisfies Record<
  string,
  Unit
>;
export type BlendedKey = keyof typeof BLENDED_METRICS;
export const BLENDED_KEYS = Object.keys(BLENDED_METRICS) as [BlendedKey, ...BlendedKey[]];

/** Metrics that the report `explore` has besides those of `channels`, in its order. */
const MORE_METRICS = {
  new_customers: 'count',
  new_revenue: 'money',
  profit: 'money',
  ctr: 'percent',
  cpc: 'money',
  cpm: 'money',
  landing_rate: 'percent',
  cost_per_visit: 'money',
  call_rate: 'percent',
  lead_rate: 'percent',
  order_rate: 'percent',
  sale_rate: 'percent',
  deal_rate: 'percent',
  lead_sale_rate: 'percent',
  aov: 'money',
  margin_per_sale: 'money',
  margin_rate: 'percent',
  revenue_per_visit: 'money',
  margin_per_visit: 'money',
  revenue_per_lead: 'money',
  margin_per_lead: 'money',
  new_share: 'percent',
  returning_share: 'percent',
  new_revenue_share: 'percent',
  cpd: 'money',
  cps: 'money',
  break_even_roas: 'ratio',
  sold: 'count',
  sold_first: 'count',
  sold_revenue: 'money',
  sold_margin: 'money',
  sold_aov: 'money',
  sold_margin_rate: 'percent',
  sold_first_share: 'percent',
  claimed_conversions: 'count',
  claimed_value: 'money',
  claimed_cpa: 'money',
  claimed_roas: 'ratio',
  claimed_over_sales: 'ratio',
  claimed_over_leads: 'ratio',
  claimed_over_revenue: 'ratio',
} as const satisfies Record<string, Unit>;

/** Of everything, paid or not, as the blended ones above. */
const MORE_BLENDED_METRICS = {
  amer: 'ratio',
  blended_cpl: 'money',
  blended_cpo: 'money',
  blended_drr: 'percent',
  blended_romi_margin: 'percent',
  contribution: 'money',
} as const satisfies Record<string, Unit>;

type MoreKey = keyof typeof MORE_METRICS;
type MoreBlendedKey = keyof typeof MORE_BLENDED_METRICS;
/** Metrics that mix what was paid for with what was not, under names of their own. */
export const ALL_BLENDED_KEYS: readonly (BlendedKey | MoreBlendedKey)[] = [
  ...BLENDED_KEYS,
  ...(Object.keys(MORE_BLENDED_METRICS) as MoreBlendedKey[]),
];
export type AnyMetricKey = MetricKey | MoreKey | BlendedKey | MoreBlendedKey;
export const METRIC_UNITS: Readonly<Record<AnyMetricKey, Unit>> = {
  ...ROW_METRICS,
  ...MORE_METRICS,
  ...BLENDED_METRICS,
  ...MORE_BLENDED_METRICS,
};
/** Every metric of the catalogue, in its order. */
export const ALL_METRIC_KEYS = Object.keys(METRIC_UNITS) as [AnyMetricKey, ...AnyMetricKey[]];

const localized = z.object({ en: z.string(), ru: z.string(), tr: z.string() });

/** One metric of the catalogue, as `GET /api/v1/metrics` lists it. */
export const metricSchema = z.object({
  key: z.enum(ALL_METRIC_KEYS),
  unit: z.enum(UNITS),
  /** Formula over measures (`cost / leads`), or `sum` for what is measured. */
  formula: z.string(),
  /** `higher` or `lower` is better, `none` when it depends. */
  better: z.enum(['higher', 'lower', 'none']),
  /** True where the sign says profit or loss. */
  signed: z.boolean().optional(),
  /** By which date a fact falls into the period. */
  dated_by: z.enum(['own_day', 'basis', 'mixed']),
  label: localized,
  description: localized,
});
export type Metric = z.infer<typeof metricSchema>;
export const metricsResponse = z.object({ metrics: z.array(metricSchema) });
