import { type Option, spendAtPrice, sum } from './option.ts';

/**
 * The best spends of exactly `budget` over concave options: the slope is the same λ wherever no bound holds. Null where
 * the bounds do not allow the budget.
 */
export function equalSlopes(options: readonly Option[], budget: number): number[] | null {
  return alongPrice((price) => options.map((one) => spendAtPrice(one, price)), budget);
}

/**
 * The spends of exactly `budget` among those that are best at some price of money, which fall as it rises. Null where none
 * of them add up to it.
 */
export function alongPrice(at: (price: number) => number[], budget: number): number[] | null {
  // Prices of e^±700 are as good as infinite and 0.
  let [cheap, dear] = [-700, 700];
  let most = at(0);
  let least = at(Number.POSITIVE_INFINITY);
  const slack = 1e-9 * Math.max(1, Math.abs(budget));
  if (budget < sum(least) - slack || budget > sum(most) + slack) return null;
  while (dear - cheap > 1e-15 * Math.max(1, Math.abs(cheap), Math.abs(dear))) {
    const middle = (cheap + dear) / 2;
    if (middle <= cheap || middle >= dear) break;
    const spends = at(Math.exp(middle));
    if (sum(spends) > budget) {
      cheap = middle;
      most = spends;
    } else {
      dear = middle;
      least = spends;
    }
  }
  // Straight curves jump at λ: what is left goes to them in proportion to their jumps.
  const [from, to] = [sum(least), sum(most)];
  const part = to > from ? Math.min(1, Math.max(0, (budget - from) / (to - from))) : 0;
  return least.map((spend, index) => spend + part * (most[index]! - spend));
}
