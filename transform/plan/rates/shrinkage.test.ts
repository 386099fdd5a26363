import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignRates, kappaOf, shrunkRate } from './shrinkage.ts';

describe('rates of small campaigns', () => {
  it('stand between their own figures and those of their group', () => {
    // Beta(20 · 0.1 + 5, 20 · 0.9 + 5): 7 of 30.
    const rate = shrunkRate({ successes: 5, trials: 10 }, 0.1, 20);
    expect(rate).toEqual({ alpha: 7, beta: 23, mean: 7 / 30, trials: 10, kappa: 20 });
    expect(shrunkRate({ successes: 0, trials: 0 }, 0.1, 20).mean).toBeCloseTo(0.1, 12);
  });

  it('lean on their group as much as its campaigns are alike', () => {
    const alike = Array.from({ length: 8 }, () => ({ successes: 100, trials: 1000 }));
    expect(kappaOf(alike, 0.1)).toBe(200);
    expect(kappaOf(alike.slice(0, 4), 0.1)).toBe(20);
    const unlike = alike.map((one, index) => ({ ...one, successes: index % 2 ? 10 : 190 }));
    // Rates of 1 % and 19 %: variance 0.0081 less 0.00009 of sampling; 0.09 / 0.00801 − 1.
    expect(kappaOf(unlike, 0.1)).toBeCloseTo(0.09 / 0.00801 - 1, 9);
  });

  it('are shares between their own rate and the group’s', () => {
    const campaign = fc
      .tuple(fc.nat(500), fc.nat(100))
      .map(([trials, percent]) => ({ trials, successes: Math.floor((trials * percent) / 100) }));
    fc.assert(
      fc.property(fc.array(campaign, { maxLength: 12 }), fc.nat(99), (campaigns, percent) => {
        for (const { alpha, beta, mean, kappa } of campaignRates(
          campaigns,
          (percent + 0.5) / 100,
        )) {
          expect(alpha).toBeGreaterThanOrEqual(0);
          expect(beta).toBeGreaterThanOrEqual(0);
          expect(mean).toBeGreaterThanOrEqual(0);
          expect(mean).toBeLessThanOrEqual(1);
          expect(kappa).toBeGreaterThanOrEqual(5);
          expect(kappa).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
});
