import { describe, expect, it } from 'vitest';
import { timeBuckets, timeUnit } from './time-buckets.ts';

describe('time buckets', () => {
  it('are days, weeks or months by the length of the period', () => {
    expect(timeUnit({ from: '2026-03-01', to: '2026-03-31' })).toBe('day');
    expect(timeUnit({ from: '2026-01-01', to: '2026-03-31' })).toBe('week');
    expect(timeUnit({ from: '2024-01-01', to: '2026-03-31' })).toBe('month');
  });

  it('hold every day of the period once, and of weeks and months only those days', () => {
    // 1 January 2027 is a Friday: its week is the last of 2026.
    expect(timeBuckets({ from: '2026-12-30', to: '2027-01-05' }, 'week')).toEqual([
      { key: '2026-W53', from: '2026-12-30', to: '2027-01-03' },
      { key: '2027-W01', from: '2027-01-04', to: '2027-01-05' },
    ]);
    expect(timeBuckets({ from: '2026-01-30', to: '2026-02-02' }, 'month')).toEqual([
      { key: '2026-01', from: '2026-01-30', to: '2026-01-31' },
      { key: '2026-02', from: '2026-02-01', to: '2026-02-02' },
    ]);
    expect(timeBuckets({ from: '2026-02-28', to: '2026-03-01' }, 'day')).toHaveLength(2);
  });
});
