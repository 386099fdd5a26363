import { describe, expect, it } from 'vitest';
import { planRiskAsked } from '../../contract/plan-risk.ts';
import { NO_SPREADS } from '../../plans/risk/plan-spreads.ts';
import { riskOfPlan } from '../../plans/workbook/risk-of-plan.ts';
import { storedPlan, UNKNOWN, VARIED, WORKED } from '../../testing/spreadsheet/sample-plans.ts';
import { planRiskOf } from './plan-risk.ts';

const asked = planRiskAsked.parse({});
const ASSUMED = { currency: 'EUR', spreads: NO_SPREADS };

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

  it('is unknown where a margin is', async () => {
    expect(riskOfPlan(storedPlan(UNKNOWN))).toBeNull();
    await expect(planRiskOf(storedPlan(UNKNOWN), asked, ASSUMED)).rejects.toMatchObject({
      code: 'plan_not_computable',
    });
  });
});
