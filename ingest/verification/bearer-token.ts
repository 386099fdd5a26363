import type { RequestHead, Verdict } from '../contract/source.ts';
import { matches, refused } from './verify.ts';

/** `Authorization: Bearer <token>`, compared in constant time. An account without a token takes nothing. */
export function bearerToken(request: RequestHead, token: string | undefined): Verdict {
  if (!token) return refused('No token is configured for this account; set `token`');
  const [scheme, sent] = (request.headers.authorization ?? '').trim().split(/\s+/);
  return matches(scheme?.toLowerCase() === 'bearer' ? sent : undefined, token, 'Bearer token');
}
