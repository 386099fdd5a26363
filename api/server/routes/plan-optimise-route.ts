import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { LANGUAGES } from '../../contract/languages.ts';
import { planOptimiseAsked, planOptimised } from '../../contract/plan-optimise.ts';
import { optimisePlan } from '../../plans/optimise/optimise-plan.ts';
import { askedPlan } from '../../plans/read-plans.ts';
import { inBaseCurrency } from '../../reports/finance/report-plan.ts';
import { readDataRange, readState } from '../../reports/state.ts';
import { clientSignal } from '../asker.ts';
import type { ApiOptions } from '../options.ts';
import { readingProblems } from '../responses.ts';
import { freshReader } from './fresh-reader.ts';

/** How a plan's budgets would be divided: curves are fitted and followed in a thread of their own. Nothing is stored. */
export function planOptimiseRoute(options: ApiOptions): FastifyPluginAsyncZod {
  const { config } = options;
  const from = freshReader(options);
  return async (app) => {
    app.post(
      '/plans/:id/optimise',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'optimisePlan', tags: ['plans'] },
          summary: 'How the budgets of a plan’s open months would be divided; nothing is stored',
          params: z.strictObject({ id: z.string().max(64) }),
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
        const state = await readState(read);
        const published = {
          reader: read,
          state,
          dataRange: state && (await readDataRange(read, state)),
        };
        const language = request.query.lang;
        return optimisePlan(published, plan, request.body, { config, language, signal });
      },
    );
  };
}
