import {
  ALL_METRIC_KEYS,
  type AnyMetricKey,
  BLENDED_KEYS,
  type BlendedKey,
  METRIC_UNITS,
  type Metric,
} from '../contract/metrics.ts';
import { CONVERSION_METRICS } from './conversion-metrics.ts';
import type { MetricDefinition } from './definition.ts';
import { EFFICIENCY_METRICS } from './efficiency-metrics.ts';
import { TRAFFIC_METRICS } from './traffic-metrics.ts';

const DEFINITIONS = [...TRAFFIC_METRICS, ...CONVERSION_METRICS, ...EFFICIENCY_METRICS];

/** Every metric, in the order of the report's columns. */
export const CATALOGUE: readonly MetricDefinition[] = ALL_METRIC_KEYS.map(definition);

/** Definition of one metric. */
export function definition(key: AnyMetricKey): MetricDefinition {
  const found = DEFINITIONS.find((metric) => metric.key === key);
  if (!found) throw new Error(`The catalogue has no metric ${key}`);
  return { ...found, unit: METRIC_UNITS[key] };
}

/** Ratios of everything, which no row has. */
export function isBlended(key: AnyMetricKey): key is BlendedKey {
  return (BLENDED_KEYS as readonly string[]).includes(key);
}

/** The catalogue as clients see it. */
export function publicCatalogue(): readonly Metric[] {
  return CATALOGUE.map(({ opens: _, ...metric }) => metric);
}
