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
export type AnyMetricKey = MetricKey | BlendedKey;
export const METRIC_UNITS: Readonly<Record<AnyMetricKey, Unit>> = {
  ...ROW_METRICS,
  ...BLENDED_METRICS,
};
export const ALL_METRIC_KEYS: readonly AnyMetricKey[] = [...METRIC_KEYS, ...BLENDED_KEYS];

const localized = z.object({ en: z.string(), ru: z.string(), tr: z.string() });

/** One metric of the catalogue, as `GET /api/v1/metrics` lists it. */
export const metricSchema = z.object({
  key: z.enum([...METRIC_KEYS, ...BLENDED_KEYS]),
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
