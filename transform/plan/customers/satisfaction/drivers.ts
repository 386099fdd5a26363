import {
  type Interval,
  percentileInterval,
} from '../../../attribution/intervals/percentile-interval.ts';
import { seededGenerator } from '../../../attribution/intervals/seeded-generator.ts';
import { CalculationError, calculation } from '../../calculation.ts';
import { LEVEL, resampler } from '../resample.ts';
import { type Sample, sampleOf } from '../sample.ts';
import { type Correlations, correlations } from './correlations.ts';
import { type DriversInput, driversInput } from './drivers-input.ts';
import { relativeWeights } from './relative-weights.ts';
import { shapleyR2, subsetR2 } from './shapley-r2.ts';

/** Subsets double with each driver. */
const MOST_DRIVERS = 10;
const MINIMUM_ANSWERS = 50;
const ANSWERS_PER_DRIVER = 10;

export interface Driver {
  readonly name: string;
  readonly mean: number | null;
  /** With the outcome; null where one of them never changes. */
  readonly correlation: number | null;
  /** Parts of R²; null where the outcome never changes. */
  readonly shapley: number | null;
  readonly relative_weight: number | null;
  /** Shapley's part / R². */
  readonly share: number | null;
  readonly interval: Interval | null;
  /** Share · (target − mean), 0 where the target is reached; null without a target. */
  readonly priority: number | null;
}

export interface Drivers {
  readonly status: 'computed' | 'constant_outcome' | 'no_answers';
  readonly sample: Sample;
  /** Answers with the outcome and every rating. */
  readonly responses: number;
  readonly incomplete: number;
  readonly r2: number | null;
  readonly drivers: readonly Driver[];
  readonly meta: { readonly level: number; readonly draws: number; readonly seed: number };
}

/** What goes along with satisfaction: R² of the outcome on ratings, divided among them. Association, not cause. */
export const drivers = calculation<DriversInput, Drivers>({
  name: 'drivers',
  input: driversInput,
  calculate(input) {
    const names = Object.keys(input.drivers);
    refuseTooMany(names);
    const complete = [...input.outcome.keys()].filter(
      (i) => input.outcome[i] !== null && names.every((name) => input.drivers[name]![i] !== null),
    );
    // Sorted, so that the draws do not depend on the order of answers.
    const sides = [input.outcome, ...Object.values(input.drivers)];
    complete.sort((a, b) => {
      const side = sides.find((values) => values[a] !== values[b]);
      return side ? (side[a] ?? 0) - (side[b] ?? 0) : 0;
    });
    const column = (of: DriversInput['outcome']) => complete.map((i) => of[i] ?? 0);
    const columns = [...names.map((name) => column(input.drivers[name]!)), column(input.outcome)];
    const counts = new Float64Array(complete.length).fill(1);
    const all = correlations(columns, counts);
    const found = complete.length > 0 ? divided(all) : null;
    const weights = found ? relativeWeights(all) : null;
    const intervals = found ? bootstrap(columns, counts, input) : [];
    return {
      status: complete.length === 0 ? 'no_answers' : found ? 'computed' : 'constant_outcome',
      sample: sampleOf(
        { answers: complete.length },
        { answers: Math.max(MINIMUM_ANSWERS, ANSWERS_PER_DRIVER * names.length) },
      ),
      responses: complete.length,
      incomplete: input.outcome.length - complete.length,
      r2: found?.r2 ?? null,
      drivers: names.map((name, i) => {
        const mean = columns[i]!.reduce((sum, one) => sum + one / complete.length, 0);
        const share = found && found.r2 > 0 ? found.shapley[i]! / found.r2 : null;
        return {
          name,
          mean: complete.length > 0 ? mean : null,
          correlation: all.withOutcome[i] ?? null,
          shapley: found?.shapley[i] ?? null,
          relative_weight: weights?.[i] ?? null,
          share,
          interval: intervals[i] ?? null,
          priority:
            input.target == null || share === null
              ? null
              : share * Math.max(0, input.target - mean),
        };
      }),
      meta: { level: LEVEL, draws: input.draws, seed: input.seed },
    };
  },
});

function divided(all: Correlations): { r2: number; shapley: readonly number[] } | null {
  if (!all.outcomeVaries) return null;
  const r2 = subsetR2(all);
  return { r2: r2.at(-1) ?? 0, shapley: shapleyR2(r2, all.withOutcome.length) };
}

/** Intervals of Shapley's parts from answers drawn with replacement. */
function bootstrap(
  columns: readonly (readonly number[])[],
  counts: Float64Array,
  { draws, seed }: Pick<DriversInput, 'draws' | 'seed'>,
): readonly (Interval | null)[] {
  const resampled = resampler(counts);
  const generator = seededGenerator(seed);
  const replicates: (readonly number[])[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const again = divided(correlations(columns, resampled(generator)));
    if (again) replicates.push(again.shapley);
  }
  return columns.slice(0, -1).map((_, i) =>
    percentileInterval(
      Float64Array.from(replicates, (one) => one[i]!),
      LEVEL,
    ),
  );
}

function refuseTooMany(names: readonly string[]): void {
  if (names.length <= MOST_DRIVERS) return;
  throw new CalculationError(
    'drivers_too_many',
    `There are ${names.length} drivers, and at most ${MOST_DRIVERS} can be divided: leave out or join the least important.`,
    [{ field: 'drivers', message: `At most ${MOST_DRIVERS}.` }],
  );
}
