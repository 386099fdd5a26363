import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { planRisk, planRiskAsked } from '../../contract/plan-risk.ts';
import { RecentHistory } from '../../plans/history/recent-history.ts';
import { askedPlan } from '../../plans/read-plans.ts';
import { planSpreads } from '../../plans/risk/plan-spreads.ts';
import { planRiskOf } from '../../reports/plan-risk/plan-risk.ts';
import { publishedTo } from '../../reports/published-to.ts';
import { clientSignal } from '../asker.ts';
import type { ApiOptions } from '../options.ts';
import { readingProblems } from '../responses.ts';
import { freshReader } from './fresh-reader.ts';

/** What a plan may bring: drawn in a thread of its own. */
export function planRiskRoute(options: ApiOptions): FastifyPluginAsyncZod {
  const from = freshReader(options);
  const recent = new RecentHistory();
  return async (app) => {
    app.get(
      '/plans/:id/risk',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'readPlanRisk', tags: ['plans'] },
          summary: 'What a plan may bring: quantiles, losses, what they hang on',
          params: z.strictObject({ id: z.string().max(64) }),
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
        const history = await recent.of(await publishedTo(read), options.config);
        const spreads = planSpreads(history, plan.plan.settings.months);
        const { currency } = options.config;
        return planRiskOf(plan, request.query, { currency, spreads }, clientSignal(reply));
      },
    );
  };
}
