import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowsOrigin } from '../contract/origins.ts';
import type { Account } from '../contract/source.ts';
import type { CollectRoute } from './collect-routes.ts';
import { CollectorProblem } from './problems.ts';

/** Chrome keeps no answer to a preflight for longer. */
const KEPT_SECONDS = '7200';
/** Headers of our own and of the SDKs that send from pages. */
const ASKED =
  /^(content-type|authorization|anonymousid|x-write-key|x-ip-policy|x-retry-count|sp-anonymous|rsa-[a-z-]+)$/;

/**
 * Lets a page of an allowed site read whatever is answered, errors as well: a refusal that cannot be read
 * looks like a broken network, and SDKs try that again for ever. The origin is named, never `*`, for some SDKs
 * send with credentials.
 */
export function shareWithOrigin(route: CollectRoute, request: FastifyRequest, reply: FastifyReply) {
  const { browser } = route.endpoint;
  if (!browser) return;
  reply.header('vary', 'Origin');
  reply.header('cross-origin-resource-policy', 'cross-origin');
  const { origin } = request.headers;
  if (origin === undefined) return;
  const isOfOne = route.accounts.some(({ settings }) =>
    allowsOrigin(browser.origins(settings), origin),
  );
  if (!isOfOne) return;
  reply.header('access-control-allow-origin', origin);
  reply.header('access-control-allow-credentials', 'true');
}

/** What a browser that asks first may send. */
export function preflightHeaders(
  route: CollectRoute,
  request: FastifyRequest,
): Record<string, string> {
  const asked = String(request.headers['access-control-request-headers'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => ASKED.test(name));
  return {
    'access-control-allow-methods': route.methods.join(', '),
    'access-control-max-age': KEPT_SECONDS,
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
  };
}

/** Refuses a page of a site that the account does not name. What is no page of a browser names no origin. */
export function checkOrigin(
  route: CollectRoute,
  { settings }: Account,
  origin: string | undefined,
): void {
  const { browser } = route.endpoint;
  if (!browser || origin === undefined) return;
  if (!allowsOrigin(browser.origins(settings), origin))
    throw new CollectorProblem('origin_refused', `Origin: ${origin.slice(0, 200)}`);
}
