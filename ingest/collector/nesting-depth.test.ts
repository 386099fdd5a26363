import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeJson, nestsDeeper } from './nesting-depth.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('nestsDeeper', () => {
  it('agrees with the parsed value, whatever stands in its strings', () => {
    const tricky = fc.oneof(fc.string(), fc.constantFrom('[[[', '}"{', '\\', '\\"[', 'я[ю{'));
    const value = fc.jsonValue({ maxDepth: 8 });
    fc.assert(
      fc.property(value, tricky, (inner, text) => {
        const whole = { [text]: [text, inner] };
        const depth = depthOf(JSON.parse(JSON.stringify(whole)));
        const body = bytes(JSON.stringify(whole, null, 1));
        expect(nestsDeeper(body, depth)).toBe(false);
        expect(nestsDeeper(body, depth - 1)).toBe(true);
      }),
    );
  });

  it('reads lines of JSON one by one', () => {
    expect(nestsDeeper(bytes('{"a":[1]}\n'.repeat(100)), 2)).toBe(false);
  });
});

describe('looksLikeJson', () => {
  it.each([
    ['{}', true],
    [' \n\t[1]', true],
    ['\ufeff{}', true],
    ['a=1&b={}', false],
    ['"text"', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(looksLikeJson(bytes(text))).toBe(expected);
  });
});
