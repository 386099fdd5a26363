import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalDecimals, subtractDecimals } from './decimal.ts';

describe('decimals', () => {
  it('subtracts without a float', () => {
    expect(subtractDecimals('0.30', '0.10')).toBe('0.20');
    expect(subtractDecimals('1.00', '1.005')).toBe('-0.005');
    expect(() => subtractDecimals('1e5', '1')).toThrow(RangeError);
  });

  it('agrees with whole numbers of cents', () => {
    const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    const text = (value: bigint) => {
      const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
      return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    };
    fc.assert(
      fc.property(cents, cents, (left, right) => {
        expect(subtractDecimals(text(left), text(right))).toBe(text(left - right));
      }),
    );
  });

  it('knows one amount in two spellings', () => {
    expect(equalDecimals('5', '5.00')).toBe(true);
    expect(equalDecimals('5.001', '5.00')).toBe(false);
  });
});
