import { type Interval, percentileInterval } from './percentile-interval.ts';

export interface RomiInput {
  /** Credited value, in the units of `cost`. */
  readonly value: number;
  /** Replicates of the credited value: of one channel, or sums of several, replicate by replicate. */
  readonly replicates: Float64Array;
  /** Known to the cent and not drawn anew. `null` where it is not known. */
  readonly cost: number | null;
  /** Margin by value; 1 (ROMI of revenue) without. */
  readonly marginRate?: number;
  /** 0.95 without. */
  readonly level?: number;
}

export interface Romi {
  /** (value × margin rate − cost) / cost: 0 pays for itself, −1 brings nothing. */
  readonly romi: number;
  readonly interval: Interval | null;
}

/** ROMI and how sure it is; `null` where no cost is known or nothing was spent. */
export function romiInterval({
  value,
  replicates,
  cost,
  marginRate = 1,
  level = 0.95,
}: RomiInput): Romi | null {
  if (cost === null || cost === 0) return null;
  const romiOf = (credited: number) => (credited * marginRate - cost) / cost;
  return { romi: romiOf(value), interval: percentileInterval(replicates.map(romiOf), level) };
}
