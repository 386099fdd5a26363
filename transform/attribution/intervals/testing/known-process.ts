import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import {
  byCodePoint,
  canonicalTable,
  type IndexedRow,
  type PathTable,
} from '../../paths/path-table.ts';
import { aliasTable } from '../alias-table.ts';
import { seededGenerator } from '../seeded-generator.ts';

export interface ProcessChannel {
  readonly name: string;
  /** Chance of each possible touch to happen, 0 to 1. */
  readonly reach: number;
  /** What a touch adds to the hazard of a conversion, 0 or more. */
  readonly hazard: number;
}

export interface ProcessOptions {
  readonly channels: readonly ProcessChannel[];
  /** How many times a journey can meet each channel; 1 without. */
  readonly chances?: number;
  /** Mean money of a conversion; 100 without. */
  readonly value?: number;
  /** Standard deviation of the money of a conversion (log-normal) by its mean; 0 without. */
  readonly valueSpread?: number;
}

/** Journeys whose law is known, so that what a model should say of them is known too. */
export interface KnownProcess {
  /** Every possible path with its expected weights; they add up to `journeys`. */
  population(journeys?: number): PathTable;
  /** As many journeys drawn at random; the same seed gives the same table. */
  sample(journeys: number, seed: number): PathTable;
  /**
   * Conversions that each channel causes in the population, in the order of its channels: hazards
   * compete without interaction, so touch i brings the conversion with chance h(i) / sum of all h.
   */
  caused(journeys?: number): Float64Array;
}

/** More paths than this are not worth listing. */
const MOST_PATHS = 200_000;

interface Law {
  readonly paths: readonly (readonly number[])[];
  /** Chance of each path among journeys with a touch; together 1. */
  readonly chances: Float64Array;
  /** Chance that a journey on the path converts. */
  readonly rates: Float64Array;
}

/**
 * Channels are met independently of each other, in random order; each touch adds its hazard, whatever
 * the others: P(conversion) = 1 − exp(−sum of hazards). A visitor without a touch is no journey.
 */
export function knownProcess({
  channels,
  chances = 1,
  value = 100,
  valueSpread = 0,
}: ProcessOptions): KnownProcess {
  const sorted = channels.toSorted((a, b) => byCodePoint(a.name, b.name));
  const law = lawOfPaths(sorted, chances);
  const cells = new Float64Array(2 * law.paths.length);
  for (const [path, chance] of law.chances.entries()) {
    cells[2 * path] = chance * law.rates[path]!;
    cells[2 * path + 1] = chance * (1 - law.rates[path]!);
  }
  const cell = aliasTable(cells);
  const names = sorted.map(({ name }) => name);

  const population = (journeys = 1) =>
    tableOf(names, law.paths, (path) => ({
      conversions: cells[2 * path]! * journeys,
      value: cells[2 * path]! * journeys * value,
      nulls: cells[2 * path + 1]! * journeys,
    }));

  const sample = (journeys: number, seed: number) => {
    const generator = seededGenerator(seed);
    const counts = new Float64Array(cells.length);
    for (let journey = 0; journey < journeys; journey++) counts[cell(generator)]!++;
    const sigma = Math.sqrt(Math.log1p(valueSpread ** 2));
    const money = (conversions: number) => {
      if (sigma === 0) return conversions * value;
      let total = 0;
      for (let i = 0; i < conversions; i++) {
        const radius = Math.sqrt(-2 * Math.log1p(-uniformFloat64(generator)));
        const normal = radius * Math.cos(2 * Math.PI * uniformFloat64(generator));
        total += value * Math.exp(sigma * normal - sigma ** 2 / 2);
      }
      return total;
    };
    return tableOf(names, law.paths, (path) => ({
      conversions: counts[2 * path]!,
      value: money(counts[2 * path]!),
      nulls: counts[2 * path + 1]!,
    }));
  };

  const caused = (journeys = 1) => {
    const credit = new Float64Array(sorted.length);
    for (const [index, path] of law.paths.entries()) {
      const hazard = path.reduce((sum, channel) => sum + sorted[channel]!.hazard, 0);
      if (hazard === 0) continue;
      for (const channel of path) {
        credit[channel]! += (cells[2 * index]! * journeys * sorted[channel]!.hazard) / hazard;
      }
    }
    return credit;
  };

  return { population, sample, caused };
}

function lawOfPaths(channels: readonly ProcessChannel[], chances: number): Law {
  const paths: number[][] = [];
  const weights: number[] = [];
  const rates: number[] = [];
  const counts = channels.map(() => 0);

  const visit = (path: readonly number[]) => {
    if (path.length > 0) {
      if (paths.length === MOST_PATHS) {
        throw new RangeError(
          `More than ${MOST_PATHS} paths are possible; take fewer channels or chances.`,
        );
      }
      let [weight, hazard, placed] = [1, 0, 0];
      for (const [channel, { reach, hazard: added }] of channels.entries()) {
        const count = counts[channel]!;
        weight *= choose(chances, count) * reach ** count * (1 - reach) ** (chances - count);
        for (let touch = 1; touch <= count; touch++) weight *= touch / ++placed;
        hazard += count * added;
      }
      paths.push([...path]);
      weights.push(weight);
      rates.push(-Math.expm1(-hazard));
    }
    for (const [channel, { reach }] of channels.entries()) {
      if (counts[channel] === chances || reach === 0) continue;
      counts[channel]!++;
      visit([...path, channel]);
      counts[channel]!--;
    }
  };
  visit([]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    paths,
    chances: Float64Array.from(weights, (weight) => weight / total),
    rates: Float64Array.from(rates),
  };
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result *= (n - k + i) / i;
  return result;
}

/** Keeps the paths that have any journey, and the channels that those have. */
function tableOf(
  names: readonly string[],
  paths: readonly (readonly number[])[],
  weightsOf: (path: number) => Omit<IndexedRow, 'path'>,
): PathTable {
  const rows: { path: readonly number[]; conversions: number; value: number; nulls: number }[] = [];
  for (const [index, path] of paths.entries()) {
    const weights = weightsOf(index);
    if (weights.conversions > 0 || weights.nulls > 0) rows.push({ path, ...weights });
  }
  const used = [...new Set(rows.flatMap(({ path }) => path))].sort((a, b) => a - b);
  const renumbered = new Map(used.map((channel, index) => [channel, index]));
  return canonicalTable(
    used.map((channel) => names[channel]!),
    rows.map((row) => ({ ...row, path: row.path.map((channel) => renumbered.get(channel)!) })),
  );
}
