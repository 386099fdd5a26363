import { describe, expect, it } from 'vitest';
import { nearest, probablyMeant } from './nearest.ts';

const COLUMNS = ['path', 'total_conversions', 'total_conversion_value', 'total_null'] as const;
const SETTINGS = ['port', 'timezone', 'currency', 'host'];

describe('nearest', () => {
  it.each([
    ['Paths', 'path'],
    ['total_nulls', 'total_null'],
    ['total_conversion', 'total_conversions'],
    ['conversion_value', 'total_conversion_value'],
    ['completely different', 'total_conversions'],
  ])('of %s is %s', (written, expected) => {
    expect(nearest(written, COLUMNS)).toBe(expected);
  });

  it('is the first of equally near ones', () => {
    expect(nearest('c', ['a', 'b'])).toBe('a');
  });
});

describe('probablyMeant', () => {
  it.each([
    ['prot', 'port'],
    ['PORT', 'port'],
    ['timezon', 'timezone'],
    ['currencyy', 'currency'],
  ])('takes %s for %s', (name, meant) => {
    expect(probablyMeant(name, SETTINGS)).toBe(meant);
  });

  it('guesses nothing where nothing is near', () => {
    expect(probablyMeant('colour', SETTINGS)).toBeUndefined();
  });

  it('bears more edits in a long name than in a short one', () => {
    // Two edits from a name of five letters, which bears one; three from a name of nine, which bears three.
    expect(probablyMeant('abcdefg', ['abcde', 'abcxefgyz'])).toBe('abcxefgyz');
  });
});
