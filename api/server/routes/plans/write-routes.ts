import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { changedPlan, newPlan, type Plan, planStep } from '../../../contract/plans.ts';
import { unknownPlan } from '../../../plans/read-plans.ts';
import { savePlan } from '../../../plans/save-plan.ts';
import { problems } from '../../responses.ts';
import { BODY_BYTES, one, type PlanDesk, SAVED, TAGS, told, WRITES } from './plan-desk.ts';

/** Plans written version by version, approved and locked. */
export function planWrites({ storeOf, inCurrency, answer }: PlanDesk): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/plans',
      {
        config: { permission: 'plans.write' },
        bodyLimit: BODY_BYTES,
        schema: {
          ...{ operationId: 'createPlan', ...TAGS },
          summary: 'Makes a plan; answers once it can be read, or 202 once it is durable',
          querystring: told,
          body: newPlan,
          response: { ...SAVED, ...problems(...WRITES) },
        },
      },
      async (request, reply) => {
        const { id = randomUUID() } = request.body;
        const plan = inCurrency(request.body.plan);
        const store = await storeOf(request, reply);
        const saved = await savePlan(store, id, () => ({
          ...{ read: undefined, plan, state: 'draft', correction: false },
        }));
        return answer(reply, saved, { reader: store.reader, plan, lang: request.query.lang });
      },
    );

    app.put(
      '/plans/:id',
      {
        config: { permission: 'plans.write' },
        bodyLimit: BODY_BYTES,
        schema: {
          ...{ operationId: 'changePlan', ...TAGS },
          summary: 'The next version of a plan, by a writer who read the one before',
          params: one,
          querystring: told,
          body: changedPlan,
          response: { ...SAVED, ...problems(...WRITES, 'plan_unknown') },
        },
      },
      async (request, reply) => {
        const { version: read, correction = false } = request.body;
        const plan = inCurrency(request.body.plan);
        const store = await storeOf(request, reply);
        const saved = await savePlan(store, request.params.id, () => ({
          ...{ read, plan, state: 'draft', correction },
        }));
        return answer(reply, saved, { reader: store.reader, plan, lang: request.query.lang });
      },
    );

    for (const [step, state] of [
      ['approve', 'approved'],
      ['lock', 'locked'],
    ] as const)
      app.post(
        `/plans/:id/${step}`,
        {
          config: { permission: 'plans.approve' },
          schema: {
            ...{ operationId: `${step}Plan`, ...TAGS },
            summary:
              step === 'lock'
                ? 'Locks the newest version: it is stored with its fingerprint, and never changes'
                : 'Approves the newest version',
            params: one,
            querystring: told,
            body: planStep.nullish(),
            response: { ...SAVED, ...problems(...WRITES, 'plan_unknown') },
          },
        },
        async (request, reply) => {
          const { id } = request.params;
          const store = await storeOf(request, reply);
          let plan: Plan | undefined;
          const saved = await savePlan(store, id, (newest) => {
            if (!newest) throw unknownPlan(id);
            plan = newest.plan;
            const read = request.body?.version ?? newest.version;
            return { read, plan, state, correction: false };
          });
          const { lang } = request.query;
          return answer(reply, saved, { reader: store.reader, plan: plan!, lang });
        },
      );
  };
}
