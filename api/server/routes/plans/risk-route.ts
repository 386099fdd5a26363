import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { planRisk, planRiskAsked } from '../../../contract/plan-risk.ts';
import { askedPlan } from '../../../plans/read-plans.ts';
import { planSpreads } from '../../../plans/risk/plan-spreads.ts';
import { planRiskOf } from '../../../reports/plan-risk/plan-risk.ts';
import { publishedTo } from '../../../reports/published-to.ts';
import { clientSignal } from '../../asker.ts';
import { readingProblems } from '../../responses.ts';
import { one, type PlanDesk, TAGS } from './plan-desk.ts';

/** What a plan may bring: drawn in a thread of its own. */
export function riskRoute({ config, from, recent }: PlanDesk): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/plans/:id/risk',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'readPlanRisk', ...TAGS },
          summary: 'What a plan may bring: quantiles, losses, what they hang on',
          params: one,
          querystring: planRiskAsked,
          response: {
            200: planRisk,
            ...readingProblems('plan_unknown', 'plan_not_computable'),
          },
        },
      },
      async (request, reply) => {
        const read = await from(request, reply);
        const { id } = request.params;
        const { version } = request.query;
        const plan = await askedPlan(read, id, version);
        const history = await recent.of(await publishedTo(read), config);
        const spreads = planSpreads(history, plan.plan.settings.months);
        const { currency } = config;
        return planRiskOf(plan, request.query, { currency, spreads }, clientSignal(reply));
      },
    );
  };
}
