import type { Column, TableRow } from '@throughline/api/contract/table';
import type { MetricValue } from '../format/metric-value.ts';
import { numberOf } from '../format/metric-value.ts';
import type { CellRange } from '../table/data-column.ts';

/** A figure with the ends of its interval. */
interface Estimate {
  readonly value: number | null;
  readonly within: { readonly low: number; readonly high: number } | null;
}

/** The figures that the edges of the cells of a column stand for. */
export interface CellAxis {
  readonly from: number;
  readonly to: number;
}

/** What a row says of a column; no interval where an end is unknown. */
export function estimateOf({ key, within }: Column, { cells }: TableRow): Estimate {
  const at = (one: string) => numberOf((cells[one] ?? null) as MetricValue);
  const low = within ? at(within.low) : null;
  const high = within ? at(within.high) : null;
  return { value: at(key), within: low === null || high === null ? null : { low, high } };
}

/**
 * One axis for all cells of a column, which holds 0; null where no row has an interval.
 * @param most the largest figure that is drawn: what is beyond is cut.
 */
export function cellAxis(column: Column, rows: readonly TableRow[], most: number): CellAxis | null {
  const estimates = column.within ? rows.map((row) => estimateOf(column, row)) : [];
  if (most <= 0 || estimates.every(({ within }) => within === null)) return null;
  const ends = estimates.flatMap(({ value, within }) => [
    value ?? 0,
    ...(within ? [within.low, within.high] : []),
  ]);
  return { from: Math.max(-most, Math.min(0, ...ends)), to: Math.min(most, Math.max(0, ...ends)) };
}

/** Where the figure of a row and its interval stand. */
export function cellRange({ value, within }: Estimate, { from, to }: CellAxis): CellRange | null {
  if (value === null || to <= from) return null;
  const place = (figure: number) => (Math.min(to, Math.max(from, figure)) - from) / (to - from);
  return {
    ...{ zero: place(0), value: place(value) },
    ...(within && { within: { low: place(within.low), high: place(within.high) } }),
  };
}
