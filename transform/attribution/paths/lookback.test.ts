import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttributionError } from '../errors.ts';
import { type LookbackTouch, type LookbackWindow, withinLookback } from './lookback.ts';

const DAY = 86_400_000_000;
const CONVERSION = 1_800_000_000_000_000;
const ago = (days: number, rest: Partial<LookbackTouch> = {}): LookbackTouch => ({
  at: CONVERSION - days * DAY,
  kind: 'click',
  ...rest,
});

describe('withinLookback', () => {
  it('keeps touches up to the conversion and as old as the window, both ends included, oldest first', () => {
    const touches = [
      ago(0),
      ago(30),
      { ...ago(30), at: CONVERSION - 30 * DAY - 1 },
      ago(3),
      ago(-0.1),
    ];
    expect(withinLookback(touches, CONVERSION, { days: 30 })).toEqual([1, 3, 0]);
  });

  it('has windows of their own for calls and views', () => {
    const touches = [
      ago(40, { kind: 'call' }),
      ago(5, { kind: 'view' }),
      ago(10),
      ago(0.5, { kind: 'view' }),
    ];
    expect(withinLookback(touches, CONVERSION, { days: 30, callDays: 90, viewDays: 1 })).toEqual([
      0, 2, 3,
    ]);
    expect(withinLookback(touches, CONVERSION, { days: 30 })).toEqual([2, 1, 3]);
    expect(withinLookback(touches, CONVERSION, { days: 0 })).toEqual([]);
  });

  it('keeps the last steps', () => {
    const touches = [ago(1), ago(4), ago(2), ago(3)];
    expect(withinLookback(touches, CONVERSION, { days: 30, steps: 2 })).toEqual([2, 0]);
    expect(withinLookback(touches, CONVERSION, { days: 30, steps: 9 })).toEqual([1, 3, 2, 0]);
  });

  it('keeps the touches of the last sessions, a touch without one being a session of its own', () => {
    const touches = [
      ago(9, { session: 'a' }),
      ago(8, { session: 'b' }),
      ago(7, { session: 'a' }),
      ago(6),
      ago(5, { session: 'c' }),
      ago(4, { session: 'c' }),
    ];
    expect(withinLookback(touches, CONVERSION, { days: 30, sessions: 1 })).toEqual([4, 5]);
    expect(withinLookback(touches, CONVERSION, { days: 30, sessions: 2 })).toEqual([3, 4, 5]);
    // Session a ends after b, so it is the third from the end, and its first touch comes with it.
    expect(withinLookback(touches, CONVERSION, { days: 30, sessions: 3 })).toEqual([0, 2, 3, 4, 5]);
    expect(withinLookback(touches, CONVERSION, { days: 30, sessions: 3, steps: 4 })).toEqual([
      2, 3, 4, 5,
    ]);
  });

  it('keeps touches of the same moment in the order given', () => {
    expect(withinLookback([ago(1), ago(1), ago(1)], CONVERSION, { days: 7, steps: 2 })).toEqual([
      1, 2,
    ]);
  });

  it('keeps more with a wider window, less with two limits, and leaves what it gets as it is', () => {
    const touch = fc.record({
      at: fc.integer({ min: -40, max: 5 }).map((days) => CONVERSION + days * DAY),
      kind: fc.constantFrom('click' as const, 'call' as const, 'view' as const),
      session: fc.integer({ min: 1, max: 4 }),
    });
    const limits = fc.tuple(
      fc.nat(40),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(touch), limits, (given, [days, steps, sessions]) => {
        const touches = Object.freeze(given.map((one) => Object.freeze(one)));
        const look = (window: LookbackWindow) => withinLookback(touches, CONVERSION, window);
        const [all, last, visits] = [
          look({ days }),
          look({ days, steps }),
          look({ days, sessions }),
        ];
        expect(last).toEqual(all.slice(-steps));
        expect(new Set(visits.map((i) => touches[i]!.session)).size).toBeLessThanOrEqual(sessions);
        expect(look({ days: days + 1 })).toEqual(expect.arrayContaining(all));
        expect(look({ days, sessions: sessions + 1 })).toEqual(expect.arrayContaining(visits));
        const both = look({ days, steps, sessions });
        expect(both).toEqual(all.filter((i) => last.includes(i) && visits.includes(i)));
      }),
    );
  });

  it.each<[LookbackWindow, RegExp]>([
    [{ days: -1 }, /days must be a number of days of 0 or more, not -1/],
    [{ days: Number.NaN }, /days must be/],
    [{ days: 1, callDays: Number.POSITIVE_INFINITY }, /callDays must be/],
    [{ days: 1, viewDays: -2 }, /viewDays must be/],
    [{ days: 1, steps: 0 }, /steps must be a whole number of 1 or more, not 0/],
    [{ days: 1, sessions: 1.5 }, /sessions must be/],
  ])('refuses %j', (window, message) => {
    const look = () => withinLookback([], CONVERSION, window);
    expect(look).toThrow(AttributionError);
    expect(look).toThrow(message);
  });
});
