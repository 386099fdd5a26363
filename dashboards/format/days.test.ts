import { describe, expect, it } from 'vitest';
import { isDay, lastDays, newestDay, presetPeriod } from './days.ts';

const none = { data: null };

describe('days', () => {
  it('knows the calendar', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-1-1')).toBe(false);
    expect(lastDays('2026-03-01', 2)).toEqual({ from: '2026-02-28', to: '2026-03-01' });
  });

  it.each([
    ['today', '2026-02-09', '2026-02-09'],
    ['yesterday', '2026-02-08', '2026-02-08'],
    ['last_7_days', '2026-02-03', '2026-02-09'],
    ['last_30_days', '2026-01-11', '2026-02-09'],
    ['last_12_months', '2025-02-10', '2026-02-09'],
    // 9 February 2026 is a Monday.
    ['this_week', '2026-02-09', '2026-02-09'],
    ['last_week', '2026-02-02', '2026-02-08'],
    ['this_month', '2026-02-01', '2026-02-09'],
    ['last_month', '2026-01-01', '2026-01-31'],
    ['this_quarter', '2026-01-01', '2026-02-09'],
    ['last_quarter', '2025-10-01', '2025-12-31'],
    ['this_year', '2026-01-01', '2026-02-09'],
    ['last_year', '2025-01-01', '2025-12-31'],
  ] as const)('%s around 9 February 2026', (preset, from, to) => {
    expect(presetPeriod(preset, { today: '2026-02-09', ...none })).toEqual({ from, to });
  });

  it('takes the last day of February for a day that it has not', () => {
    const today = '2024-02-29';
    expect(presetPeriod('last_12_months', { today, ...none }).from).toBe('2023-03-01');
  });

  it('ends matured days with the last matured one, where it is known', () => {
    const calendar = { today: '2026-02-09', data: { from: '2020-01-01', to: '2026-01-31' } };
    const matured = { ...calendar, matured: '2026-01-20' };
    expect(presetPeriod('matured_30_days', matured)).toEqual({
      ...{ from: '2025-12-22', to: '2026-01-20' },
    });
    expect(presetPeriod('matured_90_days', matured).to).toBe('2026-01-20');
    for (const unknown of [calendar, { ...calendar, matured: null }])
      expect(presetPeriod('matured_30_days', unknown)).toEqual(
        presetPeriod('last_30_days', calendar),
      );
  });

  it('counts rolling days from the newest day with data, those of the calendar from today', () => {
    const calendar = { today: '2026-02-09', data: { from: '2020-01-01', to: '2026-01-31' } };
    expect(newestDay(calendar)).toBe('2026-01-31');
    expect(presetPeriod('last_7_days', calendar)).toEqual({ from: '2026-01-25', to: '2026-01-31' });
    expect(presetPeriod('today', calendar)).toEqual({ from: '2026-02-09', to: '2026-02-09' });
    // Three years, which is the longest that a report takes.
    expect(presetPeriod('all_data', calendar)).toEqual({ from: '2023-02-01', to: '2026-01-31' });
    const short = { ...calendar, data: { from: '2025-12-01', to: '2026-01-31' } };
    expect(presetPeriod('all_data', short)).toEqual(short.data);
  });
});
