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
  // Parts that are no parts of the total, or too large for the digits that are computed with: the largest takes the rest.
  if (Math.abs(missing) > parts.length) return withRest(rounded, unit.times(missing));
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

function withRest(parts: readonly Exact[], rest: Exact): Exact[] {
  const largest = parts.reduce(
    (at, part, index) => (part.abs().gt(parts[at]!.abs()) ? index : at),
    0,
  );
  return parts.map((part, index) => (index === largest ? part.plus(rest) : part));
}
