import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, marginOf, marginRate } from './margin-rate.ts';
import { scaled } from './ratio.ts';

describe('a margin rate', () => {
  it.each([
    ['0.35', 100_000_001n, 35_000_000n, 65_000_001n],
    ['0.5', 1n, 1n, 1n],
    ['0.5', -1n, -1n, -1n],
    ['0', 77n, 0n, 77n],
    ['1', 77n, 77n, 0n],
  ])('%s of %s', (rate, net, margin, cost) => {
    expect([marginOf(net, rate), costOf(net, rate)]).toEqual([margin, cost]);
  });

  it('is unknown where it is not configured', () => {
    expect([marginOf(5n, undefined), costOf(5n, undefined)]).toEqual([null, null]);
  });

  it('is a decimal text between 0 and 1', () => {
    for (const rate of ['0', '0.35', '1', '1.000000']) expect(marginRate.parse(rate)).toBe(rate);
    for (const rate of ['1.01', '-0.1', '.5', '0.1234567', '35%', '', 0.35])
      expect(marginRate.safeParse(rate).success).toBe(false);
  });
});

describe('scaled', () => {
  it('rounds half away from zero, whatever the signs', () => {
    expect([scaled(5n, 1n, 2n), scaled(-5n, 1n, 2n), scaled(5n, 1n, -2n)]).toEqual([3n, -3n, -3n]);
    expect([scaled(-5n, -1n, 2n), scaled(4n, 1n, 3n), scaled(4n, 1n, 0n)]).toEqual([3n, 1n, 0n]);
  });

  it('is never off by more than half', () => {
    const any = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    fc.assert(
      fc.property(any, any, fc.bigInt({ min: 1n, max: 10n ** 12n }), (amount, n, d) => {
        const off = 2n * (scaled(amount, n, d) * d - amount * n);
        expect(off <= d && -off <= d).toBe(true);
      }),
    );
  });
});
