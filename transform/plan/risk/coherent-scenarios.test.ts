import { expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { risk } from './risk.ts';

const asked = {
  ...{ draws: 5_000, seed: 3, scenarios: true },
  lines: ['search', 'social'].map((channel) => ({
    ...{ channel, month: 0, budget: '1000' },
    drivers: {
      cpc: { kind: 'lognormal', median: 2, sigma: 0.3, market: 0 },
      lead_rate: { kind: 'beta', alpha: 20, beta: 180 },
      deal_rate: { kind: 'fixed', value: 0.2 },
      aov: { kind: 'lognormal', median: 300, sigma: 0.2 },
      margin_rate: { kind: 'fixed', value: 0.5 },
    },
  })),
};

it('is around P10, P50 and P90 of the NPV, with drivers that go together', () => {
  const { npv, scenarios } = answerOf(risk, asked);
  const [bad, base, good] = scenarios!;
  // Means of a twentieth of the draws around each percentile.
  for (const [scenario, quantile] of [
    [bad, npv.p10],
    [base, npv.p50],
    [good, npv.p90],
  ] as const)
    expect(Number(scenario!.npv)).toBeCloseTo(Number(quantile), -2);
  const of = (one: typeof bad, driver: string) =>
    one!.drivers.filter((found) => found.driver === driver).map(({ change }) => change);
  for (const change of of(bad, 'lead_rate')) expect(change).toBeLessThan(0);
  for (const change of of(good, 'lead_rate')) expect(change).toBeGreaterThan(0);
  // A click is dearer where things go badly. All at their P10 it would be 2 · e^(0.3 · 1.28), 47 % above the median.
  for (const change of of(bad, 'cpc')) {
    expect(change).toBeGreaterThan(0);
    expect(change).toBeLessThan(0.3);
  }
  expect(of(base, 'aov').every((change) => Math.abs(change) < 0.05)).toBe(true);
});

it('is told where it is asked for', () => {
  expect(answerOf(risk, { ...asked, scenarios: false })).not.toHaveProperty('scenarios');
});
