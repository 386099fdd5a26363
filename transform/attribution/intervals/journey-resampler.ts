import { type PathTable, sum, type Weights } from '../paths/path-table.ts';
import { aliasTable } from './alias-table.ts';
import { poissonTables } from './poisson-tables.ts';
import { seededGenerator } from './seeded-generator.ts';

export interface JourneyResampler {
  /** Rewritten by every `draw`. */
  readonly weights: Weights;
  draw(): void;
}

/** Counts above this are made of parts, so that the tables stay small. */
const LARGEST = 1024;

/**
 * Draws as many journeys as the table has, with replacement: the conversions and nulls of all paths are one
 * multinomial. Exact, and one random number a cell: independent Poisson numbers, given their
 * total M, are a multinomial of M journeys; their means are set a little low, and the journeys that then
 * lack are drawn one by one. Where the Poisson numbers come to too many (once in a thousand) they are drawn
 * again, which changes nothing for a given M.
 *
 * Money follows the conversions: a path brings its mean value for each of them. How money differs among the
 * conversions of one path cannot be known from aggregated rows, so intervals of value leave that spread out
 * and are too narrow where it is wide: where money spreads by 0, 0.5, 1 and 2 times its mean, 95 % intervals of
 * Shapley's value cover the truth in 95, 91, 81 and 66 % of a known process. Intervals of conversions are
 * not touched by that. Value of a path without a conversion stays as it is.
 *
 * Counts may be fractions: probabilities are exact, the total is rounded to whole journeys, each of which
 * then counts as a little more or less than one, so that means stay right.
 */
export function journeyResampler(table: PathTable, seed: number): JourneyResampler {
  const paths = table.conversions.length;
  const generator = seededGenerator(seed);
  const total = sum(table.conversions) + sum(table.nulls);
  const journeys = total > 0 ? Math.max(1, Math.round(total)) : 0;
  const unit = total / journeys;
  const share = Math.max(0, 1 - 3 / Math.sqrt(journeys));

  const observed = new Float64Array(2 * paths);
  observed.set(table.conversions);
  observed.set(table.nulls, paths);
  const { cells, distributions, tables } = poissonTerms(observed, share / unit);
  const poisson = tables.sampler(generator);
  const oneJourney = total > 0 ? aliasTable(observed) : () => 0;

  const drawn = new Float64Array(2 * paths);
  const weights = {
    conversions: drawn.subarray(0, paths),
    value: Float64Array.from(table.value),
    nulls: drawn.subarray(paths),
  };
  const converts = (path: number): boolean => table.conversions[path]! > 0;
  const meanValue = table.value.map((value, path) =>
    converts(path) ? value / table.conversions[path]! : 0,
  );
  const ownValue = table.value.map((value, path) => (converts(path) ? 0 : value));

  function draw(): void {
    let count: number;
    do {
      count = 0;
      drawn.fill(0);
      for (let term = 0; term < cells.length; term++) {
        const number = poisson(distributions[term]!);
        drawn[cells[term]!]! += number;
        count += number;
      }
    } while (count > journeys);
    for (; count < journeys; count++) drawn[oneJourney(generator)]!++;
    if (unit !== 1) for (let cell = 0; cell < drawn.length; cell++) drawn[cell]! *= unit;
    for (let path = 0; path < paths; path++) {
      weights.value[path] = weights.conversions[path]! * meanValue[path]! + ownValue[path]!;
    }
  }
  return { weights, draw };
}

/** Which distributions add up to which cell. A large count is a remainder and powers of two. */
function poissonTerms(observed: Float64Array, scale: number) {
  const tables = poissonTables();
  const [cells, distributions]: [number[], number[]] = [[], []];
  const push = (cell: number, count: number) => {
    cells.push(cell);
    distributions.push(tables.add(count * scale));
  };
  if (scale > 0) {
    for (const [cell, count] of observed.entries()) {
      const remainder = count % LARGEST;
      if (remainder > 0) push(cell, remainder);
      for (let rest = (count - remainder) / LARGEST, part = LARGEST; rest > 0; part *= 2) {
        if (rest % 2 === 1) push(cell, part);
        rest = Math.floor(rest / 2);
      }
    }
  }
  return { cells: Uint32Array.from(cells), distributions: Uint32Array.from(distributions), tables };
}
