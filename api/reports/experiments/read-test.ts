import type { Estimate } from '@throughline/transform/plan/experiments/experiment';
import { geoTest } from '@throughline/transform/plan/experiments/geo-test';
import { switchback } from '@throughline/transform/plan/experiments/switchback';
import type { Experiment } from './experiment.ts';
import { blocksOf, type Group } from './groups.ts';

/** What was sold on a day in a region: money in hundredths. */
export interface Cell {
  readonly day: string;
  /** In lower case; empty in a switchback test, and where nothing says it. */
  readonly region: string;
  readonly sales: number;
  readonly money: bigint;
  /** Sales whose value is not known. */
  readonly unknown: number;
  readonly credited: bigint;
  readonly creditedUnknown: number;
}

/** What a test shows of the group with the ads. */
export interface TestReading {
  readonly lift: Estimate | null;
  /** In units of money. */
  readonly incremental: Estimate | null;
  readonly pValue: number | null;
  /** Regions, or blocks, that the comparison stands on, and how few of each kind are too few. */
  readonly units: { readonly with: number; readonly without: number };
  readonly minimum: number;
  /** Regions that sold nothing before or during the test. */
  readonly leftOut: readonly string[];
  /** How the groups differed before the test already; null where nothing says it. */
  readonly before: { readonly lift: number; readonly p_value: number } | null;
}

/** A test by what was sold in it; the calculation is that of `geo_test` or of `switchback`. */
export function readTest(
  experiment: Experiment,
  groups: readonly Group[],
  cells: readonly Cell[],
  last: string,
): TestReading {
  return experiment.regions ? readGeo(groups, cells) : readSwitchback(experiment, cells, last);
}

function readGeo(groups: readonly Group[], cells: readonly Cell[]): TestReading {
  const sold = new Map(cells.map(({ region, day, money }) => [`${region}\n${day}`, units(money)]));
  const regions = groups.flatMap(({ arm, regions: names, days, before }) =>
    names.map((name) => {
      const on = (day: string) => sold.get(`${name}\n${day}`) ?? 0;
      return { name, treated: arm === 'with', before: before.map(on), during: days.map(on) };
    }),
  );
  const read = geoTest.calculate({ regions });
  return {
    ...{ lift: read.lift, incremental: read.incremental, pValue: read.p_value },
    units: { with: read.regions.treated, without: read.regions.control },
    ...{ minimum: read.minimum, leftOut: read.left_out, before: read.before },
  };
}

function readSwitchback(experiment: Experiment, cells: readonly Cell[], last: string): TestReading {
  const sold = new Map(cells.map(({ day, money }) => [day, units(money)]));
  const blocks = blocksOf(experiment, last).map(({ ads, days }) => ({
    ...{ on: ads, values: days.map((day) => sold.get(day) ?? 0) },
  }));
  // What is carried over has been left out.
  const read = switchback.calculate({ blocks, carry_over: 0 });
  const { difference, relative } = read;
  const usual = difference && relative ? difference.value / relative : null;
  return {
    lift: difference && usual ? scaled(difference, 1 / usual) : null,
    ...{ incremental: read.incremental, pValue: read.p_value, minimum: read.minimum },
    units: { with: read.blocks.on, without: read.blocks.off },
    ...{ leftOut: [], before: null },
  };
}

const units = (hundredths: bigint) => Number(hundredths) / 100;

/** By a positive factor. */
function scaled({ value, low, high }: Estimate, factor: number): Estimate {
  return { value: value * factor, low: low * factor, high: high * factor };
}
