import type { Exact } from './exact.ts';
import { moneyText } from './money-text.ts';
import { wholeUnits } from './whole-units.ts';

/**
 * Rounds parts to micros so that they add up to `total` rounded, by largest remainder. An unknown part makes the sum unknown:
 * then each is rounded alone.
 */
export function wholeMicros(
  parts: readonly (Exact | null)[],
  total: Exact | null,
): (string | null)[] {
  if (total === null || parts.some((part) => part === null)) return parts.map(moneyText);
  return wholeUnits(parts as readonly Exact[], total, 6).map(moneyText);
}
