import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

describe('nearest', () => {
  it.each([
    ['prot', 'port'],
    ['PORT', 'port'],
    ['timezon', 'timezone'],
    ['currencyy', 'currency'],
  ])('takes %s for %s', (name, meant) => {
    expect(nearest(name, ['port', 'timezone', 'currency', 'host'])).toBe(meant);
  });

  it('guesses nothing where nothing is near', () => {
    expect(nearest('colour', ['port', 'timezone', 'currency', 'host'])).toBeUndefined();
  });
});
