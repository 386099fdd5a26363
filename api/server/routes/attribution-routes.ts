import { MODEL_CARDS } from '@throughline/transform/attribution/cards/cards';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import {
  keepRequest,
  keptRunSchema,
  keptRuns,
  modelCards,
} from '../../contract/attribution-runs.ts';
import { ProblemError } from '../../problems/problems.ts';
import { live } from '../../reports/attribution/answer.ts';
import {
  findRun,
  isCurrent,
  keptRun,
  listRuns,
  newRun,
  questionOf,
} from '../../reports/attribution/kept-runs.ts';
import type { Answers } from '../answers.ts';
import type { ApiOptions } from '../options.ts';
import { problems, readingProblems } from '../responses.ts';

/** The cards of the models of attribution, and the runs that are kept of the report. */
export function attributionRoutes(
  { config, ops }: ApiOptions,
  answers: Answers,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/attribution/models',
      {
        config: { permission: 'metrics.read' },
        schema: {
          operationId: 'listModels',
          summary: 'Cards of the models: formula, assumptions, when they fail, minimum data',
          tags: ['reference'],
          querystring: z.strictObject({}),
          response: { 200: modelCards, ...problems('parameters_invalid') },
        },
      },
      async () => MODEL_CARDS.map((card) => ({ ...card })),
    );

    app.get(
      '/attribution/runs',
      {
        config: { permission: 'reports.attribution.read' },
        schema: {
          operationId: 'listRuns',
          summary: 'Runs of the report that were kept',
          tags: ['reports'],
          querystring: z.strictObject({}),
          response: { 200: keptRuns, ...readingProblems() },
        },
      },
      async (request, reply) => [
        ...(await listRuns((await answers.current(request, reply)).reader)),
      ],
    );

    app.post(
      '/attribution/runs',
      {
        config: { permission: 'reports.attribution.keep' },
        schema: {
          operationId: 'keepRun',
          summary: 'Keep the answer to a question as it is now, so that it never changes by itself',
          tags: ['reports'],
          body: keepRequest,
          response: {
            200: keptRunSchema,
            201: keptRunSchema,
            ...readingProblems('body_invalid', 'operation_unavailable', 'cross_site_refused'),
          },
        },
      },
      async (request, reply) => {
        if (!ops?.keepRun) throw new ProblemError('operation_unavailable');
        const asked = { ...request.body, format: 'json' as const };
        const question = questionOf(asked);
        const current = await answers.current(request, reply);
        const answer = await live(current, asked, config);
        const before = await findRun(current.reader, { question });
        // Nothing has changed: the run that there is says the same.
        if (before && isCurrent(before, answer.fingerprint))
          return reply.code(200).send(keptRun(before));
        const now = new Date().toISOString().replace('Z', '000Z');
        const run = newRun(question, answer, now, request.principal?.name ?? '');
        await ops.keepRun(run);
        return reply.code(201).send(keptRun(run));
      },
    );
  };
}
