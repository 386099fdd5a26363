/**
 * Quantile by linear interpolation (type 7 of Hyndman & Fan 1996, as Excel's PERCENTILE.INC) at `part`/`whole`. The place
 * is computed in whole numbers, so that a quantile that falls on a value is that value. `null` of nothing.
 */
export function quantile(sorted: ArrayLike<number>, part: number, whole: number): number | null {
  if (sorted.length === 0) return null;
  const steps = part * (sorted.length - 1);
  const below = Math.floor(steps / whole);
  const low = sorted[below]!;
  const rest = steps % whole;
  return rest === 0 ? low : low + (rest / whole) * (sorted[below + 1]! - low);
}

export function median(values: Iterable<number>): number | null {
  return quantile(Float64Array.from(values).sort(), 1, 2);
}
