import { describe, expect, it } from 'vitest';
import { formula } from './formula.ts';
import { type Rational, rational, toNumber } from './rational.ts';

const values: Record<string, Rational | null> = {
  a: rational(10n),
  b: rational(4n),
  zero: rational(0n),
  third: rational(1n, 3n),
  unknown: null,
};
const evaluated = (text: string) => {
  const result = formula(text).evaluate((name) => values[name] ?? null);
  return result && toNumber(result);
};

describe('formula', () => {
  it('knows precedence, parentheses and order', () => {
    expect(evaluated('a - b / a')).toBe(9.6);
    expect(evaluated('(a - b) / a')).toBe(0.6);
    expect(evaluated('a - b - b')).toBe(2);
    expect(evaluated('a / b / b')).toBe(0.625);
    expect(evaluated('a * third + b')).toBe(22 / 3);
  });

  it('is null when a part is unknown or a divisor is zero', () => {
    expect(evaluated('a / zero')).toBeNull();
    expect(evaluated('zero / a')).toBe(0);
    expect(evaluated('(a - unknown) / b')).toBeNull();
  });

  it('stays exact where doubles do not', () => {
    expect(evaluated('third + third + third')).toBe(1);
  });

  it('names what it is made of', () => {
    expect(formula('(a - b) / b').names).toEqual(['a', 'b']);
  });

  it.each(['a +', '(a', 'a b', '', '2 * a', 'a)'])('refuses %j', (text) => {
    expect(() => formula(text)).toThrow(/cannot be read/);
  });
});
