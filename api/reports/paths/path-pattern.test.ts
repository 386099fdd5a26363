import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../problems/problems.ts';
import { pathPattern, STEP_END } from './path-pattern.ts';

/** RE2 as written for the warehouse, in the words of this language. */
function matches(pattern: string, path: readonly string[]): boolean {
  const expression = new RegExp(pathPattern(pattern).replace('(?is)', ''), 'isu');
  return expression.test(path.map((step) => `${step}${STEP_END}`).join(''));
}

/** The same said step by step, without an expression. */
function agrees(pattern: readonly string[], path: readonly string[]): boolean {
  const [step, ...rest] = pattern;
  if (step === undefined) return path.length === 0;
  if (step === '…')
    return Array.from({ length: path.length + 1 }, (_, at) => at).some((at) =>
      agrees(rest, path.slice(at)),
    );
  const [first, ...others] = path;
  return first !== undefined && likens(step, first) && agrees(rest, others);
}

function likens(step: string, channel: string): boolean {
  const [head, ...tail] = step;
  if (head === undefined) return channel === '';
  if (head === '*')
    return Array.from({ length: channel.length + 1 }, (_, at) => at).some((at) =>
      likens(tail.join(''), channel.slice(at)),
    );
  return (
    head.toLowerCase() === channel[0]?.toLowerCase() && likens(tail.join(''), channel.slice(1))
  );
}

describe('pathPattern', () => {
  it.each([
    ['Paid Search', 'Paid Search', true],
    ['paid search', 'Paid Search', true],
    ['прямые', 'Прямые', true],
    ['Paid', 'Paid Search', false],
    ['Paid*', 'Paid Search', true],
    ['Paid*', 'Paid Search,Email', false],
    ['Paid* > Email', 'Paid Search,Email', true],
    ['… > Email', 'Email', true],
    ['... > Email', 'Direct,Direct,Email', true],
    ['Email > …', 'Direct,Email', false],
    ['Email>…>Direct', 'Email,Paid Search,Direct', true],
    ['…', '', true],
    ['*', '', false],
    ['A.B', 'AxB', false],
    ['A(2)', 'A(2)', true],
    ['[a-z]+', 'a', false],
    // As the pages call them, in Russian and in Turkish.
    ['Платный поиск > … > Прямые*', 'Paid Search,Email,Direct', true],
    ['платн*', 'Paid Social', true],
    ['платн*', 'Organic Search', false],
    ['ÜCRETLİ ARAMA', 'Paid Search', true],
    ['ücretli* > doğrudan', 'Paid Social,Direct', true],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path === '' ? [] : path.split(','))).toBe(expected);
  });

  it('says the same as going step by step', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'B', '.', '(', '\\', '|'),
      minLength: 1,
      maxLength: 3,
    });
    const step = fc.oneof(
      fc.constant('…'),
      fc.string({
        unit: fc.constantFrom('a', 'b', '*', '.', '(', '\\', '|'),
        minLength: 1,
        maxLength: 2,
      }),
    );
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 4 }),
        fc.array(letters, { maxLength: 4 }),
        (pattern, path) => {
          expect(matches(pattern.join(' > '), path)).toBe(agrees(pattern, path));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['', 'Email >', '> Email', 'Email > > Direct', Array(51).fill('*').join('>')])(
    'refuses %j',
    (pattern) => {
      expect(() => pathPattern(pattern)).toThrow(ProblemError);
      expect(() => pathPattern(pattern)).toThrow(
        expect.objectContaining({ errors: [expect.objectContaining({ field: 'match' })] }),
      );
    },
  );
});
