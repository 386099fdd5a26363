import { describe, expect, it } from 'vitest';
import { calendarYear, checkPeriod, comparedPeriod, shiftOf } from './period.ts';

describe('checkPeriod', () => {
  it('takes up to three years', () => {
    const leap = { from: '2023-03-01', to: '2026-02-28' };
    expect(checkPeriod(leap)).toEqual(leap);
    expect(() => checkPeriod({ ...leap, to: '2026-03-01' })).toThrow();
    expect(() => checkPeriod({ from: '2026-01-02', to: '2026-01-01' })).toThrow();
    expect(checkPeriod({ from: '2026-01-01', to: '2026-01-01' }).to).toBe('2026-01-01');
  });

  it.each([
    ['9999-12-01', '9999-12-31'],
    ['2100-12-31', '2101-01-01'],
    ['0001-01-01', '0001-01-31'],
    ['1979-12-31', '1980-01-01'],
  ])('refuses %s to %s, where nothing can be stored', (from, to) => {
    expect(() => checkPeriod({ from, to })).toThrow(
      expect.objectContaining({
        errors: expect.arrayContaining([
          expect.objectContaining({ message: expect.stringContaining('2100-12-31') }),
        ]),
      }),
    );
    const days = { from: '2026-01-01', to: '2026-01-31' };
    expect(() => comparedPeriod(days, `${from}..${to}` as never)).toThrow();
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

  it('is two days of its own, which have to be a period', () => {
    const days = { from: '2026-01-01', to: '2026-01-31' };
    expect(comparedPeriod(days, '2024-02-01..2024-02-29')).toEqual({
      ...{ from: '2024-02-01', to: '2024-02-29' },
    });
    expect(() => comparedPeriod(days, '2024-02-29..2024-02-01')).toThrow();
  });

  it('of a year by weekdays is 364 days before, for up to 31 days', () => {
    // Both begin on a Thursday.
    expect(comparedPeriod({ from: '2026-01-01', to: '2026-01-31' }, 'year', true)).toEqual({
      ...{ from: '2025-01-02', to: '2025-02-01' },
    });
    expect(comparedPeriod({ from: '2026-01-01', to: '2026-02-01' }, 'year', true)).toEqual({
      ...{ from: '2025-01-01', to: '2025-02-01' },
    });
  });

  it('is brought to the period by a year, or by the days between', () => {
    const january = { from: '2026-01-01', to: '2026-01-31' };
    const shift = (from: string, to: string) => shiftOf(january, { from, to });
    expect(shift('2025-01-01', '2025-01-31')).toEqual({ years: 1, days: 0 });
    expect(shift('2025-01-02', '2025-02-01')).toEqual({ years: 0, days: 364 });
    expect(shift('2025-12-01', '2025-12-31')).toEqual({ years: 0, days: 31 });
    expect(shift('2026-02-01', '2026-02-28')).toEqual({ years: 0, days: -31 });
  });

  it('is none where nothing is compared', () => {
    expect(comparedPeriod({ from: '2026-01-01', to: '2026-01-31' }, 'none')).toBeNull();
  });
});

it('knows twelve months of the calendar', () => {
  expect(calendarYear('2026-03-10')).toEqual({ from: '2025-04-01', to: '2026-03-10' });
});
