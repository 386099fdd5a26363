import { uniformStream } from '../risk/random-stream.ts';

/** A shift of the treated units against the others, with its 95 % interval and two-sided p-value of no shift. */
export interface Shift {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
  /** Assignments that were compared: all that are possible, or so many drawn ones. */
  readonly assignments: number;
}

const MOST = 5_000;
const LEVEL = 0.05;

/**
 * The shift by which treated units exceed the others, by means, with the interval of all shifts that a permutation test of
 * the assignment does not reject [Fisher 1935; Rosenbaum 2002]. It is exact for units that were assigned at random, however
 * few and however their values are distributed.
 * @returns null where so few assignments are possible that none would be rejected at 5 %.
 */
export function shiftInterval(
  values: readonly number[],
  isTreated: readonly boolean[],
): Shift | null {
  const indicator = isTreated.map(Number);
  const value = contrast(values, isTreated);
  const found = assignmentsOf(isTreated).map((treated) => ({
    ...{ difference: contrast(values, treated), overlap: contrast(indicator, treated) },
  }));
  const extreme = found.filter(({ overlap }) => Math.abs(overlap) > 1 - 1e-9).length;
  if (extreme / found.length > LEVEL) return null;
  const pValue = (shift: number) => {
    const least = Math.abs(value - shift) * (1 - 1e-9);
    let count = 0;
    for (const { difference, overlap } of found)
      if (Math.abs(difference - shift * overlap) >= least) count += 1;
    return count / found.length;
  };
  return {
    ...{ value, low: bound(value, -1, values, pValue), high: bound(value, 1, values, pValue) },
    ...{ pValue: pValue(0), assignments: found.length },
  };
}

/** The last shift in a direction that is not rejected, by halving. */
function bound(
  value: number,
  direction: 1 | -1,
  values: readonly number[],
  pValue: (shift: number) => number,
): number {
  let step = Math.max(...values) - Math.min(...values) || 1e-9;
  while (pValue(value + direction * step) > LEVEL) step *= 2;
  let [inside, outside] = [0, step];
  for (let half = 0; half < 50; half++) {
    const middle = (inside + outside) / 2;
    if (pValue(value + direction * middle) > LEVEL) inside = middle;
    else outside = middle;
  }
  return value + direction * outside;
}

/** Mean of the chosen less the mean of the others. */
function contrast(values: readonly number[], chosen: readonly boolean[]): number {
  let [sum, others, count] = [0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    if (chosen[at]) {
      sum += values[at]!;
      count += 1;
    } else others += values[at]!;
  }
  return sum / count - others / (values.length - count);
}

/** All assignments of as many units, or, of very many, drawn ones beside that of the test. */
function assignmentsOf(isTreated: readonly boolean[]): readonly (readonly boolean[])[] {
  const [units, treated] = [isTreated.length, isTreated.filter(Boolean).length];
  let possible = 1;
  for (let k = 1; k <= treated && possible <= MOST; k++)
    possible = (possible * (units - treated + k)) / k;
  if (possible <= MOST) return combinations(units, treated);
  const random = uniformStream(units, 'assignments');
  return [isTreated, ...Array.from({ length: MOST - 1 }, () => shuffled(isTreated, random))];
}

function combinations(units: number, treated: number): boolean[][] {
  if (treated === 0) return [Array<boolean>(units).fill(false)];
  if (treated > units) return [];
  return [
    ...combinations(units - 1, treated - 1).map((rest) => [true, ...rest]),
    ...combinations(units - 1, treated).map((rest) => [false, ...rest]),
  ];
}

function shuffled(flags: readonly boolean[], random: () => number): boolean[] {
  const mixed = [...flags];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
