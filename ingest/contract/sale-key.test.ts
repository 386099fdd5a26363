import { expect, it } from 'vitest';
import { saleKey } from './sale-key.ts';

it.each([
  ['#1001', '1001'],
  [' # 10 01 ', '1001'],
  ['№ WEB-7', 'web-7'],
  ['web-7', 'web-7'],
  [1001, '1001'],
])('%j is the sale %s', (raw, number) => expect(saleKey(raw)).toBe(number));

it.each([null, undefined, '', '#', '0', 'undefined', 'NaN', '(not set)', '[object Object]', {}])(
  '%j names no sale',
  (raw) => expect(saleKey(raw)).toBeUndefined(),
);
