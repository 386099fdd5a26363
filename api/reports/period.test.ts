import { describe, expect, it } from 'vitest';
import { calendarYear, checkPeriod, comparedPeriod } from './period.ts';

describe('checkPeriod', () => {
  it('takes up to three years', () => {
    const leap = { from: '2023-03-01', to: '2026-02-28' };
    expect(checkPeriod(leap)).toEqual(leap);
    expect(() => checkPeriod({ ...leap, to: '2026-03-01' })).toThrow();
    expect(() => checkPeriod({ from: '2026-01-02', to: '2026-01-01' })).toThrow();
    expect(checkPeriod({ from: '2026-01-01', to: '2026-01-01' }).to).toBe('2026-01-01');
  });
});

describe('comparedPeriod', () => {
  it.each([
    ['2026-01-01', '2026-01-31', 'previous', '2025-12-01', '2025-12-31'],
    ['2026-03-01', '2026-03-31', 'previous', '2026-01-29', '2026-02-28'],
    ['2026-03-29', '2026-03-29', 'previous', '2026-03-28', '2026-03-28'],
    ['2024-02-29', '2024-02-29', 'year', '2023-02-28', '2023-02-28'],
    ['2026-01-01', '2026-03-31', 'year', '2025-01-01', '2025-03-31'],
  ] as const)('%s to %s, %s: %s to %s', (from, to, comparison, first, last) => {
    expect(comparedPeriod({ from, to }, comparison)).toEqual({ from: first, to: last });
  });

  it('is none where nothing is compared', () => {
    expect(comparedPeriod({ from: '2026-01-01', to: '2026-01-31' }, 'none')).toBeNull();
  });
});

it('knows twelve months of the calendar', () => {
  expect(calendarYear('2026-03-10')).toEqual({ from: '2025-04-01', to: '2026-03-10' });
});
