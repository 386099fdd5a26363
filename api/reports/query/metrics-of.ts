import type { AnyMetricKey } from '../../contract/metrics.ts';
import { isBlended } from '../../metrics/catalogue.ts';
import type { Measures } from '../../metrics/measures.ts';
import {
  blendedValues,
  type Metrics,
  type MetricValue,
  metricValue,
  metricValues,
  type Withheld,
} from '../../metrics/metric-values.ts';

/**
 * Metrics of a row, blended ones only where the row holds everything: what a channel has is not all that was sold.
 */
export function metricsOf(
  metrics: readonly AnyMetricKey[],
  measures: Measures,
  withheld: Withheld | undefined,
  holdsEverything: boolean,
): Metrics<AnyMetricKey> {
  const blended = metrics.filter(isBlended);
  const plain = metricValues(
    measures,
    withheld,
    metrics.filter((key) => !isBlended(key)),
  );
  if (blended.length === 0) return plain;
  const found = holdsEverything
    ? blendedValues(measures, blended)
    : {
        values: Object.fromEntries(blended.map((key) => [key, null])),
        why: Object.fromEntries(blended.map((key) => [key, 'not_applicable'] as const)),
      };
  return {
    values: { ...plain.values, ...found.values },
    why: { ...plain.why, ...found.why },
  } as Metrics<AnyMetricKey>;
}

/** One of them by itself: rows are sorted by a few thousand. */
export function metricOf(
  metric: AnyMetricKey,
  measures: Measures,
  withheld: Withheld | undefined,
  holdsEverything: boolean,
): MetricValue {
  if (isBlended(metric) && !holdsEverything) return null;
  return metricValue(metric, measures, withheld)[0];
}
