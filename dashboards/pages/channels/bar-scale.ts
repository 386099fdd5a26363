import type { MetricKey } from '@throughline/api/contract/metrics';
import type { MetricValue } from '../../format/metric-value.ts';
import { numberOf } from '../../format/metric-value.ts';
import { BAR_COLUMNS } from './column-presets.ts';

/** A bar behind a figure, in percent of the cell's width. */
export interface Bar {
  start: number;
  width: number;
  negative: boolean;
}

export type BarOf = (key: MetricKey, value: MetricValue) => Bar | null;

/**
 * Bars of a column share one scale from its own rows; the zero line stands inside the cell when a
 * column holds losses. The scale of a ratio ends at four times its median, so that one mailing that
 * cost next to nothing does not flatten the rest; a longer bar is cut at the cell's edge.
 */
export function barScale(rows: readonly Partial<Record<MetricKey, MetricValue>>[]): BarOf {
  const ends = new Map(
    BAR_COLUMNS.map((key) => {
      const values = rows.flatMap((row) => numberOf(row[key]) ?? []);
      const sizes = values.map(Math.abs).sort((left, right) => left - right);
      const median = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
      const cap = key === 'cost' ? Number.POSITIVE_INFINITY : 4 * median;
      const low = Math.max(-cap, Math.min(0, ...values));
      const high = Math.min(cap, Math.max(0, ...values));
      return [key, { low, high }] as const;
    }),
  );
  return (key, value) => {
    const end = ends.get(key);
    const number = numberOf(value);
    if (!end || number === null || number === 0 || end.high === end.low) return null;
    const percent = (at: number) => ((at - end.low) / (end.high - end.low)) * 100;
    const zero = percent(0);
    const tip = percent(Math.max(end.low, Math.min(end.high, number)));
    return { start: Math.min(zero, tip), width: Math.abs(tip - zero), negative: number < 0 };
  };
}
