import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('6f1c1f7e3b0a5d0c9f437c0f6b1d2a55', 'hex');

/**
 * UUIDv5 of what names a fact in the world (source, account, native key, version or content hash),
 * so that a retry, a replay and a re-import are the same fact. Parts are length-prefixed: ("a","bc")
 * and ("ab","c") differ.
 */
export function deterministicId(...parts: readonly (string | number | bigint)[]): string {
  let name = '';
  for (const part of parts) {
    const text = String(part);
    name += `${name && '|'}${text.length}:${text}`;
  }
  return uuidv5(name);
}

/** RFC 9562, section 5.5. One is made of every event: npm's `uuid` takes three times as long. */
function uuidv5(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest('hex');
  const variant = '89ab'[Number.parseInt(hash[16]!, 16) & 3]!;
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Lower-case hex SHA-256. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
