import type { ArmReading } from '@throughline/transform/plan/experiments/experiment';

/** What a channel really adds for each unit of money that a model credits it with, as a test of it shows. */
export interface Calibration {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

type Lift = NonNullable<ArmReading['lift']>;

/**
 * Incremental over attributed value of the people who were treated. Null where the value of either is not known, or nothing is
 * attributed: what a model credits with nothing has no factor.
 * @param attributed hundredths that the model credits the channel with, of the same people and days; null where not known.
 */
export function calibrationOf(lift: Lift | null, attributed: bigint | null): Calibration | null {
  if (!lift?.value || attributed === null || attributed <= 0n) return null;
  const credited = Number(attributed) / 100;
  const { value, low, high } = lift.value;
  return { value: value / credited, low: low / credited, high: high / credited };
}

/** Whole days from the end of a test to the day of the data. */
export function ageOf(lastDay: string, asOf: string): number {
  return Math.max(
    0,
    Math.round((Date.parse(asOf.slice(0, 10)) - Date.parse(lastDay)) / 86_400_000),
  );
}
