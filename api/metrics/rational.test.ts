import { describe, expect, it } from 'vitest';
import { rational, scaled, toNumber } from './rational.ts';

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
  });
});
