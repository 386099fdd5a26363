import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowedOrigin, type CollectRoute } from './collect-routes.ts';
import { type CollectorCounters, count } from './counters.ts';
import { preflightHeaders } from './cross-origin.ts';
import { IncomingRequest } from './incoming-request.ts';
import { send } from './take-delivery.ts';

const DAY_SECONDS = 86_400;

/**
 * OPTIONS stores nothing and carries no signature: the endpoint’s own answer (a vendor’s handshake),
 * or what a browser wants to know before it sends a beacon across sites.
 */
export function answerOptions(route: CollectRoute, counters: CollectorCounters) {
  const { endpoint, source, methods } = route;
  const origin = allowedOrigin(endpoint);
  const allow = methods.join(', ');

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    count(counters.answered, source);
    const [account] = route.accounts;
    const answer =
      account && endpoint.methods.includes('OPTIONS')
        ? endpoint.answer?.(new IncomingRequest(request, new Uint8Array()), account.settings)
        : undefined;
    if (answer) return send(reply, answer);
    if (endpoint.browser)
      return send(reply, { status: 204, headers: preflightHeaders(route, request) });
    if (origin === undefined) return send(reply, { status: 204, headers: { allow } });
    const wanted = request.headers['access-control-request-headers'];
    return send(reply, {
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': allow,
        'access-control-max-age': String(DAY_SECONDS),
        ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
      },
    });
  };
}
