import * as z from 'zod';
import { BLENDED_KEYS, METRIC_KEYS, UNITS } from './channels.ts';
import { LANGUAGES, type Language } from './languages.ts';

export { LANGUAGES, type Language };

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
