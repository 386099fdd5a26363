import { expect, it } from 'vitest';
import { boundsOf } from './bounds.ts';

const micros = (text: string) => Date.parse(text) * 1000;

it('lets whole months go, in the zone in which reports have them', () => {
  // 400 days before 15 June 2026 is 11 May 2025; 30 days before, 16 May 2026. Berlin is two hours ahead in May.
  const now = micros('2026-06-15T12:00:00Z');
  const retention = { events: 400, peopleInactive: 30 };
  expect(boundsOf(retention, now, 'UTC')).toEqual({
    events: micros('2025-05-01T00:00:00Z'),
    people: micros('2026-05-01T00:00:00Z'),
  });
  expect(boundsOf(retention, now, 'Europe/Berlin')).toEqual({
    events: micros('2025-04-30T22:00:00Z'),
    people: micros('2026-04-30T22:00:00Z'),
  });
  expect(boundsOf({ events: null, peopleInactive: null }, now, 'UTC')).toEqual({
    events: undefined,
    people: undefined,
  });
});
