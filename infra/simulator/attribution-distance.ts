import { attribute } from '@throughline/transform/attribution/attribute';
import { kendallTau } from '@throughline/transform/attribution/intervals/kendall-tau';
import type { ModelName } from '@throughline/transform/attribution/model-names';
import type { PathTable } from '@throughline/transform/attribution/paths/path-table';

/** Paths, and how many conversions each of their channels really caused, in the order of channels. */
export interface TrueWorld {
  readonly table: PathTable;
  readonly caused: Float64Array;
}

export interface DistanceFromTruth {
  /** Mean over channels of |share of credit − share of caused conversions|, in percentage points. */
  readonly points: number;
  /** Kendall's tau-b of credit and caused conversions. */
  readonly tau: number;
  /** Share of the worlds in which a channel has negative credit. */
  readonly negative: number;
}

interface DistanceOptions {
  readonly direct?: ReadonlySet<string>;
  readonly paid?: ReadonlySet<string>;
}

/** How far each model is from the truth, on average over worlds in which channels differ in what they cause. */
export function distancesFromTruth<Model extends ModelName>(
  worlds: readonly TrueWorld[],
  models: readonly Model[],
  { direct = new Set(), paid = new Set() }: DistanceOptions = {},
): ReadonlyMap<Model, DistanceFromTruth> {
  const credits = worlds.map(({ table }) =>
    attribute(table, models, { direct, paid }).models.map(({ channels }) =>
      Float64Array.from(channels, ({ conversions }) => conversions),
    ),
  );
  const mean = (of: (world: number) => number) =>
    worlds.reduce((total, _, world) => total + of(world), 0) / worlds.length;
  return new Map(
    models.map((model, m) => [
      model,
      {
        points: mean((world) => pointsOff(credits[world]![m]!, worlds[world]!.caused)),
        tau: mean((world) => kendallTau(credits[world]![m]!, worlds[world]!.caused)!),
        negative: mean((world) => Number(credits[world]![m]!.some((credit) => credit < 0))),
      },
    ]),
  );
}

function pointsOff(credit: Float64Array, caused: Float64Array): number {
  const total = (of: Float64Array) => of.reduce((sum, each) => sum + each, 0);
  const [allCredit, allCaused] = [total(credit), total(caused)];
  const off = credit.map((each, i) => Math.abs(each / allCredit - caused[i]! / allCaused));
  return (100 * total(off)) / credit.length;
}
