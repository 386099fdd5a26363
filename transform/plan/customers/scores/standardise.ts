/** Mean and population standard deviation of a feature over training rows; `sd` 0: it never changes. */
export interface FeatureScale {
  readonly mean: number;
  readonly sd: number;
}

/** Below this part of its size a spread is rounding. */
const ROUNDING = 1e-12;
/** Farther standard deviations away, sums of products would not stay finite. */
const FARTHEST = 1e9;

export function featureScale(values: readonly (number | null)[]): FeatureScale {
  const known = values.filter((value) => value !== null);
  const size = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (size === 0) return { mean: 0, sd: 0 };
  // By parts of the largest, so that squares of large values stay finite.
  const mean = known.reduce((sum, value) => sum + value / size / known.length, 0);
  const square = known.reduce((sum, value) => sum + (value / size - mean) ** 2 / known.length, 0);
  const sd = Math.sqrt(square);
  return { mean: mean * size, sd: sd <= ROUNDING ? 0 : sd * size };
}

/** An unknown value is taken for the mean; a feature that never changed tells nothing. */
export function standardise(value: number | null, { mean, sd }: FeatureScale): number {
  if (value === null || sd === 0) return 0;
  return Math.min(Math.max((value - mean) / sd, -FARTHEST), FARTHEST);
}
