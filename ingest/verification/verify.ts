import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestHead, Verdict } from '../contract/source.ts';

/**
 * Equality of two texts in a time that does not depend on where they first differ. Lengths are no
 * secret here: a digest's is known and a token's may be learnt.
 */
export function secretsEqual(sent: string, expected: string): boolean {
  const a = Buffer.from(sent);
  const b = Buffer.from(expected);
  if (a.length === b.length) return timingSafeEqual(a, b);
  // Spends what an equal length would, so that a wrong length is not told apart by being quick.
  timingSafeEqual(a, a);
  return false;
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
export function basicAuth(request: RequestHead, user: string, password: string): Verdict {
  const [scheme, encoded] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !encoded)
    return refused('Basic credentials are missing');
  const expected = Buffer.from(`${user}:${password}`).toString('base64');
  return secretsEqual(encoded, expected) ? verified : refused('Basic credentials do not match');
}
