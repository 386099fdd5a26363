import { expect, it } from 'vitest';
import { sparkPath } from './spark-path.ts';

it('draws known days, and breaks where one is not known', () => {
  const size = { width: 100, height: 12 };
  expect(sparkPath([0, 10, 5], size)).toBe('M0 11L50 1L100 6');
  expect(sparkPath([0, null, 10], size)).toBe('M0 11M100 1');
  expect(sparkPath([0, 0], size)).toBe('M0 6L100 6');
  // Below zero the line has room as well.
  expect(sparkPath([-10, 0], size)).toBe('M0 11L100 1');
  expect(sparkPath([null, 4], size)).toBe('');
});
