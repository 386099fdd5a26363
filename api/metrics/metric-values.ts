import { formatMicros } from '@throughline/ingest/contract/money';
import type { ChannelsReport, MetricKey } from '../contract/channels.ts';
import { CATALOGUE } from './catalogue.ts';
import { formula } from './formula.ts';
import { isMeasure, MEASURE_SCALES, type MeasureKey, type Measures } from './measures.ts';
import { type Rational, rational, scaled, toNumber } from './rational.ts';

export type MetricValue = string | number | null;
export type MetricValues = NonNullable<ChannelsReport['totals']['previous']>;

const COMPILED = CATALOGUE.map(({ key, unit, formula: text }) => ({
  key,
  unit,
  formula: formula(text === 'sum' ? key : text),
}));

for (const { key, formula } of COMPILED) {
  const stranger = formula.names.find((name) => !isMeasure(name));
  if (stranger) throw new Error(`Metric ${key} is made from ${stranger}, which is not measured`);
}

/**
 * All metrics of one row from its sums. Exact until the last step: money as decimal text (up to six
 * digits after the point), counts and ratios as the nearest number, what is not known as null.
 * A percentage is a fraction (0.25 is 25 %).
 */
export function metricValues(measures: Measures): MetricValues {
  return Object.fromEntries(
    COMPILED.map(({ key, unit, formula }) => [
      key,
      written(
        formula.evaluate((name) => exact(measures, name as MeasureKey)),
        unit,
      ),
    ]),
  ) as Record<MetricKey, MetricValue>;
}

/** One measure as a cell of its unit. */
export function measureValue(key: MeasureKey, amount: bigint | null): MetricValue {
  if (amount === null) return null;
  return written(rational(amount, MEASURE_SCALES[key]), unitOfMeasure(key));
}

export function unitOfMeasure(key: MeasureKey): 'money' | 'count' {
  return MEASURE_SCALES[key] === 1_000_000n ? 'money' : 'count';
}

function exact(measures: Measures, key: MeasureKey): Rational | null {
  const amount = measures[key];
  return amount === null ? null : rational(amount, MEASURE_SCALES[key]);
}

function written(value: Rational | null, unit: string): MetricValue {
  if (!value) return null;
  return unit === 'money' ? formatMicros(scaled(value, 1_000_000n)) : toNumber(value);
}
