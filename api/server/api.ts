import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { FailedKeys } from '../auth/failed-keys.ts';
import { ProblemError } from '../problems/problems.ts';
import { createAnswers } from './answers.ts';
import { describeApi } from './describe.ts';
import { docsPage } from './docs-page.ts';
import { answerError } from './error-answer.ts';
import { guard } from './guard.ts';
import { knownMethods, pathOf } from './known-methods.ts';
import type { ApiOptions } from './options.ts';
import { attributionRoutes } from './routes/attribution-routes.ts';
import { audiencesRoute } from './routes/audiences-route.ts';
import { backRoutes } from './routes/back-routes.ts';
import { closesRoutes } from './routes/closes-routes.ts';
import { filesRoutes } from './routes/files-routes.ts';
import { importsRoutes } from './routes/imports-routes.ts';
import { linksRoutes } from './routes/links-routes.ts';
import { operationsRoutes } from './routes/operations-routes.ts';
import { plansRoutes } from './routes/plans/plans-routes.ts';
import { referenceRoutes } from './routes/reference-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { rulesRoutes } from './routes/rules-routes.ts';
import { sampleRoutes } from './routes/sample-routes.ts';
import { segmentsRoutes } from './routes/segments-routes.ts';
import { smartGoalsRoutes } from './routes/smart-goals-routes.ts';

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
    const methodsOf = knownMethods(scope);
    scope.setNotFoundHandler((request, reply) => {
      const methods = methodsOf(pathOf(request));
      if (methods.length > 0) reply.header('allow', methods.join(', '));
      const code = methods.length > 0 ? 'method_not_allowed' : 'not_found';
      answerError(new ProblemError(code), request, reply);
    });
    scope.decorateRequest('principal', null);
    const failedKeys = options.failedKeys ?? new FailedKeys();
    scope.addHook('onRequest', async (request) => {
      const { permission } = request.routeOptions.config;
      if (permission) request.principal = guard(request, permission, options.keys, failedKeys);
    });
    await describeApi(scope, options);
    const answers = createAnswers(options);
    for (const routes of [
      attributionRoutes(options, answers),
      reportRoutes(options, answers),
      referenceRoutes(options, answers),
      operationsRoutes(options),
      importsRoutes(options),
      filesRoutes(options),
      sampleRoutes(options),
      plansRoutes(options),
      closesRoutes(options),
      segmentsRoutes(options),
      smartGoalsRoutes(options),
      backRoutes(options),
      audiencesRoute(options),
      linksRoutes(options),
      rulesRoutes(options),
    ])
      await scope.register(routes, { prefix: '/v1' });
    const described = { schema: { hide: true }, config: { permission: 'state.read' } } as const;
    scope.get('/openapi.json', described, async () => scope.swagger());
    await docsPage(scope);
  };
}
