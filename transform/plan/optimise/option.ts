import type { Curve } from '../response/curve.ts';

/** A channel that an optimiser may give between `low` and `high`. */
export interface Option {
  readonly curve: Curve;
  readonly low: number;
  readonly high: number;
}

export const sum = (values: readonly number[]): number =>
  values.reduce((so, value) => so + value, 0);

export const responseOf = (options: readonly Option[], spends: readonly number[]): number =>
  sum(options.map(({ curve }, index) => curve.value(spends[index]!)));

/** Whether the next unit always brings at most what the one before did. */
export const isConcave = ({ curve, low, high }: Option): boolean =>
  curve.concaveFrom <= low || low === high;

/** The part of an option's range on which it is concave; null where there is none. */
export function concavePart(option: Option): Option | null {
  const low = Math.max(option.low, option.curve.concaveFrom);
  return low <= option.high ? { ...option, low } : null;
}

/**
 * The spend at which f(x) − price · x is largest: where f' = price, or a bound. Of an S-shaped curve that is either the
 * lower bound or a spend past its knee; equal slopes alone would not tell.
 */
export function bestAtPrice(option: Option, price: number): number {
  const concave = concavePart(option);
  const worth = (x: number) => option.curve.value(x) - price * x;
  const candidates = [option.low, ...(concave ? [stationary(concave, price)] : [option.high])];
  return candidates.reduce((best, x) => (worth(x) > worth(best) ? x : best));
}

/**
 * The best spend of a concave option at a price of money: all that the bounds allow where money costs nothing, also along a
 * curve that is flat, and as little where it is dear without end.
 */
export function spendAtPrice(option: Option, price: number): number {
  if (price === 0) return option.high;
  return price === Number.POSITIVE_INFINITY ? option.low : stationary(option, price);
}

/** On a concave range: the spend at which the slope falls to `price`. */
export function stationary({ curve, low, high }: Option, price: number): number {
  if (curve.slope(low) <= price) return low;
  if (curve.slope(high) > price) return high;
  let [from, to] = [low, high];
  while (to - from > Number.EPSILON * to) {
    const middle = from + (to - from) / 2;
    if (middle <= from || middle >= to) break;
    if (curve.slope(middle) > price) from = middle;
    else to = middle;
  }
  return from + (to - from) / 2;
}
