import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { forecast } from './forecast.ts';

const ask = (request: object) => answerOf(forecast, request);

/** A level that grows by `growth` a month, with a season of twelve. */
const shop = (months: number, growth: number, noise = (_: number) => 1) =>
  Array.from(
    { length: months },
    (_, t) => (100 + growth * t) * (1 + 0.3 * Math.sin((t * Math.PI) / 6)) * noise(t),
  );

describe('forecast', () => {
  it('follows the recursion', () => {
    // l = 0.5 · 12 / 2 + 0.5 · 6 = 6, b = 0.5 · (6 − 5) + 0.5 · 1 = 1, s = 0.5 · 12 / 6 + 0.5 · 2 = 2; the other month 1.
    const answer = ask({
      series: [12],
      season: 2,
      seasonal: 'multiplicative',
      parameters: { alpha: 0.5, beta: 0.5, gamma: 0.5, phi: 1 },
      initial: { level: 5, trend: 1, seasonal: [2, 1] },
      horizon: 3,
    });
    expect(answer).toMatchObject({ fitted: [12], sse: 0, forecast: [7, 16, 9] });
    // Additive and damped: expected 5 + 0.5 + 2, l = 5.5 + 0.5 · 0.5, b = 0.5 · 0.75 + 0.5 · 0.5.
    const added = ask({
      series: [8],
      season: 2,
      seasonal: 'additive',
      parameters: { alpha: 0.5, beta: 0.5, gamma: 0, phi: 0.5 },
      initial: { level: 5, trend: 1, seasonal: [2, 1] },
      horizon: 2,
    });
    expect(added.fitted).toEqual([7.5]);
    expect(added.forecast).toEqual([5.75 + 0.5 * 0.625 + 1, 5.75 + 0.75 * 0.625 + 2]);
  });

  it('finds a season and a trend that are there', () => {
    const { forecast: months, method, p10, p90 } = ask({ series: shop(48, 2), horizon: 12 });
    expect(method).toBe('holt_winters');
    const facts = shop(60, 2).slice(48);
    const wape =
      months.reduce<number>((so, one, index) => so + Math.abs(one! - facts[index]!), 0) /
      facts.reduce((so, one) => so + one, 0);
    expect(wape).toBeLessThan(0.02);
    for (const [index, low] of p10.entries()) expect(low).toBeLessThanOrEqual(p90[index]! + 1e-9);
  });

  it('shows the season before where it was nearer of late', () => {
    // The same year again and again, but for one month that went wrong long ago.
    const year = [5, 9, 2, 14, 7, 3, 12, 8, 6, 11, 4, 10];
    const series = [...year, ...year, ...year, ...year];
    series[3] = 90;
    const answer = ask({ series, horizon: 13 });
    expect(answer.method).toBe('seasonal_naive');
    expect(answer.forecast).toEqual([...year, 5]);
    expect(answer.wape_of_last_origins!.naive).toBe(0);
  });

  it('takes the season of the group or of the plan where the series is short', () => {
    const flat = Array(12).fill(1);
    const doubled = [2, ...Array(11).fill(10 / 11)];
    const year = ask({ series: shop(14, 0), group_season: flat, horizon: 1 });
    expect(year.method).toBe('holt_with_given_season');
    // Half of its own season.
    expect(Math.max(...year.initial.seasonal)).toBeCloseTo(1.15, 1);
    const young = ask({ series: [20, 10], plan_season: doubled, horizon: 12 });
    expect(young.method).toBe('level');
    // The mean of 20 / 2 and 10 / (10/11), on the factors.
    expect(young.forecast[10]).toBeCloseTo(21, 9);
  });

  it.each([
    [[0], 3],
    [Array(30).fill(0), 14],
    [[4], 2],
    [[-3, 5, -8], 2],
    [[...shop(30, 1), 0, null, null, 5], 3],
    [Array(40).fill(7), 3],
  ])('answers %j', (series, horizon) => {
    const { forecast: months, p10, p90 } = ask({ series, horizon });
    expect(months).toHaveLength(horizon);
    const isFrom0 = series.every((value) => value === null || value >= 0);
    for (const value of [...months, ...p10, ...p90]) {
      expect(Number.isFinite(value)).toBe(true);
      if (isFrom0) expect(value).toBeGreaterThanOrEqual(0);
    }
  });

  it('refuses a series without a known month, and seasons of another length', () => {
    expect(() => ask({ series: [null], horizon: 1 })).toThrow(/cannot be read/);
    expect(() => ask({ series: [], horizon: 1 })).toThrow(/cannot be read/);
    expect(() => ask({ series: [1], horizon: 1, plan_season: [1, 1] })).toThrow(/cannot be read/);
  });

  it('draws the same each time, p10 below p90', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 26, maxLength: 40 }),
        (series) => {
          const [once, twice] = [ask({ series, horizon: 3 }), ask({ series, horizon: 3 })];
          expect(twice).toEqual(once);
          for (const [index, low] of once.p10.entries())
            expect(low).toBeLessThanOrEqual(once.p90[index]!);
        },
      ),
      { numRuns: 3 },
    );
  });
});
