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

export function add(a: Rational, b: Rational): Rational {
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
  return b.numerator === 0n
    ? null
    : rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** The value times `scale`, rounded half away from zero. */
export function scaled({ numerator, denominator }: Rational, scale: bigint): bigint {
  const magnitude = (numerator < 0n ? -numerator : numerator) * scale;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The nearest double; both sides are made small enough first for one division to be exact to the last bit. */
export function toNumber(value: Rational): number {
  const divisor = gcd(value.numerator < 0n ? -value.numerator : value.numerator, value.denominator);
  const numerator = value.numerator / divisor;
  const denominator = value.denominator / divisor;
  if (numerator <= SAFE && numerator >= -SAFE && denominator <= SAFE)
    return Number(numerator) / Number(denominator);
  const digits = scaled({ numerator, denominator }, 10n ** 40n);
  return Number(`${digits}e-40`);
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y) [x, y] = [y, x % y];
  return x || 1n;
}
