import type { PlanRisk, planRiskAsked } from '../../contract/plan-risk.ts';
import { monthAfter } from '../../plans/month-after.ts';
import { plannedFigures } from '../../plans/plan-lines.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import { PLAN_WORTH, planRiskInput, usualDraws } from '../../plans/risk/plan-risk-input.ts';
import type { PlanSpreads } from '../../plans/risk/plan-spreads.ts';
import { seedOf } from '../../plans/risk/seed-of.ts';
import { spreadsTold } from '../../plans/risk/spreads-told.ts';
import { ProblemError } from '../../problems/problems.ts';
import { computedApart } from '../apart/computed-apart.ts';

/**
 * What a plan may bring, of the plan as it was written: nothing of it has happened yet.
 * @throws {ProblemError} `plan_not_computable` where the margin of a line is not known.
 */
export async function planRiskOf(
  plan: StoredPlan,
  asked: (typeof planRiskAsked)['_output'],
  { currency, spreads }: { readonly currency: string; readonly spreads: PlanSpreads },
  signal?: AbortSignal,
): Promise<PlanRisk> {
  const figures = plannedFigures(plan);
  const { first_month, rate = 0, target } = plan.plan.settings;
  const seed = asked.seed ?? seedOf(plan);
  const draws = asked.draws ?? usualDraws(figures.lines.length);
  const input = planRiskInput(figures, {
    ...{ seed, draws, rate, spreads, scenarios: true },
    ...(target !== undefined && { target: { profit: target } }),
  });
  if (!input) throw notComputable(figures.lines.length);
  const told = await computedApart('risk', input, signal);
  const { meta, cumulative, scenarios = [], ...answer } = told;
  return {
    meta: {
      plan: { id: plan.id, name: plan.name, version: plan.version, status: plan.state },
      currency: plan.plan.settings.currency ?? currency,
      ...{ draws: meta.draws, seed: meta.seed, worth: PLAN_WORTH },
      loadings: { ...meta.loadings, ...figures.loadings },
      spreads: spreadsTold(figures.lines, spreads),
      coverage: null,
    },
    ...answer,
    scenarios: scenarios.map(({ drivers, ...one }) => ({ ...one, drivers: [...drivers] })),
    cumulative: cumulative.map(({ month, ...rest }) => ({
      month: monthAfter(first_month, month),
      ...rest,
    })),
  };
}

function notComputable(lines: number): ProblemError {
  return new ProblemError('plan_not_computable', {
    detail:
      lines === 0
        ? 'The plan has no lines: nothing can be at risk.'
        : 'The margin of a line is not known: give every line an average order and a margin rate.',
  });
}
