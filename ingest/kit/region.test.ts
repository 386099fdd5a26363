import { expect, it } from 'vitest';
import { countryCode, regionOf } from './region.ts';

it.each([
  ['Russia', 'RU'],
  ['France', 'FR'],
  ['United Kingdom', 'GB'],
  ['Germany', 'DE'],
  ['Serbia', 'RS'],
  ['Vietnam', 'VN'],
  ['Türkiye', 'TR'],
  ['Bosnia and Herzegovina', 'BA'],
  ['uk', 'GB'],
  ['su', 'RU'],
  ['tr', 'TR'],
  ['European Union', undefined],
  ['zz', undefined],
  ['Atlantis', undefined],
  ['(not set)', undefined],
])('reads %s as %s', (told, code) => {
  expect(countryCode(told)).toBe(code);
});

it('gives every country back whose English name it is told', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((other) => countryCode(one + other)));
  const known = [...new Set(codes.filter((code) => code !== undefined))];
  expect(known.length).toBeGreaterThan(240);
  expect(known.map((code) => countryCode(names.of(code)))).toEqual(known);
});

it('keeps what is told of a place', () => {
  expect(regionOf({ country: 'Germany', city: ' Berlin ' })).toEqual({
    country: 'DE',
    city: 'Berlin',
  });
  expect(regionOf({ country: '', region: '(not set)' })).toBeUndefined();
});
