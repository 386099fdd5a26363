import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { createAnswers } from './answers.ts';
import { answerError } from './error-answer.ts';
import { guard } from './guard.ts';
import type { ApiOptions } from './options.ts';
import { ProblemError } from './problems.ts';
import { attributionRoutes } from './routes/attribution-routes.ts';
import { channelsRoutes } from './routes/channels-routes.ts';
import { importsRoutes } from './routes/imports-routes.ts';
import { journeysRoutes } from './routes/journeys-routes.ts';
import { operationsRoutes } from './routes/operations-routes.ts';
import { referenceRoutes } from './routes/reference-routes.ts';

const VERSION = '0.1.0';

/**
 * Everything under `/api`: reports and operations under `/api/v1`, their description at
 * `/api/openapi.json`. Errors are problem details. Nothing outside `/api` is touched.
 *
 * `await api(app, { reader: () => warehouse.reader(), config, keys, ops })`
 */
export async function api(app: FastifyInstance, options: ApiOptions): Promise<void> {
  await app.register(under(options), { prefix: '/api' });
}

function under(options: ApiOptions): FastifyPluginAsync {
  return async (scope) => {
    scope.setValidatorCompiler(validatorCompiler);
    scope.setSerializerCompiler(serializerCompiler);
    scope.setErrorHandler(answerError);
    scope.setNotFoundHandler((request, reply) =>
      answerError(new ProblemError('not_found'), request, reply),
    );
    scope.decorateRequest('principal', null);
    scope.addHook('onRequest', async (request) => guard(request, options.keys));
    await scope.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Throughline',
          version: VERSION,
          description: 'Reports of end-to-end marketing analytics.',
          license: { name: 'Apache-2.0' },
        },
        components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
        security: [{ key: [] }],
      },
      transform: jsonSchemaTransform,
    });
    const answers = createAnswers(options);
    for (const routes of [
      attributionRoutes(options, answers),
      channelsRoutes(options, answers),
      journeysRoutes(options, answers),
      referenceRoutes(options, answers),
      operationsRoutes(options),
      importsRoutes(options),
    ])
      await scope.register(routes, { prefix: '/v1' });
    scope.get('/openapi.json', { schema: { hide: true } }, async () => scope.swagger());
  };
}
