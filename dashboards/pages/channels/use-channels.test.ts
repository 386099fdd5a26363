import { describe, expect, it } from 'vitest';
import { defaultPeriod } from './use-channels.ts';

describe('defaultPeriod', () => {
  it('ends with the newest day that holds data, and never after today', () => {
    const data = (to: string) => ({ from: '2020-01-01', to });
    expect(defaultPeriod(data('2026-03-31'), '2026-08-01')).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
    });
    expect(defaultPeriod(data('2027-01-01'), '2026-03-31').to).toBe('2026-03-31');
    expect(defaultPeriod(null, '2026-03-31').to).toBe('2026-03-31');
  });
});
