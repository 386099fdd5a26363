import type { CreditCell } from '@throughline/api/contract/reports/attribution';
import type { Conversion, Measure } from '../../address/analyst-choices.ts';
import { MEASURES } from '../../address/analyst-choices.ts';
import type { Formatter } from '../../format/formatter.ts';
import type { MetricValue, Unit } from '../../format/metric-value.ts';
import { numberOf } from '../../format/metric-value.ts';

const UNIT_OF: Record<Measure, Unit> = {
  share: 'percent',
  value: 'money',
  conversions: 'count',
  romi: 'percent',
  rank: 'count',
};

/** What can be asked of these conversions: leads carry no money. */
export function measuresOf(of: Conversion): readonly Measure[] {
  if (of !== 'lead') return MEASURES;
  return MEASURES.filter((measure) => measure !== 'value' && measure !== 'romi');
}

export function figureOf(cell: CreditCell | undefined, measure: Measure): MetricValue {
  return cell?.[measure] ?? null;
}

/** Both ends of the cell's interval, null where the model gives none. */
export function intervalOf(
  cell: CreditCell | undefined,
  measure: Measure,
): readonly [MetricValue, MetricValue] | null {
  return cell?.interval?.[measure] ?? null;
}

/** Why a figure is unknown, as the key of a text. */
export function unknownKey(measure: Measure): string {
  switch (measure) {
    case 'share':
      return 'analyst.matrix.noShare';
    case 'romi':
      return 'analyst.matrix.noCost';
    case 'rank':
      return 'analyst.matrix.noRank';
    case 'value':
    case 'conversions':
      return 'analyst.matrix.noValue';
  }
}

/** A figure in full; ROMI always says its sign. `decimals` as in Formatter.value. */
export function writeFigure(
  format: Formatter,
  value: MetricValue,
  measure: Measure,
  decimals = 0,
): string {
  const written = format.value(value, UNIT_OF[measure], decimals);
  return measure === 'romi' && (numberOf(value) ?? 0) > 0 ? `+${written}` : written;
}

/** An end of an interval: what is uncertain is not written to the kopeck. */
export function writeEnd(format: Formatter, value: MetricValue, measure: Measure): string {
  const number = numberOf(value);
  if (number === null) return format.value(null, 'count');
  if (measure === 'value') return format.compact(number);
  if (measure === 'conversions') return format.value(Math.round(number * 10) / 10, 'count');
  if (measure === 'romi') return format.signedPercent(number);
  return writeFigure(format, value, measure);
}

const RANGES: Record<Exclude<Measure, 'romi'>, Intl.NumberFormatOptions> = {
  share: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  value: { notation: 'compact', maximumFractionDigits: 1 },
  conversions: { maximumFractionDigits: 1 },
  rank: { maximumFractionDigits: 0 },
};
const ranges = new Map<string, Intl.NumberFormat>();

/** An interval in short, as the reader's language writes a range: `23.6%–33.2%`, `23,6–33,2 %`. */
export function writeInterval(
  format: Formatter,
  [low, high]: readonly [MetricValue, MetricValue],
  measure: Measure,
): string {
  const [from, to] = [numberOf(low), numberOf(high)];
  if (from === null || to === null) return format.value(null, 'count');
  const [left, right] = [writeEnd(format, low, measure), writeEnd(format, high, measure)];
  if (left === right) return left;
  // Each end keeps its sign: written as a range, two losses would lose the second one.
  if (measure === 'romi' || from < 0) return `${left} – ${right}`;
  const key = `${format.locale} ${measure}`;
  const range = ranges.get(key) ?? new Intl.NumberFormat(format.locale, RANGES[measure]);
  ranges.set(key, range);
  return range.formatRange(from, to).replace(/\s*–\s*/, '–');
}
