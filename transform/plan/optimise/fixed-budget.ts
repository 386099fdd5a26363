import { equalSlopes } from './equal-slopes.ts';
import { divideOnGrid, GRID_STEPS } from './grid.ts';
import { concavePart, isConcave, type Option, responseOf, sum } from './option.ts';

/** The spends with the largest response that add up to `budget`; null where the bounds do not allow it. */
export function fixedBudget(options: readonly Option[], budget: number): number[] | null {
  if (options.every(isConcave)) return equalSlopes(options, budget);
  const free = budget - sum(options.map(({ low }) => low));
  if (free <= 0) return equalSlopes(options.map(asConcave), budget);
  const step = free / GRID_STEPS;
  const grid = divideOnGrid(options, step);
  if (grid.best[GRID_STEPS] === Number.NEGATIVE_INFINITY) return null;
  return refined(options, budget, grid.spends(GRID_STEPS), step);
}

/**
 * From the hill that the grid found to its top. An S-shaped channel stays at its lower bound, or on the concave part of
 * its curve with equal slopes; one of them at most may stand on its steep part, and is looked for around its grid point.
 */
export function refined(
  options: readonly Option[],
  budget: number,
  onGrid: readonly number[],
  step: number,
): number[] | null {
  const around = options.map((option, index) => region(option, onGrid[index]!, step));
  const free = options.flatMap((option, index) => (isConcave(option) ? [] : [index]));
  // Each channel that the grid cut off at its bound leaves up to a step to the others.
  const reach = (options.length + 1) * step;
  const candidates = [
    equalSlopes(around, budget),
    ...free.map((index) => withOneFree(options, around, budget, index, onGrid[index]!, reach)),
  ];
  return candidates.reduce(
    (best, one) =>
      one && (!best || responseOf(options, one) > responseOf(options, best)) ? one : best,
    null,
  );
}

function region(option: Option, spend: number, step: number): Option {
  if (isConcave(option)) return option;
  if (spend <= option.low + step / 2) return { ...option, high: option.low };
  const concave = concavePart(option);
  // On a steep curve the last step of the grid stands for the bound itself.
  if (!concave && spend >= option.high - step) return { ...option, low: option.high };
  return concave && spend >= concave.low - step ? concave : { ...option, low: spend, high: spend };
}

const asConcave = (option: Option): Option =>
  isConcave(option) ? option : { ...option, high: option.low };

/** Golden-section search over the spend of one channel, the others at equal slopes on what is left. */
function withOneFree(
  options: readonly Option[],
  around: readonly Option[],
  budget: number,
  index: number,
  spend: number,
  reach: number,
): number[] | null {
  const others = around.filter((_, other) => other !== index);
  const { low, high } = options[index]!;
  const from = Math.max(low, spend - reach, budget - sum(others.map((one) => one.high)));
  const to = Math.min(high, spend + reach, budget - sum(others.map((one) => one.low)));
  if (from > to) return null;
  const spendsAt = (x: number) => {
    const rest = equalSlopes(others, budget - x);
    return rest && [...rest.slice(0, index), x, ...rest.slice(index)];
  };
  const value = (x: number) => {
    const spends = spendsAt(x);
    return spends ? responseOf(options, spends) : Number.NEGATIVE_INFINITY;
  };
  const inner = goldenSection(value, from, to);
  const best = [from, to].reduce((so, x) => (value(x) > value(so) ? x : so), inner);
  return spendsAt(best);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

function goldenSection(value: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let [atLeft, atRight] = [value(left), value(right)];
  while (high - low > 1e-9 * Math.max(1, Math.abs(high))) {
    if (atLeft >= atRight) {
      high = right;
      [right, atRight] = [left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = value(left);
    } else {
      low = left;
      [left, atLeft] = [right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = value(right);
    }
  }
  return (low + high) / 2;
}
