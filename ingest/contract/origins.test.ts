import { expect, it } from 'vitest';
import { allowsOrigin, origins } from './origins.ts';

it.each([
  [[], 'https://anything.example', true],
  [[], 'null', true],
  [['https://shop.example'], 'https://shop.example', true],
  [['https://shop.example'], 'HTTPS://Shop.example', true],
  [['https://shop.example'], 'http://shop.example', false],
  [['https://shop.example'], 'https://shop.example:8443', false],
  [['https://shop.example'], 'https://shop.example.evil.example', false],
  [['shop.example'], 'http://shop.example', true],
  [['shop.example'], 'https://www.shop.example', false],
  [['*.shop.example'], 'https://www.shop.example', true],
  [['*.shop.example'], 'https://shop.example', true],
  [['*.shop.example'], 'https://evilshop.example', false],
  [['shop.example'], 'null', false],
])('%j and %s: %s', (allowed, origin, expected) => {
  expect(allowsOrigin(allowed, origin)).toBe(expected);
});

it('is refused as a setting where it is no origin', () => {
  for (const wrong of ['https://shop.example/path', '*', 'https://*', 'shop example'])
    expect(origins().safeParse([wrong]).success, wrong).toBe(false);
  expect(origins().parse(undefined)).toEqual([]);
});
