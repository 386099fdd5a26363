import { z } from 'zod';
import { CalculationError, calculation } from '../calculation.ts';
import type { Estimate } from './experiment.ts';
import { shiftInterval } from './shift-interval.ts';

const amounts = z.array(z.number().min(0)).min(1).max(1_000);

const geoTestInput = z.strictObject({
  regions: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        /** The ads run in it (or are left out, whatever the test is of). */
        treated: z.boolean(),
        /** What was sold in the days or weeks before the test and in those of the test, in units of money or in sales. */
        before: amounts,
        during: amounts,
      }),
    )
    .min(2)
    .max(1_000),
  /** What the treatment cost beside the usual, for the return of it. */
  cost: z.number().positive().optional(),
});
export type GeoTestInput = z.input<typeof geoTestInput>;
type Region = z.output<typeof geoTestInput>['regions'][number];

export interface GeoTestReading {
  readonly status: 'computed' | 'below_minimum';
  readonly regions: { readonly treated: number; readonly control: number };
  /** The fewest that an interval needs, of each kind. */
  readonly minimum: number;
  /** Regions that sold nothing before or during the test have no growth, and are left out. */
  readonly left_out: readonly string[];
  /** How much more treated regions sold than they would have: 0.1 is a tenth. */
  readonly lift: Estimate | null;
  /** The same in what was measured, over all treated regions. */
  readonly incremental: Estimate | null;
  readonly p_value: number | null;
  /** Incremental value over the cost. */
  readonly return: Estimate | null;
  /** The same comparison between both halves of the time before: what is not nothing there, the test did not cause. */
  readonly before: { readonly lift: number; readonly p_value: number } | null;
  readonly assignments: number;
}

const MINIMUM = 4;

/**
 * What a test over regions shows, by differences in differences of logarithms: each region is compared with itself before, and
 * treated regions with the others, so that neither their size nor a season of all of them matters. One relative effect
 * of all treated regions is assumed; its interval is that of a permutation test over the assignment of regions.
 */
export const geoTest = calculation<z.output<typeof geoTestInput>, GeoTestReading>({
  name: 'geo_test',
  input: geoTestInput,
  calculate({ regions, cost }) {
    checkRegions(regions);
    const sold = regions.filter(({ before, during }) => sum(before) > 0 && sum(during) > 0);
    const treated = sold.filter((region) => region.treated);
    const counted = { treated: treated.length, control: sold.length - treated.length };
    const about = {
      ...{ regions: counted, minimum: MINIMUM },
      left_out: regions.filter((region) => !sold.includes(region)).map(({ name }) => name),
    };
    const isEnough = Math.min(counted.treated, counted.control) >= MINIMUM;
    const shift = isEnough
      ? shiftInterval(
          sold.map(({ before, during }) => growth(before, during)),
          sold.map((region) => region.treated),
        )
      : null;
    if (!shift)
      return {
        ...{ status: 'below_minimum', ...about, lift: null, incremental: null, p_value: null },
        ...{ return: null, before: null, assignments: 0 },
      };
    const during = sum(treated.map((region) => sum(region.during)));
    // Of what was sold, the part that would not have been: during · (1 − e^(−shift)).
    const incremental = estimate(shift, (log) => -during * Math.expm1(-log));
    return {
      ...{ status: 'computed', ...about },
      ...{ lift: estimate(shift, Math.expm1), incremental, p_value: shift.pValue },
      return: cost === undefined ? null : estimate(incremental, (value) => value / cost),
      ...{ before: trendBefore(sold), assignments: shift.assignments },
    };
  },
});

function checkRegions(regions: readonly Region[]): void {
  const [first] = regions;
  const uneven = regions.findIndex(
    ({ before, during }) =>
      before.length !== first!.before.length || during.length !== first!.during.length,
  );
  if (uneven > 0)
    throw new CalculationError(
      'periods_differ',
      'Every region is to have the same days or weeks before and during the test.',
      [
        {
          field: `regions.${uneven}`,
          message: `expected ${first!.before.length} before and ${first!.during.length} during`,
        },
      ],
    );
  if (new Set(regions.map(({ name }) => name)).size !== regions.length)
    throw new CalculationError('region_twice', 'Every region is to have a name of its own.', [
      { field: 'regions', message: 'expected each name once' },
    ]);
}

function trendBefore(regions: readonly Region[]): GeoTestReading['before'] {
  const half = Math.floor(regions[0]!.before.length / 2);
  const halves = regions.map(({ before, treated }) => ({
    ...{ treated, first: before.slice(0, half), second: before.slice(half) },
  }));
  if (half === 0 || halves.some(({ first, second }) => sum(first) === 0 || sum(second) === 0))
    return null;
  const shift = shiftInterval(
    halves.map(({ first, second }) => growth(first, second)),
    halves.map(({ treated }) => treated),
  );
  return shift && { lift: Math.expm1(shift.value), p_value: shift.pValue };
}

const growth = (before: readonly number[], during: readonly number[]) =>
  Math.log(sum(during) / during.length) - Math.log(sum(before) / before.length);

/** An estimate through a function that never falls. */
function estimate({ value, low, high }: Estimate, of: (value: number) => number): Estimate {
  return { value: of(value), low: of(low), high: of(high) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((whole, part) => whole + part, 0);
