import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKey, Principal } from './api-key.ts';

/** Where no keys are configured, only this machine can ask, and it may do everything. */
const LOCAL: Principal = { name: 'local', role: 'admin' };

/**
 * The holder of the key in an `Authorization: Bearer …` header, or undefined. Every configured key is
 * compared, each in constant time, so that the time tells nothing about which came close.
 */
export function authenticate(
  authorization: string | undefined,
  keys: readonly ApiKey[],
): Principal | undefined {
  if (keys.length === 0) return LOCAL;
  const presented = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (presented === undefined) return undefined;
  const digest = createHash('sha256').update(presented).digest();
  let holder: Principal | undefined;
  for (const { name, role, sha256 } of keys) {
    const expected = Buffer.from(sha256, 'hex');
    if (expected.length === digest.length && timingSafeEqual(expected, digest))
      holder ??= { name, role };
  }
  return holder;
}
