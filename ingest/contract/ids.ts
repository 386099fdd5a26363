import { hash } from 'node:crypto';

const NAMESPACE = Buffer.from('6f1c1f7e3b0a5d0c9f437c0f6b1d2a55', 'hex');
/** Begins with the namespace; the name of each id is written behind it. */
const named = Buffer.alloc(4096);
NAMESPACE.copy(named);
/** A unit of UTF-16 takes three bytes of UTF-8 at most. */
const LONGEST_NAME = Math.floor((named.length - NAMESPACE.length) / 3);

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
  const digest = hash('sha1', inNamespace(name), 'hex');
  const variant = '89ab'[Number.parseInt(digest[16]!, 16) & 3]!;
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

function inNamespace(name: string): Buffer {
  if (name.length > LONGEST_NAME) return Buffer.concat([NAMESPACE, Buffer.from(name)]);
  const size = named.write(name, NAMESPACE.length, 'utf8');
  return named.subarray(0, NAMESPACE.length + size);
}

/** Lower-case hex SHA-256. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
