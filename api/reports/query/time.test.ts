import { expect, it } from 'vitest';
import { lastDay } from './time.ts';

it.each([
  [{ day: '2026-01-05' }, '2026-01-05'],
  // 29 December 2025 to 4 January 2026 is the first week of 2026.
  [{ week: '2026-W01' }, '2026-01-04'],
  [{ week: '2020-W53' }, '2021-01-03'],
  [{ month: '2026-02' }, '2026-02-28'],
  [{ quarter: '2026-Q1' }, '2026-03-31'],
  [{ quarter: '2025-Q4' }, '2025-12-31'],
  [{ month: '2026-02', week: '2026-W06' }, '2026-02-08'],
  [{ month: '2026-12' }, '2026-06-30'],
  [{ device: '2026-01-05' }, '2026-06-30'],
  [{ day: '' }, '2026-06-30'],
  [{}, '2026-06-30'],
])('the last day of %j', (values, expected) => {
  expect(lastDay('2026-06-30', values)).toBe(expected);
});
