/** An exact fraction. The denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function rational(numerator: bigint, denominator = 1n): Rational {
  return denominator < 0n
    ? { numerator: -numerator, denominator: -denominator }
    : { numerator, denominator };
}

/** Most amounts that meet have one scale. It is kept out of the numbers, so that they stay as small as doubles hold them. */
export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
  return rational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, rational(-b.numerator, b.denominator));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Null where the divisor is zero: such a ratio is not known, and it is not infinite. */
export function divide(a: Rational, b: Rational): Rational | null {
  if (b.numerator === 0n) return null;
  // As above.
  if (a.denominator === b.denominator) return rational(a.numerator, b.numerator);
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** The value times `scale`, rounded half away from zero. */
export function scaled({ numerator, denominator }: Rational, scale: bigint): bigint {
  const magnitude = (numerator < 0n ? -numerator : numerator) * scale;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** More than a double keeps, so that what is cut off decides nothing but a tie. */
const KEPT_BITS = 66;

/** A double of a smaller fraction would be nothing. */
const MOST_BITS = 1_000;

/** The nearest double. */
export function toNumber(value: Rational): number {
  const { numerator, denominator } = value;
  // Of two numbers that are exact doubles, a division is right to the last bit.
  if (numerator <= SAFE && numerator >= -SAFE && denominator <= SAFE)
    return Number(numerator) / Number(denominator);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const distance = Math.log2(Number(denominator)) - Math.log2(Number(magnitude));
  const shift = Math.max(0, KEPT_BITS + Math.ceil(distance));
  if (!(shift <= MOST_BITS)) return Number(`${scaled(value, 10n ** 40n)}e-40`);
  const shifted = magnitude << BigInt(shift);
  const quotient = shifted / denominator;
  // The last bit says that something was cut off: what lies between two doubles is never taken for their middle.
  const kept = quotient * denominator === shifted ? quotient : quotient | 1n;
  const found = Number(kept) / 2 ** shift;
  return numerator < 0n ? -found : found;
}
