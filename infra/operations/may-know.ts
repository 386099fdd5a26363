import type { ApiKey } from '@throughline/api/auth/api-key';
import type { FailedKeys } from '@throughline/api/auth/failed-keys';
import { guard } from '@throughline/api/server/guard';
import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether a request may be told what goes on inside: it comes with a key, or from this machine and by
 * one of its own names, and nobody has passed it on. (A page elsewhere can give this machine a name of
 * its own, and a proxy here lets strangers look like neighbours.)
 */
export function mayKnow(
  request: FastifyRequest,
  keys: readonly ApiKey[],
  failedKeys: FailedKeys,
): boolean {
  const { ip, headers } = request;
  const isPassedOn = 'x-forwarded-for' in headers || 'forwarded' in headers;
  if (!isPassedOn && LOOPBACK.test(ip) && LOCAL_HOST.test(headers.host ?? '')) return true;
  if (keys.length === 0 || headers.authorization === undefined) return false;
  try {
    // The same count of wrong keys as everywhere: this is no place to guess them.
    guard(request, 'process.read', keys, failedKeys);
    return true;
  } catch {
    return false;
  }
}
