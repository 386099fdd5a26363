import { Decimal } from 'decimal.js';

/** Decimal arithmetic of money: 60 significant digits, so that only the last rounding to micros is seen. */
export const Exact = Decimal.clone({
  precision: 60,
  rounding: Decimal.ROUND_HALF_UP,
  maxE: 9_000,
  minE: -9_000,
});
export type Exact = Decimal;

export const ZERO = new Exact(0);
export const ONE = new Exact(1);

/** Sum that is unknown as soon as one of its parts is. */
export function sumKnown(parts: Iterable<Exact | null>): Exact | null {
  let sum: Exact | undefined;
  for (const part of parts) {
    if (part === null) return null;
    sum = sum ? sum.plus(part) : part;
  }
  return sum ?? ZERO;
}

/** A quotient, or null where it does not exist or is unknown. */
export function ratio(part: Exact | null, whole: Exact | null): Exact | null {
  return part === null || whole === null || whole.isZero() ? null : part.div(whole);
}

export const numberOf = (value: Exact | null): number | null => value?.toNumber() ?? null;
