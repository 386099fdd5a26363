import { formatMicros } from '@throughline/ingest/contract/money';
import type { AnyMetricKey } from '../contract/metrics.ts';
import type { Why } from '../contract/why.ts';
import { CATALOGUE, isBlended } from './catalogue.ts';
import { type Evaluated, formula } from './formula.ts';
import { type Amount, isMeasure, MEASURES, type MeasureKey, type Measures } from './measures.ts';
import { rational, scaled, toNumber } from './rational.ts';

export type MetricValue = string | number | null;

/** Every metric of a row with its value, and why where that is null. */
export interface Metrics<Key extends AnyMetricKey> {
  readonly values: Readonly<Record<Key, MetricValue>>;
  readonly why: Readonly<Partial<Record<Key, Why>>>;
}

const COMPILED = CATALOGUE.map(({ key, unit, formula: text }) => ({
  key,
  unit,
  formula: formula(text === 'sum' ? key : text),
  blended: isBlended(key),
  ofCost: text !== 'sum' && formula(text).names.includes('cost'),
}));

for (const { key, formula } of COMPILED) {
  const stranger = formula.names.find((name) => !isMeasure(name));
  if (stranger) throw new Error(`Metric ${key} is made from ${stranger}, which is not measured`);
}

/**
 * The metrics of a row that has a cost of its own, from its sums. Exact until the last step: money as decimal
 * text (up to six digits after the point), counts and ratios as the nearest number, what is not known as null.
 * A percentage is a fraction (0.25 is 25 %).
 *
 * @param withheld why no ratio of cost is given although all its parts are known.
 */
export function metricValues(measures: Measures, withheld?: Why) {
  return evaluated(
    COMPILED.filter(({ blended }) => !blended),
    measures,
    withheld,
  );
}

/** The metrics of everything: ratios of cost under their blended names, the plain ones without a value. */
export function blendedValues(measures: Measures) {
  return evaluated(COMPILED, measures, 'blended');
}

/** One metric by itself, as in `metricValues` or `blendedValues`. */
export function metricValue(key: AnyMetricKey, measures: Measures): [MetricValue, Why | null] {
  const { formula, unit } = COMPILED.find((metric) => metric.key === key)!;
  return written(
    formula.evaluate((name) => exact(measures, name as MeasureKey)),
    unit,
  );
}

function evaluated(
  metrics: typeof COMPILED,
  measures: Measures,
  withheld?: Why,
): Metrics<AnyMetricKey> {
  const values: Partial<Record<AnyMetricKey, MetricValue>> = {};
  const why: Partial<Record<AnyMetricKey, Why>> = {};
  for (const { key, unit, formula, ofCost, blended } of metrics) {
    const found = formula.evaluate((name) => exact(measures, name as MeasureKey));
    const isWithheld =
      withheld !== undefined &&
      ofCost &&
      !blended &&
      (withheld === 'blended' || typeof found !== 'string');
    const [value, reason] = written(isWithheld ? withheld : found, unit);
    values[key] = value;
    if (reason) why[key] = reason;
  }
  return { values: values as Record<AnyMetricKey, MetricValue>, why };
}

/** One measure as a cell of its unit. */
export function measureValue(key: MeasureKey, amount: Amount | null): MetricValue {
  if (amount === null || typeof amount === 'string') return null;
  return written(rational(amount, MEASURES[key].scale), MEASURES[key].unit)[0];
}

function exact(measures: Measures, key: MeasureKey): Evaluated {
  const amount = measures[key];
  return typeof amount === 'string' ? amount : rational(amount, MEASURES[key].scale);
}

function written(value: Evaluated, unit: string): [MetricValue, Why | null] {
  if (typeof value === 'string') return [null, value];
  return [unit === 'money' ? formatMicros(scaled(value, 1_000_000n)) : toNumber(value), null];
}
