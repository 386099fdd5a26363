import { describe, expect, it } from 'vitest';
import { ga4Settings } from './settings.ts';
import { testMark } from './test-mark.ts';

function mark(params: Record<string, unknown>, settings: Record<string, unknown> = {}) {
  return testMark(new Map(Object.entries(params)), ga4Settings.parse(settings));
}

describe('testMark', () => {
  it('marks events in debug mode, unless they are to be counted', () => {
    for (const params of [{ debug_mode: 1 }, { debug_mode: 'true' }, { _dbg: '1' }])
      expect(mark(params)).toEqual({ reason: 'debug_mode', setting: 'count_debug: true' });
    expect(mark({ debug_mode: 1 }, { countDebug: true })).toBeUndefined();
    expect(mark({ debug_mode: 0 })).toBeUndefined();
  });

  it('marks hits of staff and developers by the account’s own values', () => {
    expect(mark({ traffic_type: 'Internal' })).toEqual({
      reason: 'traffic_type internal',
      setting: 'test_traffic_types: [developer]',
    });
    expect(mark({ tt: 'developer' })?.reason).toBe('traffic_type developer');
    expect(mark({ traffic_type: 'agency' })).toBeUndefined();
    const own = { testTrafficTypes: ['agency'] };
    expect(mark({ traffic_type: 'agency' }, own)).toMatchObject({ reason: 'traffic_type agency' });
    expect(mark({ traffic_type: 'internal' }, own)).toBeUndefined();
    expect(mark({ traffic_type: 'internal' }, { testTrafficTypes: [] })).toBeUndefined();
    // Counting what is in debug mode does not count the staff.
    expect(mark({ debug_mode: 1, traffic_type: 'internal' }, { countDebug: true })).toBeDefined();
  });
});
