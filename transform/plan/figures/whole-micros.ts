import { Exact } from './exact.ts';
import { moneyText } from './money-text.ts';

const MICRO = new Exact('0.000001');

/**
 * Rounds parts to micros so that they add up to `total` rounded: each is rounded down, and the micros left go to the
 * largest remainders, of equal ones to the earlier. An unknown part makes the sum unknown: then each is rounded alone.
 */
export function wholeMicros(
  parts: readonly (Exact | null)[],
  total: Exact | null,
): (string | null)[] {
  if (total === null || parts.some((part) => part === null)) return parts.map(moneyText);
  const exact = parts as readonly Exact[];
  const floors = exact.map((part) => part.toDecimalPlaces(6, Exact.ROUND_FLOOR));
  const missing = floors
    .reduce((so, part) => so.minus(part), total.toDecimalPlaces(6))
    .div(MICRO)
    .toNumber();
  const order = exact
    .map((part, index) => ({ index, remainder: part.minus(floors[index]!) }))
    .sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index);
  for (let at = 0; at < missing && order.length > 0; at++) {
    const { index } = order[at % order.length]!;
    floors[index] = floors[index]!.plus(MICRO);
  }
  return floors.map(moneyText);
}
