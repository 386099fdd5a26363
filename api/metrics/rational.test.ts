import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, divide, rational, scaled, subtract, toNumber } from './rational.ts';

describe('rational', () => {
  it('rounds half away from zero', () => {
    expect(scaled(rational(1n, 2n), 1n)).toBe(1n);
    expect(scaled(rational(-1n, 2n), 1n)).toBe(-1n);
    expect(scaled(rational(49n, 100n), 1n)).toBe(0n);
    expect(scaled(rational(100n, 3n), 1_000_000n)).toBe(33_333_333n);
  });

  it('gives the nearest double for large and small fractions alike', () => {
    expect(toNumber(rational(1n, 3n))).toBe(1 / 3);
    expect(toNumber(rational(-7n, -2n))).toBe(3.5);
    expect(toNumber(rational(2n * 10n ** 30n, 10n ** 31n))).toBe(0.2);
    expect(toNumber(rational(10n ** 22n + 1n, 3n * 10n ** 22n))).toBeCloseTo(1 / 3, 15);
    expect(toNumber(rational(0n, 5n))).toBe(0);
    expect(toNumber(rational(0n, 5n * 10n ** 30n))).toBe(0);
    // 2^53 + 1 is the middle of two doubles, of which the even one is taken; the least more is nearer to the other.
    const middle = 2n ** 53n + 1n;
    expect(toNumber(rational(middle * 10n ** 20n, 10n ** 20n))).toBe(2 ** 53);
    expect(toNumber(rational(middle * 10n ** 20n + 1n, 10n ** 20n))).toBe(2 ** 53 + 2);
    expect(toNumber(rational(-(middle * 10n ** 20n + 1n), 10n ** 20n))).toBe(-(2 ** 53 + 2));
  });

  it('is the double that the decimals of a fraction are read as', () => {
    const large = fc.bigInt({ min: 1n, max: 10n ** 40n });
    fc.assert(
      fc.property(large, large, (numerator, denominator) => {
        // 60 digits after the point, which the runtime reads to the nearest double.
        const decimals = scaled(rational(numerator, denominator), 10n ** 60n);
        expect(toNumber(rational(numerator, denominator))).toBe(Number(`${decimals}e-60`));
      }),
    );
  });

  it('says the same of one scale and of two', () => {
    const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 1n, max: 10n ** 9n }), (a, b, scale) => {
        const [one, other] = [rational(a, scale), rational(b, scale)];
        // The same number at another scale.
        const wide = rational(3n * b, 3n * scale);
        for (const of of [add, subtract, divide]) {
          const [near, far] = [of(one, other), of(one, wide)];
          if (near === null || far === null) expect(near).toBe(far);
          else expect(near.numerator * far.denominator).toBe(far.numerator * near.denominator);
        }
      }),
    );
  });
});
