const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** True when the first byte that says something opens an object or an array. */
export function looksLikeJson(body: Uint8Array): boolean {
  let at = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  while (at < body.length && body[at]! <= SPACE) at += 1;
  return body[at] === 0x7b || body[at] === 0x5b;
}

/**
 * True when brackets outside of strings nest deeper than `limit`. Looks at raw bytes and stops at the
 * first that is too deep, so that no parser ever sees such a body. Bytes of UTF-8 beyond ASCII are
 * all above 0x7f and cannot be taken for a bracket.
 */
export function nestsDeeper(body: Uint8Array, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at]!;
    if (byte === QUOTE) {
      for (at += 1; at < body.length && body[at] !== QUOTE; at += 1) {
        if (body[at] === BACKSLASH) at += 1;
      }
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1;
    }
  }
  return false;
}
