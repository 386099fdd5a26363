import { formatMicros } from '@throughline/ingest/contract/money';
import { type AnyMetricKey, BLENDED_KEYS, METRIC_KEYS } from '../contract/metrics.ts';
import type { Why } from '../contract/why.ts';
import { CATALOGUE, isBlended } from './catalogue.ts';
import { type Evaluated, formula } from './formula.ts';
import {
  type Amount,
  type Cube,
  isMeasure,
  MEASURES,
  type MeasureKey,
  type Measures,
} from './measures.ts';
import { rational, scaled, toNumber } from './rational.ts';

export type MetricValue = string | number | null;

/** Every metric of a row with its value, and why where that is null. */
export interface Metrics<Key extends AnyMetricKey> {
  readonly values: Readonly<Record<Key, MetricValue>>;
  readonly why: Readonly<Partial<Record<Key, Why>>>;
}

/** Why ratios are not given although all their parts are known. */
export interface Withheld {
  /** Ratios of cost and anything else. */
  readonly all?: Why | undefined;
  /** Those of cost and visits alone. */
  readonly ofVisits?: Why | undefined;
}

const COMPILED = new Map(CATALOGUE.map((metric) => [metric.key, compiled(metric)]));

function compiled({ key, unit, formula: text }: (typeof CATALOGUE)[number]) {
  const read = formula(text === 'sum' ? key : text);
  const stranger = read.names.find((name) => !isMeasure(name));
  if (stranger) throw new Error(`Metric ${key} is made from ${stranger}, which is not measured`);
  const cubes = new Set<Cube>(read.names.map((name) => MEASURES[name as MeasureKey].from));
  return { key, unit, formula: read, isBlended: isBlended(key), cubes, mixes: mixes(cubes) };
}

/** What is known of paid traffic only beside what is known of all: in a row that has both, such a ratio is of neither. */
function mixes(cubes: ReadonlySet<Cube>): boolean {
  return cubes.size > 1 && (cubes.has('costs') || cubes.has('claims'));
}

/**
 * The metrics of a row that has a cost of its own, from its sums. Exact until the last step: money as decimal
 * text (up to six digits after the point), counts and ratios as the nearest number, what is not known as null.
 * A percentage is a fraction (0.25 is 25 %).
 *
 * @param withheld why no ratio of cost is given although all its parts are known.
 * @param keys which metrics; those of the report `channels` without.
 */
export function metricValues<Key extends AnyMetricKey = (typeof METRIC_KEYS)[number]>(
  measures: Measures,
  withheld?: Why | Withheld,
  keys: readonly Key[] = METRIC_KEYS as readonly AnyMetricKey[] as readonly Key[],
): Metrics<Key> {
  return evaluated(keys, measures, typeof withheld === 'string' ? { all: withheld } : withheld);
}

const EVERYTHING = [...METRIC_KEYS, ...BLENDED_KEYS] as const;

/** The metrics of everything: ratios of cost under their blended names, the plain ones without a value. */
export function blendedValues<Key extends AnyMetricKey = (typeof EVERYTHING)[number]>(
  measures: Measures,
  keys: readonly Key[] = EVERYTHING as readonly AnyMetricKey[] as readonly Key[],
): Metrics<Key> {
  return evaluated(keys, measures, { all: 'blended' });
}

function evaluated<Key extends AnyMetricKey>(
  keys: readonly Key[],
  measures: Measures,
  withheld: Withheld = {},
): Metrics<Key> {
  const values: Partial<Record<AnyMetricKey, MetricValue>> = {};
  const why: Partial<Record<AnyMetricKey, Why>> = {};
  for (const key of keys) {
    const [value, missing] = metricValue(key, measures, withheld);
    values[key] = value;
    if (missing) why[key] = missing;
  }
  return { values, why } as Metrics<Key>;
}

/** One metric by itself, as in `metricValues` or `blendedValues`, or why it has no value. */
export function metricValue(
  key: AnyMetricKey,
  measures: Measures,
  withheld: Withheld = {},
): [MetricValue, Why | null] {
  const { unit, formula, cubes, mixes, isBlended } = COMPILED.get(key)!;
  const found = formula.evaluate((name) => exact(measures, name as MeasureKey));
  const isOfVisits = !cubes.has('credit') && cubes.has('touches');
  const reason = mixes && !isBlended ? (withheld.all ?? (isOfVisits && withheld.ofVisits)) : null;
  const isWithheld = reason && (reason === 'blended' || typeof found !== 'string');
  return written(isWithheld ? reason : found, unit);
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
