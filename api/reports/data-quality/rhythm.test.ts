import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rhythmOf } from './rhythm.ts';

/** Days of March 2026, which begins on a Sunday. */
const march = (...days: readonly number[]) =>
  days.map((day) => `2026-03-${String(day).padStart(2, '0')}`);
const run = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

it('is on time while the day before has facts, and late or silent after', () => {
  const daily = march(...run(1, 20));
  const state = (today: number) => rhythmOf(daily, march(today)[0]!);
  expect(state(20)).toEqual({ every: 1, silent: 0, late: 0, state: 'fresh' });
  expect(state(21)).toMatchObject({ silent: 0, state: 'fresh' });
  expect(state(22)).toEqual({ every: 1, silent: 1, late: 1, state: 'late' });
  expect(state(23)).toMatchObject({ late: 2, state: 'late' });
  expect(state(24)).toMatchObject({ late: 3, state: 'silent' });
});

it('waits over the weekend for a source that never tells anything then', () => {
  // Mondays to Fridays, 2 to 27 March: silences of 1 1 1 1 3 … days.
  const weekdays = march(...run(2, 6), ...run(9, 13), ...run(16, 20), ...run(23, 27));
  expect(rhythmOf(weekdays, '2026-03-30')).toEqual({
    ...{ every: 3, silent: 2, late: 0, state: 'fresh' },
  });
  expect(rhythmOf(weekdays, '2026-03-31')).toMatchObject({ late: 1, state: 'late' });
});

it('is not known of a file that was imported once, and ended after 45 days', () => {
  expect(rhythmOf(march(1, 2, 3), '2026-03-20')).toMatchObject({ every: null, state: 'unknown' });
  expect(rhythmOf(march(...run(1, 20)), '2026-05-06')).toMatchObject({ state: 'ended' });
  expect(rhythmOf([], '2026-03-20')).toMatchObject({ state: 'unknown' });
});

it('never calls late who is silent for no longer than usual', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 8, maxLength: 40 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 0, max: 40 }), (steps, silent) => {
      let at = Date.parse('2026-01-01');
      const days = ['2026-01-01'];
      for (const step of steps) {
        at += step * 86_400_000;
        days.push(new Date(at).toISOString().slice(0, 10));
      }
      const today = new Date(at + (silent + 1) * 86_400_000).toISOString().slice(0, 10);
      const found = rhythmOf(days, today);
      expect(found.silent).toBe(silent);
      expect(found.state === 'fresh').toBe(silent < found.every!);
    }),
    { numRuns: 100 },
  );
});
