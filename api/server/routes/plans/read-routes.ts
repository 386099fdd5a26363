import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { LANGUAGES } from '../../../contract/languages.ts';
import {
  planChain as chainSchema,
  planList,
  planVersion,
  unsavedPlan,
} from '../../../contract/plans.ts';
import { chainOf, planChain } from '../../../plans/plan-chain.ts';
import {
  askedPlan,
  listPlans,
  planHistory,
  readPlan,
  unknownPlan,
} from '../../../plans/read-plans.ts';
import { planSpreads } from '../../../plans/risk/plan-spreads.ts';
import { comparisonOf } from '../../../plans/workbook/facts/comparison-of.ts';
import { planWorkbookApart } from '../../../plans/workbook/plan-workbook.ts';
import { publishedTo } from '../../../reports/published-to.ts';
import { clientSignal } from '../../asker.ts';
import { problems } from '../../responses.ts';
import { BODY_BYTES, one, type PlanDesk, READS, TAGS, told, which, XLSX } from './plan-desk.ts';

const written = which.extend({
  format: z.enum(['json', 'xlsx']).default('json').describe('xlsx: a workbook with live formulae'),
  lang: z.enum(LANGUAGES).default('en').describe('Of the texts in the workbook'),
});

/** Plans as they are stored, and what they or one that is not stored come to. */
export function planReads({
  config,
  from,
  recent,
  judged,
  inCurrency,
}: PlanDesk): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/plans',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'listPlans', ...TAGS },
          summary: 'Every plan by its newest version',
          querystring: z.strictObject({}),
          response: { 200: planList, ...problems(...READS) },
        },
      },
      async (request, reply) => ({ plans: await listPlans(await from(request, reply)) }),
    );

    app.get(
      '/plans/:id',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'readPlan', ...TAGS },
          summary: 'A plan, the newest version or the one asked for, and its history',
          params: one,
          querystring: written,
          response: {
            200: {
              description: 'The version, as JSON or as a workbook (`format=xlsx`)',
              content: {
                'application/json': { schema: planVersion },
                [XLSX]: { schema: z.string().meta({ description: 'A file', format: 'binary' }) },
              },
            },
            ...problems(...READS, 'plan_unknown', 'plan_not_computable'),
          },
        },
      },
      async (request, reply) => {
        const read = await from(request, reply);
        const { id } = request.params;
        const history = await planHistory(read, id);
        const { format, lang: language } = request.query;
        const version = request.query.version ?? history.at(-1)?.version;
        if (version === undefined) throw unknownPlan(id);
        const plan = await readPlan(read, id, version);
        if (format === 'json')
          return { ...plan, ...(await judged(read, plan.plan, language)), history: [...history] };
        reply.header('content-disposition', `attachment; filename="${id}-${version}.xlsx"`);
        const published = await publishedTo(read);
        const [past, comparison] = await Promise.all([
          recent.of(published, config),
          comparisonOf(published, plan, config),
        ]);
        const spreads = planSpreads(past, plan.plan.settings.months);
        const file = Buffer.from(
          await planWorkbookApart(plan, { language, spreads, comparison }, clientSignal(reply)),
        );
        // Bytes pass the serializer by; its types know texts only.
        return reply.type(XLSX).send(file as unknown as string);
      },
    );

    app.get(
      '/plans/:id/chain',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'readPlanChain', ...TAGS },
          summary:
            'What a plan comes to: its lines, months, totals and what lies behind the horizon',
          params: one,
          querystring: which.extend(told.shape),
          response: {
            200: chainSchema,
            ...problems(...READS, 'plan_unknown', 'plan_not_computable'),
          },
        },
      },
      async (request, reply) => {
        const read = await from(request, reply);
        const { id } = request.params;
        const { version } = request.query;
        const plan = await askedPlan(read, id, version);
        return { ...planChain(plan), ...(await judged(read, plan.plan, request.query.lang)) };
      },
    );

    app.post(
      '/plans/chain',
      {
        config: { permission: 'plans.read' },
        bodyLimit: BODY_BYTES,
        schema: {
          ...{ operationId: 'computePlan', ...TAGS },
          summary:
            'What a plan would come to that is not stored, and what of it history has never shown',
          querystring: told,
          body: unsavedPlan,
          response: {
            200: chainSchema,
            ...problems(
              ...READS,
              'body_invalid',
              'body_too_large',
              'cross_site_refused',
              'plan_not_computable',
            ),
          },
        },
      },
      async (request, reply) => {
        const plan = inCurrency(request.body.plan);
        const read = await from(request, reply);
        return { ...chainOf(plan), ...(await judged(read, plan, request.query.lang)) };
      },
    );
  };
}
