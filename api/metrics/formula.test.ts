import { describe, expect, it } from 'vitest';
import { type Evaluated, formula } from './formula.ts';
import { rational, toNumber } from './rational.ts';

const values: Record<string, Evaluated> = {
  a: rational(10n),
  b: rational(4n),
  zero: rational(0n),
  third: rational(1n, 3n),
  unknown: 'unknown',
  unpaid: 'not_applicable',
};
const evaluated = (text: string) => {
  const result = formula(text).evaluate((name) => values[name] ?? 'unknown');
  return typeof result === 'string' ? result : toNumber(result);
};

describe('formula', () => {
  it('knows precedence, parentheses and order', () => {
    expect(evaluated('a - b / a')).toBe(9.6);
    expect(evaluated('(a - b) / a')).toBe(0.6);
    expect(evaluated('a - b - b')).toBe(2);
    expect(evaluated('a / b / b')).toBe(0.625);
    expect(evaluated('a * third + b')).toBe(22 / 3);
    expect(evaluated('1000 * a / b')).toBe(2500);
  });

  it('says why it has no value', () => {
    expect(evaluated('a / zero')).toBe('nothing_to_divide_by');
    expect(evaluated('zero / a')).toBe(0);
    expect(evaluated('(a - unknown) / b')).toBe('unknown');
    expect(evaluated('(unknown - unpaid) / unpaid')).toBe('not_applicable');
    expect(evaluated('unknown / zero')).toBe('unknown');
  });

  it('stays exact where doubles do not', () => {
    expect(evaluated('third + third + third')).toBe(1);
  });

  it('names what it is made of', () => {
    expect(formula('2 * (a - b) / b').names).toEqual(['a', 'b']);
  });

  it.each(['a +', '(a', 'a b', '', '2a', 'a 2', '1.5 * a', 'a)'])('refuses %j', (text) => {
    expect(() => formula(text)).toThrow(/cannot be read/);
  });
});
