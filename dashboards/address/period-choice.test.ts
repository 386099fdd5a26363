import { describe, expect, it } from 'vitest';
import { daysOf, parsePeriod, periodParameters, presetOf } from './period-choice.ts';

const calendar = { today: '2026-03-31', data: { from: '2025-01-01', to: '2026-03-30' } };
const read = (search: string) => parsePeriod(new URLSearchParams(search));

describe('the period of an address', () => {
  it('is days or a preset, and days win', () => {
    expect(read('from=2026-03-01&to=2026-03-02&period=today')).toEqual({
      from: '2026-03-01',
      to: '2026-03-02',
    });
    expect(read('period=last_30_days')).toEqual({ preset: 'last_30_days' });
    expect(read('period=last_31_days')).toBeNull();
    expect(read('from=2026-03-02&to=2026-03-01')).toBeNull();
  });

  it('keeps a preset a preset, so that a saved link moves on', () => {
    expect(periodParameters({ preset: 'this_month' })).toEqual([['period', 'this_month']]);
    expect(presetOf(null)).toBe('last_90_days');
    expect(presetOf({ from: '2026-03-01', to: '2026-03-02' })).toBeNull();
    expect(daysOf({ preset: 'last_7_days' }, calendar)).toEqual({
      from: '2026-03-24',
      to: '2026-03-30',
    });
    expect(daysOf(null, calendar, 'last_12_months').from).toBe('2025-03-31');
  });
});
