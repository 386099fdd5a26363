import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { savedSegment as saved } from '../../contract/segments.ts';
import {
  type SmartGoalBody,
  smartGoalBody,
  smartGoalList,
  smartGoalName,
  smartGoalSchema,
} from '../../contract/smart-goals.ts';
import { saveNamed } from '../../documents/named.ts';
import { listSmartGoals, readSmartGoal, SMART_GOALS } from '../../smart-goals/smart-goals.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';
import { freshReader } from './fresh-reader.ts';

const TAGS = { tags: ['goals'] };
const READS = ['parameters_invalid', 'figures_incomplete'] as const;
const WRITES = [
  ...READS,
  ...(['body_invalid', 'cross_site_refused', 'smart_goal_not_visible', 'disk_low'] as const),
  ...(['log_unavailable', 'operation_unavailable'] as const),
] as const;
const SAVED = { 200: saved, 201: saved, 202: saved };
const one = z.strictObject({ name: smartGoalName });

/** Goals that people write, by name; the report `smart-goals` says where they stand. */
export function smartGoalsRoutes(options: ApiOptions): FastifyPluginAsyncZod {
  const { ops = {} } = options;
  const from = freshReader(options);
  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    body: SmartGoalBody | null,
  ) {
    const append = able(ops, 'saveDocument');
    const author = request.principal?.name ?? '';
    const store = { append, reader: await from(request, reply), now: new Date(), author };
    const { visible, changed, version } = await saveNamed(store, SMART_GOALS, name, body);
    const isNew = changed && version === 1;
    return reply
      .code(visible ? (isNew ? 201 : 200) : 202)
      .send({ name, version, changed, visible });
  }

  return async (app) => {
    app.get(
      '/smart-goals',
      {
        config: { permission: 'goals.read' },
        schema: {
          ...{ operationId: 'listSmartGoals', summary: 'Every goal as it was written', ...TAGS },
          querystring: z.strictObject({}),
          response: { 200: smartGoalList, ...problems(...READS) },
        },
      },
      async (request, reply) => ({ goals: await listSmartGoals(await from(request, reply)) }),
    );

    app.get(
      '/smart-goals/:name',
      {
        config: { permission: 'goals.read' },
        schema: {
          ...{ operationId: 'readSmartGoal', summary: 'A goal', ...TAGS, params: one },
          querystring: z.strictObject({}),
          response: { 200: smartGoalSchema, ...problems(...READS, 'smart_goal_unknown') },
        },
      },
      async (request, reply) => readSmartGoal(await from(request, reply), request.params.name),
    );

    app.put(
      '/smart-goals/:name',
      {
        config: { permission: 'goals.write' },
        schema: {
          operationId: 'saveSmartGoal',
          summary: 'Writes a goal; answers once it can be read, or 202 once it is durable',
          ...TAGS,
          params: one,
          querystring: z.strictObject({}),
          body: smartGoalBody,
          response: { ...SAVED, ...problems(...WRITES) },
        },
      },
      async (request, reply) => save(request, reply, request.params.name, request.body),
    );

    app.delete(
      '/smart-goals/:name',
      {
        config: { permission: 'goals.write' },
        schema: {
          ...{ operationId: 'deleteSmartGoal', summary: 'Deletes a goal', ...TAGS, params: one },
          querystring: z.strictObject({}),
          response: { ...SAVED, ...problems(...WRITES, 'smart_goal_unknown') },
        },
      },
      async (request, reply) => save(request, reply, request.params.name, null),
    );
  };
}
