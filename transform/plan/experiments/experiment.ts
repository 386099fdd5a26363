import { z } from 'zod';
import { CalculationError, calculation } from '../calculation.ts';
import { differenceInterval, type Interval, proportionInterval, Z95 } from './proportions.ts';

const arm = z
  .strictObject({
    name: z.string().min(1),
    /** How many were assigned to the arm, whatever they did then. */
    people: z.int().min(0),
    /** How many of them bought afterwards. */
    buyers: z.int().min(0),
    /** What each of them was worth, who did not buy 0: Σ v and Σ v², in units of money. Null where it is not known. */
    value: z
      .strictObject({ sum: z.number(), squares: z.number().min(0) })
      .nullable()
      .optional(),
  })
  .refine(({ people, buyers }) => buyers <= people, 'expected no more buyers than people');

const experimentInput = z.strictObject({
  arms: z.array(arm).min(2).max(50),
  /** Name of the arm that was left alone. */
  control: z.string().min(1),
  /** The fewest that a comparison needs: people of an arm, and buyers of both together. */
  minimum: z.strictObject({ people: z.int().min(1), buyers: z.int().min(1) }).optional(),
});
export type ExperimentInput = z.input<typeof experimentInput>;
type Arm = z.output<typeof arm>;

/** A figure with its 95 % interval. */
export interface Estimate extends Interval {
  readonly value: number;
}

export interface ArmReading {
  readonly name: string;
  readonly is_control: boolean;
  readonly people: number;
  readonly buyers: number;
  /** Share of its people who bought; null where nobody was assigned. */
  readonly rate: Estimate | null;
  readonly value_per_person: number | null;
  /** Against the control; null for the control itself and below the minimum. */
  readonly lift: {
    /** Of the rates. */
    readonly difference: Estimate;
    /** The difference over the control's rate; null where nobody of the control bought. */
    readonly relative: number | null;
    /** Buyers that there would not have been: the difference times the arm's people. */
    readonly buyers: Estimate;
    /** The same in money; null where values are not known. */
    readonly value: Estimate | null;
    readonly status: 'more' | 'fewer' | 'within_chance';
  } | null;
}

export interface ExperimentReading {
  readonly status: 'computed' | 'below_minimum';
  readonly minimum: { readonly people: number; readonly buyers: number };
  readonly arms: readonly ArmReading[];
}

const MINIMUM = { people: 100, buyers: 20 };

/**
 * What a hold-out test shows, by intention to treat: everybody counts in the arm that they were assigned to. Differences
 * of rates have Newcombe's interval; differences of values per person m₁ − m₂ ± z √(s₁²/n₁ + s₂²/n₂) with the
 * variances of both arms [Welch 1947; of hundreds of people, where its t is normal].
 */
export const experiment = calculation<z.output<typeof experimentInput>, ExperimentReading>({
  name: 'experiment',
  input: experimentInput,
  calculate({ arms, control: name, minimum = MINIMUM }) {
    const control = arms.find((one) => one.name === name);
    if (!control || new Set(arms.map((one) => one.name)).size !== arms.length)
      throw new CalculationError(
        'control_unknown',
        'The control is to be one of the arms, each of which has a name of its own.',
        [
          {
            field: 'control',
            message: `expected one of ${arms.map((one) => one.name).join(', ')}`,
          },
        ],
      );
    const readings = arms.map((one): ArmReading => {
      const { people, buyers, value } = one;
      return {
        ...{ name: one.name, is_control: one === control, people, buyers },
        rate:
          people === 0 ? null : { value: buyers / people, ...proportionInterval(buyers, people) },
        value_per_person: value && people > 0 ? value.sum / people : null,
        lift: one !== control && isEnough(one, control, minimum) ? liftOf(one, control) : null,
      };
    });
    const isComputed = readings.some(({ lift }) => lift !== null);
    return { status: isComputed ? 'computed' : 'below_minimum', minimum, arms: readings };
  },
});

function isEnough(one: Arm, control: Arm, minimum: ExperimentReading['minimum']): boolean {
  return (
    Math.min(one.people, control.people) >= minimum.people &&
    one.buyers + control.buyers >= minimum.buyers
  );
}

function liftOf(one: Arm, control: Arm): NonNullable<ArmReading['lift']> {
  const { people } = one;
  const { difference, low, high } = differenceInterval(
    ...([one.buyers, people, control.buyers, control.people] as const),
  );
  const inAll = (value: number) => value * people;
  return {
    difference: { value: difference, low, high },
    relative: control.buyers === 0 ? null : difference / (control.buyers / control.people),
    buyers: { value: inAll(difference), low: inAll(low), high: inAll(high) },
    value: valueLift(one, control),
    status: low > 0 ? 'more' : high < 0 ? 'fewer' : 'within_chance',
  };
}

function valueLift(one: Arm, control: Arm): Estimate | null {
  const mine = momentsOf(one);
  const theirs = momentsOf(control);
  if (!mine || !theirs) return null;
  const difference = mine.mean - theirs.mean;
  const half = Z95 * Math.sqrt(mine.variance / one.people + theirs.variance / control.people);
  return {
    value: difference * one.people,
    low: (difference - half) * one.people,
    high: (difference + half) * one.people,
  };
}

/** Mean and unbiased variance of what a person was worth. */
function momentsOf({ people, value }: Arm) {
  if (!value) return null;
  const mean = value.sum / people;
  return {
    mean,
    variance: Math.max(0, value.squares - people * mean * mean) / Math.max(1, people - 1),
  };
}
