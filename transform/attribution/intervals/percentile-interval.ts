/** Lower and upper end. */
export type Interval = readonly [low: number, high: number];

/**
 * Percentile interval of replicates: the value of rank (R + 1)·p among R sorted replicates, between two ranks
 * in proportion. `null` without replicates.
 * @param level share of the replicates that lies inside, such as 0.95.
 */
export function percentileInterval(replicates: Float64Array, level: number): Interval | null {
  if (replicates.length === 0) return null;
  const sorted = Float64Array.from(replicates).sort();
  return [quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2)];
}

function quantile(sorted: Float64Array, p: number): number {
  const place = Math.min(Math.max((sorted.length + 1) * p - 1, 0), sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
