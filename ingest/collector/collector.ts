import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { allowedOrigin, collectRoutes, methodsAt } from './collect-routes.ts';
import type { CollectorLimits, CollectorOptions } from './collector-options.ts';
import { createCounters } from './counters.ts';
import { shareWithOrigin } from './cross-origin.ts';
import { answerOptions } from './preflight.ts';
import { CollectorProblem } from './problems.ts';
import { openExchanges } from './recalled.ts';
import { sendProblem } from './send-problem.ts';
import { checkHead, takeDelivery } from './take-delivery.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The content type as it was sent, while fastify must not look at it. */
    sentContentType: string | undefined;
  }
}

type RouteRate = false | { readonly max: number; readonly timeWindow: number };

const UNKNOWN = 'unknown';
const ANY_METHOD: HTTPMethods[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * Fastify plugin that takes what vendors send: `app.register(collector, options)`. A delivery is
 * acknowledged when it is in the log and never before; errors are RFC 9457 problem details.
 */
export async function collector(app: FastifyInstance, options: CollectorOptions): Promise<void> {
  const counters = options.metrics ?? createCounters();
  const retryAfter = options.limits?.retryAfterSeconds ?? 5;
  takeAnyBody(app);
  await limitRate(app, options.limits?.rate);

  const routes = collectRoutes(options.sources, options.accounts);
  const exchangeOf = openExchanges(options);
  for (const route of routes) {
    const errorHandler = sendProblem(route.source, counters, retryAfter);
    const origin = allowedOrigin(route.endpoint);
    const take = takeDelivery(route, options, counters, exchangeOf(route));
    const answer = answerOptions(route, counters);
    app.route({
      method: route.methods as HTTPMethods[],
      url: route.path,
      exposeHeadRoute: false,
      bodyLimit: route.endpoint.maxBodyBytes,
      errorHandler,
      ...(route.endpoint.browser && { config: { rateLimit: browserRate(options.limits) } }),
      onRequest: async (request, reply) => {
        if (origin !== undefined) reply.header('access-control-allow-origin', origin);
        shareWithOrigin(route, request, reply);
        hideContentType(request);
        // A browser asks with OPTIONS before it knows anything to show.
        if (request.method !== 'OPTIONS') checkHead(route, request);
      },
      handler: (request, reply) => {
        showContentType(request);
        return request.method === 'OPTIONS' ? answer(request, reply) : take(request, reply);
      },
    });
  }

  for (const url of ['/collect', '/collect/*']) {
    app.route({
      method: ANY_METHOD,
      url,
      exposeHeadRoute: false,
      errorHandler: sendProblem(UNKNOWN, counters, retryAfter),
      onRequest: async (request, reply) => {
        const path = pathOf(request);
        const methods = methodsAt(routes, path);
        if (methods.length > 0) reply.header('allow', methods.join(', '));
        const code = methods.length > 0 ? 'method_not_allowed' : 'path_unknown';
        throw new CollectorProblem(code, `${request.method} ${path}`);
      },
      handler: async () => {},
    });
  }
}

/** Signatures are over bytes, and vendors name their bodies as they like: nothing is parsed. */
function takeAnyBody(app: FastifyInstance): void {
  app.decorateRequest('sentContentType', undefined);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Fastify refuses a body whose content type is malformed; without one it asks no questions. */
function hideContentType(request: FastifyRequest): void {
  request.sentContentType = request.headers['content-type'];
  delete request.headers['content-type'];
}

function showContentType(request: FastifyRequest): void {
  if (request.sentContentType !== undefined) {
    request.headers['content-type'] = request.sentContentType;
  }
}

async function limitRate(app: FastifyInstance, rate: CollectorLimits['rate']): Promise<void> {
  if (rate === false) return;
  await app.register(rateLimit, {
    max: rate?.max ?? 60_000,
    timeWindow: rate?.windowMs ?? 60_000,
    cache: 50_000,
    keyGenerator: (request) => {
      const { account = '' } = request.params as { account?: string };
      return `${normalizeIP(request.ip)} ${request.routeOptions.url} ${account}`;
    },
    errorResponseBuilder: () => new CollectorProblem('rate_limited'),
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  });
}

/** A page sends some events a minute, a server of a vendor thousands. */
function browserRate(limits: CollectorLimits = {}): RouteRate {
  if (limits.rate === false || limits.browserRate === false) return false;
  const { max, windowMs } = limits.browserRate ?? { max: 3_000, windowMs: 60_000 };
  return { max, timeWindow: windowMs };
}

function pathOf(request: FastifyRequest): string {
  const mark = request.originalUrl.indexOf('?');
  return mark < 0 ? request.originalUrl : request.originalUrl.slice(0, mark);
}
