import type { FastifyRequest } from 'fastify';
import type { ApiKey, Principal } from '../auth/api-key.ts';
import { authenticate } from '../auth/authenticate.ts';
import type { FailedKeys } from '../auth/failed-keys.ts';
import { isPermitted, type Permission } from '../auth/permissions.ts';
import { ProblemError } from '../problems/problems.ts';

const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const READS = new Set(['GET', 'HEAD']);

/**
 * Lets a request pass or throws: 401 without a valid key, 403 where the role may not, 429 after too many
 * wrong keys. Without keys the browser of this machine is the weak point, so foreign pages and foreign
 * names for it are refused.
 */
export function guard(
  request: FastifyRequest,
  permission: Permission,
  keys: readonly ApiKey[],
  failed: FailedKeys,
): Principal {
  if (keys.length === 0) refuseStrangers(request);
  const wait = keys.length > 0 ? failed.waitSeconds(request.ip) : undefined;
  if (wait !== undefined) throw new ProblemError('too_many_failed_keys', { retryAfter: wait });
  const authorization = authorizationOf(request);
  const principal = authenticate(authorization, keys);
  if (!principal) {
    // Who shows no key does not guess.
    if (authorization !== undefined) failed.add(request.ip);
    throw new ProblemError('not_authenticated');
  }
  if (!isPermitted(principal.role, permission))
    throw new ProblemError('not_permitted', {
      detail: `The role ${principal.role} has no permission ${permission}`,
    });
  return principal;
}

/** The header with the key; a page is only read, so there a browser's own way of asking for one will do. */
function authorizationOf({ headers: { authorization }, routeOptions }: FastifyRequest) {
  const [, encoded] = /^Basic (\S+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined || !routeOptions.config.isPage) return authorization;
  const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return `Bearer ${password}`;
}

function refuseStrangers({ headers, method }: FastifyRequest): void {
  const { host = '', origin } = headers;
  if (!LOCAL_HOST.test(host)) throw new ProblemError('host_refused');
  if (READS.has(method)) return;
  const site = headers['sec-fetch-site'];
  const isForeign = site === 'cross-site' || site === 'same-site';
  // Older browsers and webviews say only where a page came from; `null` is a page that hides it.
  if (isForeign || (origin !== undefined && hostOf(origin) !== host.toLowerCase()))
    throw new ProblemError('cross_site_refused');
}

/** Host and port of an origin; undefined for `null` and what is none. */
function hostOf(origin: string): string | undefined {
  const [, host] = /^https?:\/\/([^/]+)$/i.exec(origin) ?? [];
  return host?.toLowerCase();
}
