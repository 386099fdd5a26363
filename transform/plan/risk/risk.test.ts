import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { plan } from '../chain/plan.ts';
import { risk } from './risk.ts';

const ask = (request: object) => answerOf(risk, request);
const fixed = (value: number) => ({ kind: 'fixed', value });
const lognormal = (median: number, sigma: number, market = 0) => ({
  kind: 'lognormal',
  median,
  sigma,
  market,
});

/** 1,000 / 10 · 0.1 · 0.5 = 5 deals of 400 · 0.6: margin 1,200. */
const DRIVERS = {
  cpc: fixed(10),
  lead_rate: fixed(0.1),
  deal_rate: fixed(0.5),
  aov: fixed(400),
  margin_rate: fixed(0.6),
};
const line = (more: object = {}, name = 'search') => ({
  channel: name,
  month: 0,
  budget: '1000',
  drivers: { ...DRIVERS, ...more },
});

describe('risk', () => {
  it('is the plan where nothing is uncertain', () => {
    const share = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
    const planned = fc.record({
      channel: fc.constantFrom('a', 'b'),
      campaign: fc.uuid(),
      month: fc.nat(3),
      budget: fc.integer({ min: 0, max: 99_999 }).map(String),
      cpc: fc.integer({ min: 1, max: 90 }),
      landing: share,
      lead_rate: share,
      deal_rate: share,
      aov: fc.nat(9999),
      margin_rate: share,
      refund_rate: share,
    });
    fc.assert(
      fc.property(fc.array(planned, { minLength: 1, maxLength: 4 }), (lines) => {
        const seasonality = [1, 0.5, 2];
        const { totals } = answerOf(plan, {
          months: 4,
          seasonality,
          settings: { fee: 0.1 },
          lines: lines.map(({ cpc, aov, ...rest }) => ({ ...rest, cpc: `${cpc}`, aov: `${aov}` })),
        });
        const answer = ask({
          draws: 100,
          fee: 0.1,
          seasonality,
          lines: lines.map(({ channel, campaign, month, budget, ...rates }) => ({
            ...{ channel, campaign, month, budget },
            drivers: Object.fromEntries(
              Object.entries(rates).map(([name, value]) => [
                name,
                name === 'cpc' ? lognormal(value, 0) : fixed(value),
              ]),
            ),
          })),
        });
        for (const key of ['mean', 'p10', 'p50', 'p90'] as const) {
          expect(Number(answer.margin[key])).toBeCloseTo(Number(totals.margin), 3);
          expect(Number(answer.profit[key])).toBeCloseTo(
            Number(totals.margin) - Number(totals.cost),
            3,
          );
        }
        expect(answer.deals.p50).toBeCloseTo(totals.deals!, 6);
        expect(answer.profit.histogram).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  it('has the quantiles of a lognormal margin', () => {
    // Margin 1,200 · e^(0.3 z): P10 at z = −1.28155, mean 1,200 · e^0.045.
    const { margin, p_loss, tornado } = ask({
      draws: 100_000,
      lines: [line({ aov: lognormal(400, 0.3) })],
    });
    expect(Number(margin.p10) / (1200 * Math.exp(-0.3 * 1.2815515655))).toBeCloseTo(1, 2);
    expect(Number(margin.mean) / (1200 * Math.exp(0.045))).toBeCloseTo(1, 2);
    // Φ(ln(1,000 / 1,200) / 0.3) = Φ(−0.60774).
    expect(p_loss).toBeCloseTo(0.27168, 2);
    expect(tornado[0]).toMatchObject({ driver: 'aov', contribution: 1 });
    // Profit 200 of 1,200: a sixth less deal value is enough.
    expect(tornado[0]!.break_even!.change).toBeCloseTo(-1 / 6, 9);
    expect(tornado.find(({ driver }) => driver === 'cpc')!.break_even!.value).toBeCloseTo(12, 9);
  });

  it('does not diversify what moves together', () => {
    const spread = (market: number) =>
      Number(
        ask({
          lines: ['a', 'b', 'c'].map((name) => line({ aov: lognormal(400, 0.3, market) }, name)),
        }).profit.sd,
      );
    expect(spread(0)).toBeLessThan(spread(0.6));
    // Wholly together: √3 times as wide as apart.
    expect(spread(1) / spread(0)).toBeCloseTo(Math.sqrt(3), 1);
  });

  it('draws a driver once for all months of a campaign', () => {
    const months = [0, 1, 2, 3].map((month) => ({ ...line({ aov: lognormal(400, 0.3) }), month }));
    const all = ask({ lines: months });
    const one = ask({ lines: [months[0]] });
    expect(Number(all.margin.sd) / Number(one.margin.sd)).toBeCloseTo(4, 9);
  });

  it('strikes with a registered risk in as many draws as it is likely', () => {
    const { profit, register } = ask({
      draws: 50_000,
      lines: [line()],
      register: [
        { id: 'ban', probability: 0.25, channel: 'search', driver: 'deal_rate', multiply: 0.5 },
      ],
    });
    // A quarter of draws earns 600 less.
    expect(Number(profit.mean)).toBeCloseTo(200 - 0.25 * 600, -1);
    expect(Number(register[0]!.expected_loss)).toBeCloseTo(150, -1);
    expect(register[0]!.share_of_variance).toBeCloseTo(1, 6);
  });

  it('counts deals with the variance of a negative binomial', () => {
    for (const lead_rate of [0.02, 0.9]) {
      const mean = 100 * lead_rate * 0.5;
      const { deals } = ask({
        draws: 50_000,
        counts: 'negbin',
        dispersion: 8,
        lines: [line({ lead_rate: fixed(lead_rate) })],
      });
      expect(deals.mean / mean).toBeCloseTo(1, 1);
      expect(deals.sd / Math.sqrt(mean + mean ** 2 / 8)).toBeCloseTo(1, 1);
      expect(Number.isInteger(deals.p50)).toBe(true);
    }
  });

  it('says when it pays back, and how often it does not', () => {
    const months = { lines: [line({ aov: lognormal(400, 0.4) })], lag: [0.5, 0.5] };
    const answer = ask({ ...months, payback_within: 1 });
    expect(answer.payback.p10).toBeLessThanOrEqual(1);
    expect(answer.payback.p90).toBeNull();
    expect(answer.p_payback_within.probability).toBeCloseTo(1 - answer.p_loss, 9);
    expect(answer.cumulative).toHaveLength(2);
  });

  const uncertain = {
    cpc: { kind: 'lognormal', median: 10 },
    lead_rate: { kind: 'beta', alpha: 3, beta: 27 },
    aov: { kind: 'empirical', values: [100, 300, 250, 900] },
    refund_rate: { kind: 'beta', alpha: 0.3, beta: 5 },
  };

  it('does not depend on the order of lines, and little on what else is planned', () => {
    const lines = ['a', 'b', 'c'].flatMap((name) =>
      [0, 1].map((month) => ({ ...line(uncertain, name), month })),
    );
    const request = { draws: 500, counts: 'negbin', register: [], lines };
    const answer = ask(request);
    expect(ask({ ...request, lines: [...lines].reverse() })).toEqual({
      ...answer,
      tornado: expect.arrayContaining(
        answer.tornado.map(({ driver, channel }) => expect.objectContaining({ driver, channel })),
      ),
    });
    expect(ask(request)).toEqual(answer);
    expect(ask({ ...request, seed: 2 }).npv).not.toEqual(answer.npv);
  });

  it('keeps its quantiles in order', () => {
    const positive = fc.integer({ min: 1, max: 400 }).map((part) => part / 20);
    const lines = fc.array(
      fc.record({
        channel: fc.constantFrom('a', 'b'),
        month: fc.nat(2),
        budget: fc.nat(5000).map(String),
        drivers: fc.record({
          cpc: fc.record({
            kind: fc.constant('lognormal'),
            median: positive,
            sigma: positive.map((one) => one / 10),
          }),
          deal_rate: fc.record({ kind: fc.constant('beta'), alpha: positive, beta: positive }),
          aov: fc.record({
            kind: fc.constant('empirical'),
            values: fc.array(positive, { minLength: 1 }),
          }),
        }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('expected', 'negbin'), (list, counts) => {
        const answer = ask({ draws: 200, rate: 0.3, counts, lines: list });
        for (const part of [answer.npv, answer.profit, answer.margin, answer.deals]) {
          expect(Number(part.p10)).toBeLessThanOrEqual(Number(part.p50));
          expect(Number(part.p50)).toBeLessThanOrEqual(Number(part.p90));
        }
        expect(Number(answer.cvar_5)).toBeGreaterThanOrEqual(Number(answer.var_5) - 1e-6);
        expect(answer.npv.histogram.reduce((so, { count }) => so + count, 0)).toBe(200);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses prices that can be 0 and risks that are there twice', () => {
    const event = { id: 'x', probability: 0.1, driver: 'aov', multiply: 2 };
    for (const [request, field] of [
      [{ lines: [line({ cpc: fixed(0) })] }, 'lines[0].drivers.cpc'],
      [{ lines: [line({ cpc: { kind: 'beta', alpha: 1, beta: 1 } })] }, 'lines[0].drivers.cpc'],
      [{ lines: [line()], register: [event, event] }, 'register[1].id'],
      [
        { lines: [line()], register: [{ ...event, driver: 'cpc', multiply: 0 }] },
        'register[0].multiply',
      ],
      [{ lines: [] }, 'lines'],
      [{ lines: [line()], draws: 99 }, 'draws'],
    ] as const)
      expect(() => ask(request)).toThrow(
        expect.objectContaining({ errors: [expect.objectContaining({ field })] }),
      );
  });
});
