import { alongPrice } from './equal-slopes.ts';
import { bestAtPrice, isConcave, type Option, spendAtPrice, sum } from './option.ts';

/** Channels whose spends together stay between two bounds. */
export interface Group {
  /** Places among the options. */
  readonly members: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** Spends that are best where another unit of money costs `price`. */
export type AtPrice = (price: number) => number[];

/**
 * Best spends at a price under the bounds of groups: a group whose members would spend too much or too little at it spends
 * its bound, at the one price of its own that comes to that. Groups share no channel, and their curves are concave, so that
 * this is the optimum [Boyd, Vandenberghe 2004, section 5.5.3].
 */
export function atPriceWithin(options: readonly Option[], groups: readonly Group[]): AtPrice {
  return (price) => {
    const spends = options.map((one) => at(one, price));
    for (const { members, low, high } of groups) {
      const total = sum(members.map((index) => spends[index]!));
      if (total >= low && total <= high) continue;
      const own = members.map((index) => options[index]!);
      const inside = alongPrice(
        (inner) => own.map((one) => spendAtPrice(one, inner)),
        total > high ? high : low,
      );
      for (const [at, index] of members.entries()) spends[index] = inside?.[at] ?? spends[index]!;
    }
    return spends;
  };
}

function at(option: Option, price: number): number {
  const isBound = price === 0 || price === Number.POSITIVE_INFINITY;
  return isBound || isConcave(option) ? spendAtPrice(option, price) : bestAtPrice(option, price);
}
