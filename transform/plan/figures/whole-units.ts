import { Exact } from './exact.ts';

/**
 * Rounds parts to so many digits so that they add up to `total` rounded: each is rounded down, and the units left go to the
 * largest remainders, of equal ones to the earlier. A total that was itself rounded with others may be less than the parts
 * rounded down: then the smallest remainders give the units back.
 */
export function wholeUnits(parts: readonly Exact[], total: Exact, digits: number): Exact[] {
  const unit = new Exact(10).pow(-digits);
  const rounded = parts.map((part) => part.toDecimalPlaces(digits, Exact.ROUND_FLOOR));
  const missing = rounded
    .reduce((so, part) => so.minus(part), total.toDecimalPlaces(digits))
    .div(unit)
    .toNumber();
  const order = parts
    .map((part, index) => ({ index, remainder: part.minus(rounded[index]!) }))
    .sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index);
  for (let at = 0; at < missing && order.length > 0; at++) {
    const { index } = order[at % order.length]!;
    rounded[index] = rounded[index]!.plus(unit);
  }
  for (let at = 0; at < -missing && order.length > 0; at++) {
    const { index } = order[order.length - 1 - (at % order.length)]!;
    rounded[index] = rounded[index]!.minus(unit);
  }
  return rounded;
}
