import { describe, expect, it } from 'vitest';
import { isDay, lastDays, presetPeriod } from './days.ts';

describe('days', () => {
  it('knows the calendar', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-1-1')).toBe(false);
    expect(lastDays('2026-03-01', 2)).toEqual({ from: '2026-02-28', to: '2026-03-01' });
  });

  it.each([
    ['last_30_days', '2026-01-11', '2026-02-09'],
    ['last_12_months', '2025-02-10', '2026-02-09'],
    ['this_month', '2026-02-01', '2026-02-09'],
    ['last_month', '2026-01-01', '2026-01-31'],
    ['this_quarter', '2026-01-01', '2026-02-09'],
    ['last_quarter', '2025-10-01', '2025-12-31'],
    ['this_year', '2026-01-01', '2026-02-09'],
    ['last_year', '2025-01-01', '2025-12-31'],
  ] as const)('%s around 9 February 2026', (preset, from, to) => {
    expect(presetPeriod(preset, '2026-02-09')).toEqual({ from, to });
  });

  it('takes the last day of February for a day that it has not', () => {
    expect(presetPeriod('last_12_months', '2024-02-29').from).toBe('2023-03-01');
  });
});
