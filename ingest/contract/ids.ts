import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';

const NAMESPACE = '6f1c1f7e-3b0a-5d0c-9f43-7c0f6b1d2a55';

/**
 * UUIDv5 of what names a fact in the world (source, account, native key, version or content hash),
 * so that a retry, a replay and a re-import are the same fact. Parts are length-prefixed: ("a","bc")
 * and ("ab","c") differ.
 */
export function deterministicId(...parts: readonly (string | number | bigint)[]): string {
  return uuidv5(parts.map((part) => `${String(part).length}:${part}`).join('|'), NAMESPACE);
}

/** Lower-case hex SHA-256. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
