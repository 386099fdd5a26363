import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CollectRequest, Verdict } from '../sources/source.ts';

/** Equality in constant time, for texts of any length. */
export function secretsEqual(a: string, b: string): boolean {
  const key = 'compare';
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** HMAC over raw parts in their order. */
export function hmac(
  algorithm: 'sha1' | 'sha256',
  secret: string,
  parts: readonly (string | Uint8Array)[],
  encoding: 'base64' | 'hex',
): string {
  const mac = createHmac(algorithm, secret);
  for (const part of parts) mac.update(part);
  return mac.digest(encoding);
}

export const verified: Verdict = { ok: true };

export function refused(reason: string): Verdict {
  return { ok: false, reason };
}

/** Compares what the vendor sent with what we computed; either one missing is a refusal. */
export function matches(sent: string | undefined, expected: string, what: string): Verdict {
  if (!sent) return refused(`${what} is missing`);
  return secretsEqual(sent, expected) ? verified : refused(`${what} does not match`);
}

/** HTTP Basic credentials. */
export function basicAuth(request: CollectRequest, user: string, password: string): Verdict {
  const [scheme, encoded] = (request.headers['authorization'] ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !encoded)
    return refused('Basic credentials are missing');
  const expected = Buffer.from(`${user}:${password}`).toString('base64');
  return secretsEqual(encoded, expected) ? verified : refused('Basic credentials do not match');
}
