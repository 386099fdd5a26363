import { readCyrillic, readLegacy } from './legacy-text.ts';

/** One level of percent-encoding taken off, or the text as it is where that cannot be done. */
export function decodePercent(text: string, legacy?: string): string {
  return (text.includes('%') ? decodeOnce(text, legacy) : undefined) ?? text;
}

/**
 * Text from outside in its one form: percent-decoded as long as the whole of it is valid percent-encoding
 * (links are encoded twice, and `%u041B` is JavaScript's old `escape`), in NFC. Bytes that are no UTF-8
 * are read in `legacy`, the account's own encoding; without one in windows-1251 where they can be nothing
 * else. What cannot be read stays as it was written (`%CB%E5`), so that two values are never one by being
 * unreadable.
 */
export function decodeText(text: string, legacy?: string): string {
  let decoded = text;
  // Links are encoded twice, hardly ever three times; the bound is for hostile ones.
  for (let turn = 0; turn < 8 && decoded.includes('%'); turn++) {
    const next = decodeOnce(decoded, legacy);
    if (next === undefined || next === decoded) break;
    decoded = next;
  }
  return decoded.normalize('NFC');
}

const ESCAPE = /%(?:u([0-9a-f]{4})|([0-9a-f]{2}))/gi;

/** Undefined where not the whole text is valid percent-encoding. */
function decodeOnce(text: string, legacy: string | undefined): string | undefined {
  const rest = text.replace(ESCAPE, '');
  if (rest.length === text.length || rest.includes('%')) return undefined;
  if (/%u/i.test(text)) return decodeEscape(text);
  const bytes = bytesOf(text);
  return readUtf8(bytes) ?? readOther(bytes, legacy);
}

/** JavaScript's `escape`: code units of UTF-16, the low ones in two digits. */
function decodeEscape(text: string): string | undefined {
  const decoded = text.replace(ESCAPE, (_, unit: string | undefined, low: string | undefined) =>
    String.fromCharCode(Number.parseInt(unit ?? low ?? '', 16)),
  );
  return LONE_SURROGATE.test(decoded) ? undefined : decoded;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const UTF8 = new TextEncoder();

/** The bytes that a percent-encoded text stands for. */
function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  let from = 0;
  for (const found of text.matchAll(ESCAPE)) {
    bytes.push(...UTF8.encode(text.slice(from, found.index)), Number.parseInt(found[2]!, 16));
    from = found.index + found[0].length;
  }
  bytes.push(...UTF8.encode(text.slice(from)));
  return Uint8Array.from(bytes);
}

/** Undefined for other bytes; with `stream`, a character that is cut off at the end is left out. */
function readUtf8(bytes: Uint8Array, stream = false): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}

function readOther(bytes: Uint8Array, legacy: string | undefined): string | undefined {
  // UTF-8 that was cut in the middle of a character is no other encoding.
  const whole = readUtf8(bytes, true);
  if (whole !== undefined && /\P{ASCII}/u.test(whole)) return undefined;
  return legacy === undefined ? readCyrillic(bytes) : readLegacy(bytes, legacy);
}
