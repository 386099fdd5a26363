import { Z95 } from '@throughline/transform/plan/experiments/proportions';
import { LEAST_RATED } from '../../contract/reports/reviews-terms.ts';

/** Ratings of 0 to 5 as the warehouse has summed them up; the deviation is that of a sample. */
export interface Rated {
  readonly rated: number;
  readonly rating: number | null;
  readonly deviation: number | null;
}

/** The standard error of a mean, s / √n; null below the minimum. */
export function errorOf({ rated, rating, deviation }: Rated): number | null {
  if (rating === null || deviation === null || rated < LEAST_RATED) return null;
  return deviation / Math.sqrt(rated);
}

/** The 95 % interval of a mean, within the scale. */
export function meanInterval(rated: Rated): { low: number | null; high: number | null } {
  const error = errorOf(rated);
  if (error === null || rated.rating === null) return { low: null, high: null };
  return {
    low: Math.max(0, rated.rating - Z95 * error),
    high: Math.min(5, rated.rating + Z95 * error),
  };
}

/** Whether a mean differs from another beyond chance: by more than z √(SE₁² + SE₂²). */
export function changeOfMean(before: Rated, now: Rated) {
  const [first, second] = [errorOf(before), errorOf(now)];
  if (first === null || second === null || before.rating === null || now.rating === null)
    return { difference: null, threshold: null, status: 'unknown' as const };
  const difference = now.rating - before.rating;
  const threshold = Z95 * Math.hypot(first, second);
  const status = Math.abs(difference) > threshold ? 'differs' : 'within_chance';
  return { difference, threshold, status } as const;
}
