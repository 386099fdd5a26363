import { fixedBudget } from './fixed-budget.ts';
import { divideOnGrid, GRID_STEPS } from './grid.ts';
import { type AtPrice, atPriceWithin } from './groups.ts';
import { isConcave, type Option, responseOf, sum } from './option.ts';

export type MinRomi =
  | { readonly status: 'optimal'; readonly spends: readonly number[] }
  | { readonly status: 'not_reachable'; readonly bestRomi: number | null };

/**
 * The largest response whose ROMI (Σf / Σx − 1) is `target` or more.
 * @param at best spends at a price, within the bounds of groups where there are some.
 */
export function minRomi(
  options: readonly Option[],
  target: number,
  at: AtPrice = atPriceWithin(options, []),
): MinRomi {
  const highs = at(0);
  const surplus = (spends: readonly number[]) =>
    responseOf(options, spends) - (1 + target) * sum(spends);
  if (sum(highs) > 0 && surplus(highs) >= 0) return { status: 'optimal', spends: highs };
  const most = at(1 + target);
  const slack = 1e-12 * Math.max(1, responseOf(options, most));
  if (sum(most) === 0 || surplus(most) < -slack)
    return { status: 'not_reachable', bestRomi: bestRomi(options, at) };
  const spends = options.every(isConcave)
    ? alongPrices(at, most, surplus, 1 + target)
    : alongBudgets(options, most, surplus);
  return { status: 'optimal', spends };
}

/** As the price of money falls from 1 + target to 0, the surplus falls from its most: the spends where it is 0. */
function alongPrices(
  at: AtPrice,
  most: readonly number[],
  surplus: (spends: readonly number[]) => number,
  price: number,
): number[] {
  let [low, high] = [0, price];
  let within = [...most];
  let beyond = at(0);
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    const spends = at(middle);
    if (surplus(spends) >= 0) {
      high = middle;
      within = spends;
    } else {
      low = middle;
      beyond = spends;
    }
  }
  return between(within, beyond, surplus);
}

/** The last point on the way from spends with a surplus to spends without: straight curves jump at one price. */
function between(
  within: readonly number[],
  beyond: readonly number[],
  surplus: (spends: readonly number[]) => number,
): number[] {
  const at = (part: number) =>
    within.map((spend, index) => spend + part * (beyond[index]! - spend));
  let [low, high] = [0, 1];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (surplus(at(middle)) >= 0) low = middle;
    else high = middle;
  }
  return at(low);
}

/** Where curves are S-shaped: the largest budget whose best division still has the ROMI. */
function alongBudgets(
  options: readonly Option[],
  most: readonly number[],
  surplus: (spends: readonly number[]) => number,
): number[] {
  const least = sum(options.map(({ low }) => low));
  const step = (sum(options.map(({ high }) => high)) - least) / GRID_STEPS;
  const grid = divideOnGrid(options, step);
  let last = GRID_STEPS;
  while (last > 0 && surplus(grid.spends(last)) < 0) last -= 1;
  let low = Math.max(sum(most), least + last * step);
  let high = Math.max(low, least + Math.min(GRID_STEPS, last + 1) * step);
  let spends = sum(most) >= low ? [...most] : (fixedBudget(options, low) ?? [...most]);
  for (let round = 0; round < 40 && high - low > 1e-9 * high; round++) {
    const middle = (low + high) / 2;
    const tried = fixedBudget(options, middle);
    if (tried && surplus(tried) >= 0) {
      low = middle;
      spends = tried;
    } else high = middle;
  }
  return spends;
}

/**
 * The largest ROMI that the bounds allow [Dinkelbach 1967]: the best spends at the price of the ROMI before have a larger
 * one, until it stays. At spends that shrink to 0 it is the limit.
 */
function bestRomi(options: readonly Option[], at: AtPrice): number | null {
  let spends = at(0);
  let best: number | null = null;
  for (let round = 0; round < 200; round++) {
    const total = sum(spends);
    if (total <= 0) break;
    const ratio = responseOf(options, spends) / total;
    if (best !== null && ratio <= best * (1 + 1e-14)) break;
    best = ratio;
    spends = at(ratio);
  }
  return best === null ? null : best - 1;
}
