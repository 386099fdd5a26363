import { answerOf } from '@throughline/transform/plan/answer-of';
import { type Calculation, CalculationError } from '@throughline/transform/plan/calculation';
import { risk as calculation } from '@throughline/transform/plan/risk/risk';
import { ProblemError } from '../../problems/problems.ts';
import { computedApart } from '../../reports/apart/computed-apart.ts';
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
    const input = inputOf(stored, spreads);
    return input && answerOf(calculation as Calculation<unknown, Risk>, input);
  } catch (error) {
    return nothing(error);
  }
}

/** The same in the thread of long calculations, which remembers what it was asked last. */
export async function riskApart(
  stored: StoredPlan,
  spreads: PlanSpreads = NO_SPREADS,
  signal?: AbortSignal,
): Promise<Risk | null> {
  try {
    const input = inputOf(stored, spreads);
    return input && (await computedApart('risk', input, signal));
  } catch (error) {
    return nothing(error);
  }
}

function inputOf(stored: StoredPlan, spreads: PlanSpreads): object | null {
  const figures = plannedFigures(stored);
  return planRiskInput(figures, {
    ...{ seed: seedOf(stored), draws: usualDraws(figures.lines.length) },
    ...{ rate: stored.plan.settings.rate ?? 0, spreads, scenarios: true },
    ...(stored.plan.settings.target !== undefined && {
      target: { profit: stored.plan.settings.target },
    }),
  });
}

/** Figures that no number holds are no reason to refuse the rest of a workbook. */
function nothing(error: unknown): null {
  if (error instanceof CalculationError && error.code === 'result_not_finite') return null;
  if (error instanceof ProblemError && error.code === 'plan_not_computable') return null;
  throw error;
}
