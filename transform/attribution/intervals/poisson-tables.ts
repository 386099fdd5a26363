import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Draws from Poisson distributions whose means are known beforehand: one 32-bit number a draw. */
export interface PoissonTables {
  /** Number of the distribution with this mean; 0 or more, made at the first asking. */
  add(mean: number): number;
  /** After the last `add`: a function that draws from the distribution of that number. */
  sampler(generator: RandomGenerator): (distribution: number) => number;
}

const FIELDS = 3;
const RANGE = 2 ** 32;
/** Of a guide, beyond one place an outcome: most places then lie within one outcome, and the search ends where it begins. */
const SPARE_BITS = 3;

/**
 * Inversion by tables: the numbers of 32 bits are divided among the outcomes in proportion to their
 * probability, and a guide (indexed by the leading bits) says where to begin the search, so that
 * it takes about one step. Probabilities are rounded to 2^-32, which moves a mean by less than 1e-7 of
 * a standard deviation.
 */
export function poissonTables(): PoissonTables {
  const known = new Map<number, number>();
  /** Per outcome the last number that leads to it; all distributions one after another. */
  const lasts: number[] = [];
  /** Per leading bits of a number the first place in `lasts` worth looking at. */
  const guides: number[] = [];
  /** Per distribution: how many bits the guide leaves out, where it begins, outcome less place. */
  const fields: number[] = [];

  function add(mean: number): number {
    const found = known.get(mean);
    if (found !== undefined) return found;
    const start = lasts.length;
    const lowest = outcomes(mean, lasts);
    const bits = Math.ceil(Math.log2(lasts.length - start)) + SPARE_BITS;
    fields.push(32 - bits, guides.length, lowest - start);
    for (let lead = 0, at = start; lead < 2 ** bits; lead++) {
      while (lasts[at]! < lead * 2 ** (32 - bits)) at++;
      guides.push(at);
    }
    known.set(mean, known.size);
    return known.size - 1;
  }

  function sampler(generator: RandomGenerator): (distribution: number) => number {
    const last = Uint32Array.from(lasts);
    const guide = Uint32Array.from(guides);
    const field = Int32Array.from(fields);
    return (distribution) => {
      const number = generator.next() >>> 0;
      const at = distribution * FIELDS;
      let place = guide[field[at + 1]! + (number >>> field[at]!)]!;
      while (last[place]! < number) place++;
      return place + field[at + 2]!;
    };
  }

  return { add, sampler };
}

/** Appends the last number of each outcome to `lasts`; returns the lowest outcome. */
function outcomes(mean: number, lasts: number[]): number {
  // Relative to the likeliest outcome, outwards until nothing of 32 bits is left.
  const mode = Math.floor(mean);
  const [below, above]: [number[], number[]] = [[], [1]];
  for (let k = mode, p = mode / mean; p > 1e-13; k--, p *= k / mean) below.push(p);
  for (let k = mode + 1, p = mean / k; p > 1e-13; k++, p *= mean / k) above.push(p);
  const probabilities = [...below.reverse(), ...above];
  const total = probabilities.reduce((sum, p) => sum + p, 0);
  let lowest = mode - below.length;
  let cumulated = 0;
  for (const p of probabilities) {
    cumulated += p;
    const end = Math.min(RANGE, Math.round((cumulated / total) * RANGE));
    // An outcome too rare for 32 bits ends where the one before does, so that no number leads to it.
    if (end === 0) lowest++;
    else lasts.push(end - 1);
    if (end === RANGE) break;
  }
  lasts[lasts.length - 1] = RANGE - 1;
  return lowest;
}
