import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMicros, toCurrency, toMicros } from './money.ts';

describe('toMicros', () => {
  it.each([
    ['12.34', 12_340_000n],
    ['-12.34', -12_340_000n],
    ['+0.5', 500_000n],
    [' 7 ', 7_000_000n],
    ['.25', 250_000n],
    ['3.', 3_000_000n],
    [0.1, 100_000n],
    [1e21, 1_000_000_000_000_000_000_000_000_000n],
    ['9007199254740993.000001', 9_007_199_254_740_993_000_001n],
  ])('%j is %s micros', (value, micros) => {
    expect(toMicros(value)).toBe(micros);
  });

  it.each([
    ['1.5e3', 1_500_000_000n],
    ['15E-1', 1_500_000n],
    ['1e-6', 1n],
    ['1e-7', 0n],
    [1e-7, 0n],
    ['12e+2', 1_200_000_000n],
  ])('reads the exponent of %j', (value, micros) => {
    expect(toMicros(value)).toBe(micros);
  });

  it.each([
    ['0.0000004', 0n],
    ['0.0000005', 1n],
    ['-0.0000005', -1n],
    ['-0.0000004', 0n],
    ['1.9999995', 2_000_000n],
    ['2.5e-6', 3n],
    ['-2.5e-6', -3n],
    ['28.070000499', 28_070_000n],
  ])('rounds the seventh digit of %j half away from zero', (value, micros) => {
    expect(toMicros(value)).toBe(micros);
  });

  it.each(['', ' ', '.', '-', '1,5', '1 000', '0x10', '1e', '1e9999', 'NaN', Infinity, Number.NaN])(
    'refuses %j',
    (value) => {
      expect(() => toMicros(value, 'price')).toThrow(
        expect.objectContaining({
          code: 'money_unreadable',
          detail: expect.objectContaining({ field: 'price' }),
        }),
      );
    },
  );

  const strange: readonly unknown[] = [null, undefined, true, [], {}, { toString: 1 }];
  it.each(strange.map((value) => ({ value })))('refuses $value', ({ value }) => {
    expect(() => toMicros(value)).toThrow(expect.objectContaining({ code: 'money_unreadable' }));
  });
});

describe('formatMicros', () => {
  it.each([
    [0n, '0.00'],
    [1n, '0.000001'],
    [-1n, '-0.000001'],
    [1_234_560_000n, '1234.56'],
    [36_153_217n, '36.153217'],
    [-500_000n, '-0.50'],
    [1_230_000n, '1.23'],
    [1_234_000n, '1.234'],
  ])('%s is %s', (micros, text) => {
    expect(formatMicros(micros)).toBe(text);
  });

  it('is undone by toMicros', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (micros) => {
        expect(toMicros(formatMicros(micros))).toBe(micros);
        expect(formatMicros(micros)).toMatch(/^-?\d+\.\d{2,6}$/);
      }),
    );
  });
});

describe('toCurrency', () => {
  it('gives the ISO code of what vendors write', () => {
    expect(['EUR', ' usd ', 'RUR', 'руб.', 'tl'].map((code) => toCurrency(code))).toEqual([
      ...['EUR', 'USD', 'RUB', 'RUB', 'TRY'],
    ]);
  });

  it.each(['', '€', 'EURO', 'E1R', null, 978, { toString: 1 }])('refuses %j', (code) => {
    expect(() => toCurrency(code, 'currency')).toThrow(
      expect.objectContaining({ code: 'currency_unknown' }),
    );
  });
});
