import { describe, expect, it } from 'vitest';
import { planRiskAsked } from '../../contract/plan-risk.ts';
import type { History } from '../../plans/history/history.ts';
import { monthAfter } from '../../plans/month-after.ts';
import { NO_SPREADS, planSpreads } from '../../plans/risk/plan-spreads.ts';
import { riskOfPlan } from '../../plans/workbook/risk-of-plan.ts';
import { storedPlan, UNKNOWN, VARIED, WORKED } from '../../testing/spreadsheet/sample-plans.ts';
import { planRiskOf } from './plan-risk.ts';

const asked = planRiskAsked.parse({});
const ASSUMED = { currency: 'EUR', spreads: NO_SPREADS };

/** So many months up to June 2026 in which the campaign of the plan did as it plans, a little more and a little less in turn. */
function historyOf(count: number): History {
  const months = Array.from({ length: count }, (_, at) => monthAfter('2026-06', at - count + 1));
  return {
    ...{ months, to: '2026-06-30', model: 'last_non_direct' },
    rows: months.map((month, at) => {
      const leads = at % 2 === 0 ? 190 : 210;
      return {
        ...{ month, channel: 'paid search', campaign: 'Generic', impressions: 0, margin: null },
        ...{ cost: '100000', clicks: 4_000, visits: 4_000, leads, sales: leads / 10 },
        revenue: `${leads * 1_000}`,
      };
    }),
  };
}

describe('the risk of a plan', () => {
  it.each([
    ['worked', WORKED],
    ['varied, with loadings of its own', VARIED],
  ])('is the same over the API and in the workbook: %s', async (_, plan) => {
    const stored = storedPlan(plan);
    const told = await planRiskOf(stored, asked, ASSUMED);
    const written = riskOfPlan(stored)!;
    for (const figure of ['npv', 'profit', 'deals', 'p_loss', 'tornado'] as const)
      expect(told[figure]).toEqual(written[figure]);
    expect([told.meta.seed, told.meta.draws]).toEqual([written.meta.seed, written.meta.draws]);
  });

  it('follows the market as the plan says, and says so', async () => {
    const usual = { ...VARIED, settings: { ...VARIED.settings, loadings: { lead_rate: 0 } } };
    const [own, other] = await Promise.all(
      [VARIED, usual].map((plan) => planRiskOf(storedPlan(plan), asked, ASSUMED)),
    );
    expect(own!.meta.loadings).toMatchObject({ lead_rate: 0.4, deal_rate: 0.5 });
    expect(own!.npv.sd).not.toBe(other!.npv.sd);
  });

  it('rests on the past of the business where it is long enough, and says so', async () => {
    const of = async (months: number) => {
      const spreads = planSpreads(historyOf(months), WORKED.settings.months);
      return planRiskOf(storedPlan(WORKED), asked, { currency: 'EUR', spreads });
    };
    const [short, year, two] = await Promise.all([of(5), of(12), of(24)]);
    const sources = ({ meta }: typeof short) =>
      Object.fromEntries(
        meta.spreads.map(({ driver, source, months }) => [driver, [source, months]]),
      );
    const assumed = ['assumed', null];
    expect(sources(short)).toEqual({
      ...{ cpc: assumed, lead_rate: assumed, deal_rate: assumed, aov: assumed },
    });
    expect(short.profit).toEqual((await planRiskOf(storedPlan(WORKED), asked, ASSUMED)).profit);
    // Sales of the last three months are still to come: nine months tell of their rate.
    expect(sources(year)).toEqual({
      ...{ cpc: ['campaign', 12], lead_rate: ['campaign', 12], aov: ['campaign', 12] },
      deal_rate: ['campaign', 9],
    });
    const width = ({ profit }: typeof short) => Number(profit.p90) - Number(profit.p10);
    expect(width(year)).toBeLessThan(width(short));
    expect(width(two)).toBeLessThan(width(year));
    // The plan stays where it is, which rates of 20 trials pull down, being skewed: 64,000 + 16,000 of margin for 172,500.
    for (const { profit } of [year, two])
      expect(Math.abs(Number(profit.p50) + 92_500)).toBeLessThan(15_000);
    expect(year.scenarios.map(({ name }) => name)).toEqual(['pessimistic', 'base', 'optimistic']);
    const [bad, , good] = year.scenarios;
    expect(Number(bad!.npv)).toBeLessThan(Number(good!.npv));
  });

  it('is unknown where a margin is', async () => {
    expect(riskOfPlan(storedPlan(UNKNOWN))).toBeNull();
    await expect(planRiskOf(storedPlan(UNKNOWN), asked, ASSUMED)).rejects.toMatchObject({
      code: 'plan_not_computable',
    });
  });
});
