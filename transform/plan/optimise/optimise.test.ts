import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { curveInput, curveOf } from '../response/curve.ts';
import { optimise } from './optimise.ts';

interface Answer {
  readonly status: string;
  readonly allocation: readonly {
    readonly channel: string;
    readonly spend: string;
    readonly marginal_romi: number | null;
    readonly bound: string;
  }[];
  readonly totals: { readonly spend: string; readonly response: string; readonly romi: number };
  readonly gain: { readonly expected: string; readonly p10: string | null } | null;
  readonly best_romi?: number;
  readonly least?: string;
  readonly most?: string;
}

const ask = (request: object) => answerOf(optimise, request) as unknown as Answer;
const hill = (ceiling: number, half: number, slope = 1) => ({ kind: 'hill', ceiling, half, slope });
const channel = (name: string, curve: object, max = '1000', min = '0') => ({
  channel: name,
  curve,
  min,
  max,
});

describe('the optimiser', () => {
  it('divides a budget where the next unit brings the same', () => {
    // √(c h) is 300 and 100: x = share · (B + Σh) − h = 0.75 · 400 − 100 and 0.25 · 400 − 100.
    const channels = [channel('a', hill(900, 100)), channel('b', hill(100, 100))];
    const { status, allocation } = ask({ mode: 'fixed_budget', budget: '200', channels });
    expect(status).toBe('optimal');
    expect(allocation.map(({ spend, bound }) => [Number(spend).toFixed(4), bound])).toEqual([
      ['200.0000', 'none'],
      ['0.0000', 'min'],
    ]);
    const more = ask({ mode: 'fixed_budget', budget: '400', channels }).allocation;
    expect(more.map(({ spend }) => Number(spend).toFixed(4))).toEqual(['350.0000', '50.0000']);
    expect(more[0]!.marginal_romi).toBeCloseTo(more[1]!.marginal_romi!, 8);
  });

  it('never changes a budget that the bounds do not allow', () => {
    const channels = [
      channel('a', hill(900, 100), '50', '10'),
      channel('b', hill(9, 9), '20', '5'),
    ];
    const bounds = { status: 'infeasible', least: '15.000000', most: '70.000000' };
    expect(ask({ mode: 'fixed_budget', budget: '70.01', channels })).toEqual(bounds);
    expect(ask({ mode: 'fixed_budget', budget: '14.99', channels })).toEqual(bounds);
    expect(ask({ mode: 'fixed_budget', budget: '70', channels }).totals.spend).toBe('70.000000');
  });

  it('spends up to the unit that brings what is asked', () => {
    // c h / (x + h)² = 1: x = √(c h) − h = 200; a straight line of 1.2 is worth all of its bound.
    const channels = [
      channel('a', hill(900, 100)),
      channel('b', { kind: 'linear', factor: 1.2 }, '70'),
      channel('c', { kind: 'linear', factor: 0.8 }, '70', '10'),
    ];
    const { allocation } = ask({ mode: 'target_marginal_romi', target: 0, channels });
    expect(allocation.map(({ spend }) => Number(spend).toFixed(4))).toEqual([
      '200.0000',
      '70.0000',
      '10.0000',
    ]);
  });

  it('keeps a least ROMI, or says the best one', () => {
    // 900 x / (x + 100) = 2 x at x = 350.
    const one = [channel('a', hill(900, 100))];
    const { totals } = ask({ mode: 'min_romi', target: 1, channels: one });
    expect(Number(totals.spend)).toBeCloseTo(350, 4);
    expect(totals.romi).toBeCloseTo(1, 9);
    // The first unit brings 9.
    const none = ask({ mode: 'min_romi', target: 9, channels: one });
    expect(none.status).toBe('not_reachable');
    expect(none.best_romi).toBeCloseTo(8, 6);
    // An S-shaped channel has its best ROMI at x = h (k − 1)^(1/k): 50 % there with k = 2.
    const s = [channel('s', hill(300, 100, 2))];
    const steep = ask({ mode: 'min_romi', target: 0.6, channels: s });
    expect(steep.best_romi).toBeCloseTo(0.5, 6);
    // 300 x² / (10,000 + x²) = 1.2 x: x² − 250 x + 10,000 = 0, the larger root.
    expect(Number(ask({ mode: 'min_romi', target: 0.2, channels: s }).totals.spend)).toBeCloseTo(
      200,
      3,
    );
  });

  it('feeds an S-shaped channel past its knee or not at all', () => {
    const channels = [channel('s', hill(600, 300, 3)), channel('a', hill(300, 150))];
    const spend = (budget: string) =>
      Number(ask({ mode: 'fixed_budget', budget, channels }).allocation[0]!.spend);
    expect(spend('150')).toBe(0);
    expect(spend('700')).toBeGreaterThan(300);
  });

  it('moves channels by 30 % without bounds, and says what is gained', () => {
    const curves = { curve: hill(900, 100), curve_draws: [hill(800, 100), hill(1000, 100)] };
    const { allocation, gain } = ask({
      mode: 'fixed_budget',
      budget: '200',
      channels: [
        { channel: 'a', current: '100', ...curves },
        { channel: 'b', current: '100', ...curves, curve: hill(90, 100) },
      ],
    });
    expect(allocation.map(({ spend }) => spend)).toEqual(['130.000000', '70.000000']);
    // 900 (130/230 − 1/2) + 90 (70/170 − 1/2).
    expect(Number(gain!.expected)).toBeCloseTo(900 * (13 / 23 - 0.5) + 90 * (7 / 17 - 0.5), 5);
    expect(gain!.p10).not.toBeNull();
  });

  const curve = fc.oneof(
    fc
      .tuple(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 4, max: 30 }),
      )
      .map(([ceiling, half, tenth]) => hill(ceiling, half, tenth / 10)),
    fc
      .tuple(fc.nat(3000), fc.integer({ min: 1, max: 900 }))
      .map(([ceiling, scale]) => ({ kind: 'exponential', ceiling, scale })),
    fc
      .tuple(fc.nat(30), fc.integer({ min: 2, max: 13 }))
      .map(([factor, tenth]) => ({ kind: 'power', factor, exponent: tenth / 10 })),
    fc.nat(30).map((tenth) => ({ kind: 'linear', factor: tenth / 10 })),
  );
  const bounded = fc
    .tuple(curve, fc.nat(100), fc.nat(1000))
    .map(([given, low, room]) => ({ curve: given, min: String(low), max: String(low + room) }));

  it('is never below the proportional split, keeps to bounds, and does not depend on order', () => {
    fc.assert(
      fc.property(
        fc.array(bounded, { minLength: 1, maxLength: 5 }),
        fc.nat(100),
        (list, percent) => {
          const channels = list.map((one, index) => ({ ...one, channel: `c${index}` }));
          const splits = list.map(({ min, max }) => +min + ((+max - +min) * percent) / 100);
          const budget = splits.reduce((so, one) => so + one, 0);
          const answer = ask({ mode: 'fixed_budget', budget: budget.toFixed(6), channels });
          expect(answer.status).toBe('optimal');
          const split = list.reduce(
            (so, one, index) => so + curveOf(curveInput.parse(one.curve)).value(splits[index]!),
            0,
          );
          expect(Number(answer.totals.response)).toBeGreaterThan(split - 1e-6 * (1 + split));
          for (const [index, { spend }] of answer.allocation.entries()) {
            expect(+spend).toBeGreaterThanOrEqual(+list[index]!.min - 1e-4);
            expect(+spend).toBeLessThanOrEqual(+list[index]!.max + 1e-4);
          }
          const turned = ask({
            mode: 'fixed_budget',
            budget: budget.toFixed(6),
            channels: [...channels].reverse(),
          });
          expect(Number(turned.totals.response)).toBeCloseTo(Number(answer.totals.response), 2);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps the sum of a group within its bounds, with equal slopes inside and outside', () => {
    // Alike without a group: 100 each. Together a and b may spend 120, and share it alike; c takes what is left.
    const channels = ['a', 'b', 'c'].map((name) => channel(name, hill(900, 100)));
    const groups = [{ name: 'search', channels: ['a', 'b'], max: '120' }];
    const asked = { mode: 'fixed_budget', budget: '300', channels };
    const spends = (answer: Answer) => answer.allocation.map(({ spend }) => Number(spend));
    for (const [at, spend] of spends(ask({ ...asked, groups })).entries())
      expect(spend).toBeCloseTo([60, 60, 180][at]!, 3);
    const least = [{ name: 'search', channels: ['a', 'b'], min: '240' }];
    for (const [at, spend] of spends(ask({ ...asked, groups: least })).entries())
      expect(spend).toBeCloseTo([120, 120, 60][at]!, 3);
    // √(900 · 100) − 100 = 200 each without a group; what a group may spend is a bound of every mode.
    const free = { mode: 'target_marginal_romi', target: 0, channels, groups };
    for (const [at, spend] of spends(ask(free)).entries())
      expect(spend).toBeCloseTo([60, 60, 200][at]!, 3);
    const poor = ask({ mode: 'min_romi', target: 3, channels, groups });
    expect(poor.totals.romi).toBeCloseTo(3, 6);
    expect(spends(poor)[0]! + spends(poor)[1]!).toBeLessThanOrEqual(120.001);
    expect(ask({ ...asked, budget: '1200', groups })).toEqual({
      ...{ status: 'infeasible', least: '0.000000', most: '1120.000000' },
    });
    const steep = [channel('a', hill(900, 100, 3)), channel('b', hill(9, 9))];
    expect(() => ask({ ...asked, channels: steep, groups })).toThrow(/S-shaped/);
  });

  it('says where a spend lies beyond what was ever seen, and knows spends that are cut into months', () => {
    const parts = [
      { share: 0.25, curve: hill(100, 50) },
      { share: 0.75, curve: hill(300, 150) },
    ];
    const spread = curveOf(curveInput.parse({ kind: 'spread', parts }));
    // 100 is cut into 25 and 75, each at a third of its ceiling.
    expect(spread.value(100)).toBeCloseTo(400 / 3, 12);
    expect(spread.slope(100)).toBeCloseTo(
      (spread.value(100.001) - spread.value(99.999)) / 0.002,
      5,
    );
    const channels = [
      { ...channel('a', { kind: 'spread', parts }), extrapolated_from: '90' },
      { ...channel('b', hill(1, 9)), extrapolated_from: '90' },
    ];
    const { allocation } = ask({ mode: 'fixed_budget', budget: '100', channels });
    expect(allocation).toMatchObject([{ extrapolated: true }, { extrapolated: false }]);
  });

  it('spends a budget that is fixed also along curves that are flat', () => {
    const channels = [channel('a', hill(0, 100)), channel('b', hill(900, 100), '50')];
    const groups = [{ name: 'all', channels: ['a', 'b'], max: '400' }];
    for (const more of [{}, { groups }]) {
      const { allocation } = ask({ mode: 'fixed_budget', budget: '300', channels, ...more });
      expect(allocation.map(({ spend }) => Number(spend))).toEqual([250, 50]);
    }
  });
});
