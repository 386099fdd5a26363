import { answerOf } from '@throughline/transform/plan/answer-of';
import { type Calculation, CalculationError } from '@throughline/transform/plan/calculation';
import { risk as calculation } from '@throughline/transform/plan/risk/risk';
import { ProblemError } from '../../problems/problems.ts';
import { plannedFigures } from '../plan-lines.ts';
import type { StoredPlan } from '../read-plans.ts';
import { planRiskInput, usualDraws } from '../risk/plan-risk-input.ts';
import { NO_SPREADS, type PlanSpreads } from '../risk/plan-spreads.ts';
import { seedOf } from '../risk/seed-of.ts';

export type Risk = ReturnType<typeof calculation.calculate>;

/**
 * What the plan may bring, as `GET /api/v1/plans/{id}/risk` says it: the same question by the same seed and draws.
 * @returns null where the margin of a line is not known, or where figures are too large.
 */
export function riskOfPlan(stored: StoredPlan, spreads: PlanSpreads = NO_SPREADS): Risk | null {
  try {
    const figures = plannedFigures(stored);
    const input = planRiskInput(figures, {
      ...{ seed: seedOf(stored), draws: usualDraws(figures.lines.length) },
      ...{ rate: stored.plan.settings.rate ?? 0, spreads },
    });
    return input && answerOf(calculation as Calculation<unknown, Risk>, input);
  } catch (error) {
    // Figures that no number holds are no reason to refuse the rest of a workbook.
    if (error instanceof CalculationError && error.code === 'result_not_finite') return null;
    if (error instanceof ProblemError && error.code === 'plan_not_computable') return null;
    throw error;
  }
}
