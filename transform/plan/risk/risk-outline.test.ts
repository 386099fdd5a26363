import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { quantiles } from './distribution.ts';
import { risk } from './risk.ts';
import { riskInput } from './risk-input.ts';
import { riskOutline } from './risk-outline.ts';

const rate = fc.integer({ min: 2, max: 50 }).map((percent) => ({
  ...{ kind: 'beta' as const, alpha: percent / 5, beta: 20 - percent / 5 },
}));
const line = fc.record({
  channel: fc.constantFrom('a', 'b', 'a b'),
  campaign: fc.constantFrom('x', 'y'),
  month: fc.nat(3),
  budget: fc.integer({ min: 100, max: 99_999 }).map(String),
  drivers: fc.record({
    cpc: fc.constant({ kind: 'lognormal' as const, median: 2, sigma: 0.2 }),
    lead_rate: rate,
    aov: fc.constant({ kind: 'lognormal' as const, median: 150, sigma: 0.3 }),
    margin_rate: fc.constant({ kind: 'fixed' as const, value: 0.4 }),
  }),
});

/** The whole risk of a plan, and that of each channel's lines by themselves, is another computation of the same figures. */
it('says of a plan and of each channel what `risk` says of their lines', () => {
  const profit = (at: number) => `${1_000 * at - 500}`;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(9), (lines, seed) => {
      const asked = { lines, seed, draws: 200, rate: 0.1, lag: [0.6, 0.3], horizon: 6 };
      const channels = [...new Set(lines.map(({ channel }) => channel))];
      const told = riskOutline(
        riskInput.parse({ ...asked, target: { profit: profit(0) } }),
        quantiles(),
        channels.map((channel, at) => ({ channel, profit: profit(at) })),
      );
      const whole = (own: typeof lines, at: number) => {
        const request = { ...asked, lines: own, target: { profit: profit(at) } };
        const { npv, p_loss, p_target, cumulative } = answerOf(risk, request);
        return {
          ...{ npv: { p10: npv.p10, p90: npv.p90 }, p_loss, p_target },
          cumulative: cumulative.map(({ p10, p90 }) => ({ p10, p90 })),
        };
      };
      expect(told.all).toEqual(whole(lines, 0));
      expect(told.parts).toEqual(
        channels.map((channel, at) =>
          whole(
            lines.filter((one) => one.channel === channel),
            at,
          ),
        ),
      );
    }),
    { numRuns: 30 },
  );
});
