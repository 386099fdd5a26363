import { expect, it } from 'vitest';
import { parseInstant } from '../contract/time.ts';
import { firstTime } from './first-time.ts';

const FIELDS = ['won_time', 'close_time', 'update_time'];

it('takes the first field that holds a time', () => {
  const later = { won_time: null, close_time: '', update_time: '2026-03-08 10:00:01' };
  expect(firstTime(later, FIELDS, 'UTC')).toBe(parseInstant('2026-03-08T10:00:01Z').at);
  const exact = { ...later, won_time: '2026-03-07 09:00:00' };
  expect(firstTime(exact, FIELDS, 'UTC')).toBe(parseInstant('2026-03-07T09:00:00Z').at);
  expect(firstTime({}, FIELDS, 'UTC')).toBeNull();
});
