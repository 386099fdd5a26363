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

const DEFINITIONS: ReadonlyMap<AnyMetricKey, MetricDefinition> = new Map(
  [...TRAFFIC_METRICS, ...CONVERSION_METRICS, ...EFFICIENCY_METRICS].map((metric) => [
    metric.key,
    { ...metric, unit: METRIC_UNITS[metric.key] },
  ]),
);

/** Every metric, in the order of the report's columns. */
export const CATALOGUE: readonly MetricDefinition[] = ALL_METRIC_KEYS.map(definition);

/** Definition of one metric. */
export function definition(key: AnyMetricKey): MetricDefinition {
  const found = DEFINITIONS.get(key);
  if (!found) throw new Error(`The catalogue has no metric ${key}`);
  return found;
}

/** Ratios of everything, which no row has. */
export function isBlended(key: AnyMetricKey): key is BlendedKey {
  return (BLENDED_KEYS as readonly string[]).includes(key);
}

/** The catalogue as clients see it. */
export function publicCatalogue(): readonly Metric[] {
  return CATALOGUE.map(({ opens: _, ...metric }) => metric);
}
