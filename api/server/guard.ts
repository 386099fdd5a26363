import type { FastifyRequest } from 'fastify';
import type { ApiKey } from '../auth/api-key.ts';
import { authenticate } from '../auth/authenticate.ts';
import { isPermitted } from '../auth/permissions.ts';
import { ProblemError } from './problems.ts';

const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Lets a request pass or throws: 401 without a valid key, 403 where the role may not. Without keys the
 * browser of this machine is the weak point, so foreign pages and foreign names for it are refused.
 */
export function guard(request: FastifyRequest, keys: readonly ApiKey[]): void {
  const { permission } = request.routeOptions.config;
  if (!permission) return;
  if (keys.length === 0) refuseStrangers(request);
  const principal = authenticate(request.headers.authorization, keys);
  if (!principal) throw new ProblemError('not_authenticated');
  if (!isPermitted(principal.role, permission))
    throw new ProblemError('not_permitted', {
      detail: `The role ${principal.role} has no permission ${permission}`,
    });
  request.principal = principal;
}

function refuseStrangers({ headers, method }: FastifyRequest): void {
  if (!LOCAL_HOST.test(headers.host ?? '')) throw new ProblemError('host_refused');
  const site = headers['sec-fetch-site'];
  if (method !== 'GET' && (site === 'cross-site' || site === 'same-site'))
    throw new ProblemError('cross_site_refused');
}
