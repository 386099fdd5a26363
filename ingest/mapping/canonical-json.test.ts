import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  it('is equal for members in any order, at any depth', () => {
    const text = '{"a":[{"c":null,"d":"\\"x"}],"b":1}';
    expect(canonicalJson({ b: 1, a: [{ d: '"x', c: null }] })).toBe(text);
    expect(JSON.parse(text)).toEqual({ b: 1, a: [{ d: '"x', c: null }] });
  });

  it('keeps the order of lists, and leaves undefined members out', () => {
    expect(canonicalJson([2, 1, undefined])).toBe('[2,1,null]');
    expect(canonicalJson({ a: undefined, b: false })).toBe('{"b":false}');
  });
});
