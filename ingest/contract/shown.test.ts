import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shown } from './shown.ts';

describe('shown', () => {
  it('shows texts and numbers as they are, the rest as JSON', () => {
    expect([shown('a'), shown(1.5), shown(null), shown(undefined), shown([1])]).toEqual([
      ...['a', '1.5', 'null', 'undefined', '[1]'],
    ]);
  });

  it('never throws, not even for an object that hides toString', () => {
    expect(shown({ toString: 1 })).toBe('{"toString":1}');
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof shown(value) === 'string'));
  });
});
