import type { ApiKey } from '@throughline/api/auth/api-key';
import { authenticate } from '@throughline/api/auth/authenticate';
import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether a request may be told what goes on inside: it comes with a key, or from this machine and by
 * one of its own names, and nobody has passed it on. (A page elsewhere can give this machine a name of
 * its own, and a proxy here lets strangers look like neighbours.)
 */
export function mayKnow(
  { ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>,
  keys: readonly ApiKey[],
): boolean {
  if (keys.length > 0 && authenticate(headers.authorization, keys)) return true;
  const isPassedOn = 'x-forwarded-for' in headers || 'forwarded' in headers;
  return !isPassedOn && LOOPBACK.test(ip) && LOCAL_HOST.test(headers.host ?? '');
}
