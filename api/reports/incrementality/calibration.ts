import type { Estimate } from '@throughline/transform/plan/experiments/experiment';

/** What a channel really adds for each unit of money that a model credits it with, as a test of it shows. */
export interface Calibration {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Incremental over attributed value of what was treated. Null where the value of either is not known, or nothing is
 * attributed: what a model credits with nothing has no factor.
 * @param incremental in units of money.
 * @param attributed hundredths that the model credits the channel with, of the same sales and days; null where not known.
 */
export function calibrationOf(
  incremental: Estimate | null,
  attributed: bigint | null,
): Calibration | null {
  if (!incremental || attributed === null || attributed <= 0n) return null;
  const credited = Number(attributed) / 100;
  const { value, low, high } = incremental;
  return { value: value / credited, low: low / credited, high: high / credited };
}

/** Whole days from the end of a test to the day of the data. */
export function ageOf(lastDay: string, asOf: string): number {
  return Math.max(
    0,
    Math.round((Date.parse(asOf.slice(0, 10)) - Date.parse(lastDay)) / 86_400_000),
  );
}
