import { quantile } from '../quantile.ts';

/** The four cut points between five scores. */
export type Cuts = readonly number[];

/** Quantiles 20, 40, 60 and 80 %. `null` without a value. */
export function cutsOf(values: readonly number[]): Cuts | null {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  return [1, 2, 3, 4].map((fifth) => quantile(sorted, fifth, 5) ?? 0);
}

/** Equal values have equal scores: only cut points below the value count. */
export function cutsBelow(cuts: Cuts, value: number): number {
  return cuts.filter((cut) => cut < value).length;
}
