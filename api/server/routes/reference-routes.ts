import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { maturedDays } from '../../contract/matured-days.ts';
import { metricsResponse } from '../../contract/metrics.ts';
import { startResponse } from '../../contract/start.ts';
import { stateResponse } from '../../contract/state.ts';
import { basis, model } from '../../contract/terms.ts';
import { publicCatalogue } from '../../metrics/catalogue.ts';
import { fetchMaturedDays } from '../../reports/maturity/matured-days.ts';
import { readStart } from '../../reports/start/read-start.ts';
import type { Answers } from '../answers.ts';
import type { ApiOptions } from '../options.ts';
import { problems, readingProblems } from '../responses.ts';

/** What the figures mean, and which state they are of. */
export function referenceRoutes(
  { config, ops = {} }: ApiOptions,
  answers: Answers,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/metrics',
      {
        config: { permission: 'metrics.read' },
        schema: {
          operationId: 'listMetrics',
          summary: 'The catalogue of metrics: units, formulae, names in three languages',
          tags: ['reference'],
          response: { 200: metricsResponse, ...problems() },
        },
      },
      async () => ({ metrics: [...publicCatalogue()] }),
    );

    app.get(
      '/state',
      {
        config: { permission: 'state.read' },
        schema: {
          operationId: 'readState',
          summary: 'The published state, the days that hold data, and who is asking',
          tags: ['reference'],
          response: { 200: stateResponse, ...problems('figures_incomplete') },
        },
      },
      async (request, reply) => {
        const { state, dataRange } = await answers.current(request, reply);
        reply.header('cache-control', 'no-store');
        return {
          generation: state?.generation ?? 0,
          revision: Number(state?.revision ?? 0),
          as_of: state?.asOf ?? null,
          data: dataRange,
          currency: config.currency,
          timezone: config.timezone,
          sample: (await ops.hasSample?.()) ?? false,
          principal: request.principal ?? { name: '', role: '' },
        };
      },
    );

    app.get(
      '/matured-days',
      {
        config: { permission: 'state.read' },
        schema: {
          operationId: 'readMaturedDays',
          summary:
            'The last day of which most sales have typically arrived, by a model and a date basis',
          tags: ['reference'],
          querystring: z.strictObject({ model, basis }),
          response: { 200: maturedDays, ...readingProblems() },
        },
      },
      async (request, reply) => {
        const { reader, state, dataRange } = await answers.current(request, reply);
        reply.header('cache-control', 'no-store');
        const { customWeights } = config;
        return fetchMaturedDays(reader, state, dataRange, { ...request.query, customWeights });
      },
    );

    app.get(
      '/start',
      {
        config: { permission: 'state.read' },
        schema: {
          operationId: 'readStart',
          summary: 'What there is of visits, sales and costs, and how many sales a visit led to',
          tags: ['reference'],
          response: { 200: startResponse, ...problems('figures_incomplete') },
        },
      },
      async (request, reply) => {
        const { reader, state } = await answers.current(request, reply);
        reply.header('cache-control', 'no-store');
        return readStart(reader, state);
      },
    );
  };
}
