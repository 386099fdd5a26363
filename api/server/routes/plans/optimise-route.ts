import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { LANGUAGES } from '../../../contract/languages.ts';
import { planOptimiseAsked, planOptimised } from '../../../contract/plan-optimise.ts';
import { optimisePlan } from '../../../plans/optimise/optimise-plan.ts';
import { askedPlan } from '../../../plans/read-plans.ts';
import { inBaseCurrency } from '../../../reports/finance/report-plan.ts';
import { publishedTo } from '../../../reports/published-to.ts';
import { clientSignal } from '../../asker.ts';
import { readingProblems } from '../../responses.ts';
import { one, type PlanDesk, TAGS } from './plan-desk.ts';

/** How a plan's budgets would be divided: curves are fitted and followed in a thread of their own. Nothing is stored. */
export function optimiseRoute({ config, from }: PlanDesk): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/plans/:id/optimise',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'optimisePlan', ...TAGS },
          summary: 'How the budgets of a plan’s open months would be divided; nothing is stored',
          params: one,
          querystring: z.strictObject({
            lang: z.enum(LANGUAGES).default('en').describe('Of the notes'),
          }),
          body: planOptimiseAsked,
          response: {
            200: planOptimised,
            ...readingProblems(
              ...(['plan_unknown', 'plan_not_computable', 'body_invalid'] as const),
              ...(['currency_unavailable', 'cross_site_refused'] as const),
            ),
          },
        },
      },
      async (request, reply) => {
        const signal = clientSignal(reply);
        const read = await from(request, reply);
        const { id } = request.params;
        const { version } = request.body;
        const plan = await askedPlan(read, id, version);
        inBaseCurrency(plan, config.currency);
        const published = await publishedTo(read);
        const language = request.query.lang;
        return optimisePlan(published, plan, request.body, { config, language, signal });
      },
    );
  };
}
