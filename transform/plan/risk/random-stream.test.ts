import { expect, it } from 'vitest';
import { normals } from './random-stream.ts';

const DRAWS = 200_000;

it('normal numbers of a name are kept while few others are drawn, and are the same when they are drawn again', () => {
  const first = normals(7, 'brand cpc', DRAWS);
  expect(normals(7, 'brand cpc', DRAWS)).toBe(first);
  // More than are kept.
  for (let other = 0; other < 13; other++) normals(7, `other ${other}`, DRAWS);
  const again = normals(7, 'brand cpc', DRAWS);
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
