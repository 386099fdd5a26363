import type { Estimate } from '@throughline/transform/plan/experiments/experiment';
import type { ExperimentAbout, ExperimentRow } from '../../contract/reports/experiments.ts';
import { ageOf, calibrationOf } from '../incrementality/calibration.ts';
import { moneyOf } from '../journey-filter.ts';
import type { Experiment } from './experiment.ts';
import type { Group } from './groups.ts';
import type { Cell, TestReading } from './read-test.ts';

/** What a test is asked for. */
export interface Context {
  readonly test: Experiment;
  readonly channel: string | null;
  /** The last complete day of the data, and when it was read. */
  readonly last: string;
  readonly asOf: string;
}

/** What was sold in a group, before the test and in it. */
export function soldIn({ regions, days, before }: Group, cells: readonly Cell[]) {
  const own = cells.filter(({ region }) => regions.length === 0 || regions.includes(region));
  const on = (some: readonly string[]) => sumOf(own.filter(({ day }) => some.includes(day)));
  return { during: on(days), before: on(before) };
}
export type Sold = ReturnType<typeof soldIn>;

function sumOf(cells: readonly Cell[]) {
  const sum = (of: (cell: Cell) => number) => cells.reduce((whole, one) => whole + of(one), 0);
  const money = (of: (cell: Cell) => bigint) => cells.reduce((whole, one) => whole + of(one), 0n);
  return {
    ...{ sales: sum(({ sales }) => sales), unknown: sum(({ unknown }) => unknown) },
    ...{ money: money((cell) => cell.money), credited: money(({ credited }) => credited) },
    creditedUnknown: sum(({ creditedUnknown }) => creditedUnknown),
  };
}

/** @param reading null where the value of a sale of the test is not known. */
export function rowOf(
  { test, channel }: Context,
  { arm, regions, days }: Group,
  { before, during }: Sold,
  reading: TestReading | null,
): ExperimentRow {
  const isGeo = test.regions !== undefined;
  const isTreated = arm === 'with';
  const { lift, incremental, pValue } = (isTreated && reading) || NOTHING;
  const isCredited = isTreated && channel !== null;
  const factor = calibrationOf(
    incremental,
    isCredited && during.creditedUnknown === 0 ? during.credited : null,
  );
  const blocks = test.blocks?.filter(({ ads }) => ads === isTreated) ?? [];
  return {
    ...{ experiment: test.name, test_kind: isGeo ? 'geo' : 'switchback', channel, ads: arm },
    ...{ units: isGeo ? regions.length : blocks.length, days: days.length },
    sales_before: isGeo ? before.sales : null,
    value_before: isGeo ? moneyOf(`${before.money}`, before.unknown) : null,
    ...{ sales: during.sales, value: moneyOf(`${during.money}`, during.unknown) },
    ...{ lift: lift?.value ?? null, lift_low: lift?.low ?? null, lift_high: lift?.high ?? null },
    more_value: written(incremental?.value),
    more_value_low: written(incremental?.low),
    more_value_high: written(incremental?.high),
    p_value: pValue,
    attributed: isCredited ? moneyOf(`${during.credited}`, during.creditedUnknown) : null,
    ...{ factor: factor?.value ?? null, factor_low: factor?.low ?? null },
    factor_high: factor?.high ?? null,
    shows: !isTreated ? '' : reading === null ? 'value_unknown' : verdictOf(incremental),
  };
}

const NOTHING = { lift: null, incremental: null, pValue: null };

function verdictOf(incremental: Estimate | null): ExperimentRow['shows'] {
  if (incremental === null) return 'below_minimum';
  if (incremental.low > 0) return 'adds';
  return incremental.high < 0 ? 'takes' : 'within_chance';
}

/** What the test says of itself beside its rows. */
export function aboutOf(
  { test, channel, last, asOf }: Context,
  groups: readonly Group[],
  cells: readonly Cell[],
  { units, minimum, leftOut, before }: TestReading,
  isKnown: boolean,
): ExperimentAbout {
  const isGeo = test.regions !== undefined;
  const days = groups.map((group) => group.days.length);
  return {
    ...{ name: test.name, kind: isGeo ? 'geo' : 'switchback', channel },
    ...{ from: test.from, to: test.to, is_over: test.to <= last, age_days: ageOf(test.to, asOf) },
    ...{ units, minimum, is_enough: Math.min(units.with, units.without) >= minimum },
    ...{ is_known: isKnown, left_out: [...leftOut], before },
    days_kept: isGeo ? days[0]! : days.reduce((whole, part) => whole + part, 0),
    sales: sumOf(cells).sales,
    unplaced: isGeo ? sumOf(cells.filter(({ region }) => region === '')).sales : 0,
  };
}

const written = (value: number | undefined) => (value === undefined ? null : value.toFixed(2));
