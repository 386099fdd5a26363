import { expect, it } from 'vitest';
import { wellFormed } from './well-formed.ts';

it('replaces halves of surrogate pairs at any depth, in names too, and nothing else', () => {
  const value = {
    text: 'Anna \ud83d',
    list: ['\ude00 first', { 'key\ud800': 'x' }],
    whole: '\u{1f600}',
    money: 12n,
    none: null,
    nul: 'a\u0000b\u2028',
  };
  expect(wellFormed(value)).toEqual({
    text: 'Anna \ufffd',
    list: ['\ufffd first', { 'key\ufffd': 'x' }],
    whole: '\u{1f600}',
    money: 12n,
    none: null,
    nul: 'a\u0000b\u2028',
  });
});

it('gives back what is well formed as it is', () => {
  const value = { a: ['b', { c: 'd' }], e: 1 };
  expect(wellFormed(value)).toBe(value);
});
