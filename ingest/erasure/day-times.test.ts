import { expect, it } from 'vitest';
import { dayTimes } from './day-times.ts';

const at = (text: string) => Date.parse(text) * 1000;

it('keeps days, order and the pauses between visits, and nothing else of a time', () => {
  // In Moscow, three hours ahead: two visits on the 1st, the second of two hits, and one hit on the 2nd.
  const times = [
    '2026-03-01T07:00:05Z',
    '2026-03-01T15:10:00Z',
    '2026-03-01T15:22:00Z',
    '2026-03-01T21:30:00Z',
  ].map(at);
  const others = dayTimes([...times, ...times].reverse(), 'Europe/Moscow', 30);
  expect(times.map((time) => new Date(others.get(time)! / 1000).toISOString())).toEqual([
    '2026-02-28T21:00:00.000Z',
    '2026-02-28T21:30:01.000Z',
    '2026-02-28T21:30:02.000Z',
    '2026-03-01T21:00:00.000Z',
  ]);
});

it('has room for every pause of a day, and keeps times apart that differ by a microsecond', () => {
  const many = Array.from({ length: 47 }, (_, n) => at('2026-03-01T00:00:00Z') + n * 1_800_000_001);
  const others = dayTimes([...many, many[3]! + 1], 'UTC', 30);
  expect(new Set(others.values()).size).toBe(48);
  for (const [time, other] of others) expect(other).toBeLessThanOrEqual(time);
});
