import { ProblemError } from '@throughline/api/problems/problems';
import { answerError } from '@throughline/api/server/error-answer';
import { knownMethods, pathOf } from '@throughline/api/server/known-methods';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import { limitBytesInFlight } from './body-budget.ts';
import { answerClientError } from './client-error.ts';
import { compressAnswers } from './compress.ts';
import { CONNECTION_LIMITS, EDGE_LIMITS, type EdgeLimits } from './edge-limits.ts';
import { addSecurityHeaders, SECURITY_HEADERS } from './security-headers.ts';
import { cutSlowBodies } from './slow-bodies.ts';

export interface Edge {
  readonly app: FastifyInstance;
  /** Answers an address that no route knows: 405 where another method is known, else 404. */
  notFound(request: FastifyRequest, reply: FastifyReply): void;
}

/** A server without routes: what holds for every connection, every body and every answer. */
export function openEdge(options: FastifyServerOptions, limits: EdgeLimits = EDGE_LIMITS): Edge {
  const { maxConnections, connectionTimeout, ...http } = CONNECTION_LIMITS;
  const app = fastify({
    ...options,
    connectionTimeout,
    http,
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error, request, reply) =>
      answerError(new ProblemError('request_invalid'), request, reply.headers(SECURITY_HEADERS)),
  }) as FastifyInstance;
  app.server.maxConnections = maxConnections;
  const methodsOf = knownMethods(app);
  app.setErrorHandler(answerError);
  addSecurityHeaders(app);
  limitBytesInFlight(app, limits);
  cutSlowBodies(app, limits);
  compressAnswers(app);
  return {
    app,
    notFound(request, reply) {
      const methods = methodsOf(pathOf(request));
      if (methods.length > 0) reply.header('allow', methods.join(', '));
      const code = methods.length > 0 ? 'method_not_allowed' : 'not_found';
      answerError(new ProblemError(code), request, reply);
    },
  };
}
