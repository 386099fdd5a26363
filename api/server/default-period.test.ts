import { describe, expect, it } from 'vitest';
import { completed } from './default-period.ts';

const TODAY = '2026-03-31';
const data = (from: string, to: string) => ({ from, to });

describe('the days of a request that names none', () => {
  it.each([
    ['end yesterday: today is not over', data('2025-01-01', TODAY), '2026-03-01', '2026-03-30'],
    ['end with the data', data('2025-01-01', '2026-02-28'), '2026-01-30', '2026-02-28'],
    [
      'do not wait for data of the future',
      data('2025-01-01', '2027-01-01'),
      '2026-03-01',
      '2026-03-30',
    ],
    ['are today where data began today', data(TODAY, TODAY), '2026-03-02', TODAY],
    ['are those up to yesterday where there are no data', null, '2026-03-01', '2026-03-30'],
  ])('%s', (_, range, from, to) => {
    expect(completed({}, range, TODAY)).toEqual({ from, to });
  });

  it.each([
    [{ to: '2026-03-10' }, '2026-02-09', '2026-03-10'],
    [{ from: '2026-03-10' }, '2026-03-10', '2026-03-30'],
    [{ from: '2026-04-10' }, '2026-04-10', '2026-04-10'],
  ])('%j is completed', (named, from, to) => {
    expect(completed(named, data('2025-01-01', TODAY), TODAY)).toEqual({ from, to });
  });
});
