/** Quantile of ascending values by linear interpolation (type 7); NaN of none. */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  const at = (sorted.length - 1) * probability;
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  // Of equal neighbours exactly their value, whatever rounding makes of the sum.
  return low === high ? low : low + (at - below) * (high - low);
}
