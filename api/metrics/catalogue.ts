import {
  ALL_BLENDED_KEYS,
  ALL_METRIC_KEYS,
  type AnyMetricKey,
  METRIC_UNITS,
  type Metric,
} from '../contract/metrics.ts';
import { BLENDED_METRICS } from './blended-metrics.ts';
import { CLAIMED_METRICS } from './claimed-metrics.ts';
import { CONVERSION_METRICS } from './conversion-metrics.ts';
import type { MetricDefinition } from './definition.ts';
import { EFFICIENCY_METRICS } from './efficiency-metrics.ts';
import { RATE_METRICS } from './rate-metrics.ts';
import { SALES_METRICS } from './sales-metrics.ts';
import { TRAFFIC_METRICS } from './traffic-metrics.ts';
import { UNIT_METRICS } from './unit-metrics.ts';

const DEFINITIONS: ReadonlyMap<AnyMetricKey, MetricDefinition> = new Map(
  [
    ...TRAFFIC_METRICS,
    ...CONVERSION_METRICS,
    ...EFFICIENCY_METRICS,
    ...RATE_METRICS,
    ...UNIT_METRICS,
    ...SALES_METRICS,
    ...CLAIMED_METRICS,
    ...BLENDED_METRICS,
  ].map((metric) => [metric.key, { ...metric, unit: METRIC_UNITS[metric.key] }]),
);

/** Every metric, in the order of the contract. */
export const CATALOGUE: readonly MetricDefinition[] = ALL_METRIC_KEYS.map(definition);

/** Definition of one metric. */
export function definition(key: AnyMetricKey): MetricDefinition {
  const found = DEFINITIONS.get(key);
  if (!found) throw new Error(`The catalogue has no metric ${key}`);
  return found;
}

/** Metrics of everything, paid or not. */
export function isBlended(key: AnyMetricKey): boolean {
  return (ALL_BLENDED_KEYS as readonly string[]).includes(key);
}

/** The catalogue as clients see it. */
export function publicCatalogue(): readonly Metric[] {
  return CATALOGUE.map(({ opens: _, ...metric }) => metric);
}
