import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayCurve, maturedShare } from './delay-curve.ts';

const days = (entries: readonly (readonly [number, number])[]) => new Map(entries);

/** Sales of each day up to `today`, of which only those that have arrived are seen. */
function seen(share: readonly number[], ages: number) {
  const byDelay = new Map<number, number>();
  const byAge = new Map<number, number>();
  for (let age = 0; age < ages; age += 1)
    for (const [delay, part] of share.entries())
      if (delay <= age) {
        byDelay.set(delay, (byDelay.get(delay) ?? 0) + part);
        byAge.set(age, (byAge.get(age) ?? 0) + part);
      }
  return { byDelay, byAge };
}

describe('delayCurve', () => {
  it('is what is worked by hand', () => {
    // Day 2 days ago: one sale at once, one after 2 days. Yesterday and today: one at once each.
    const byDelay = days([
      [0, 3],
      [2, 1],
    ]);
    const byAge = days([
      [2, 2],
      [1, 1],
      [0, 1],
    ]);
    const curve = delayCurve(byDelay, byAge);
    // Only the oldest day can show a delay of 2: one of its two sales. F(1) = 1 − 1/2; no delay of 1: F(0) = F(1).
    expect([0, 1, 2, 3].map(curve)).toEqual([0.5, 0.5, 1, 1]);
    expect(curve(-1)).toBe(0);
  });

  it('finds the true delays although late sales of young days are not there yet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 8, max: 20 }),
        (weights, ages) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const { byDelay, byAge } = seen(weights, ages);
          const curve = delayCurve(byDelay, byAge);
          let arrived = 0;
          for (const [delay, weight] of weights.entries()) {
            arrived += weight;
            expect(curve(delay)).toBeCloseTo(arrived / total, 9);
          }
        },
      ),
    );
  });

  it('is 1 without delays, and of a period the mean of its days', () => {
    expect(delayCurve(days([[0, 5]]), days([[3, 5]]))(0)).toBe(1);
    const curve = (age: number) => Math.min(age, 4) / 4;
    // Ages 0, 1, 2: (0 + 0.25 + 0.5) / 3.
    expect(maturedShare(curve, { oldest: 2, newest: 0 })).toBeCloseTo(0.25, 12);
  });
});
