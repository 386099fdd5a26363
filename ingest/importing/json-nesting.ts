/** Where a piece of JSON stands at its end, by its brackets and quotes alone. */
export interface Nesting {
  /** Brackets still open. */
  readonly depth: number;
  readonly inText: boolean;
  /** Last byte that is no blank. */
  readonly last: number;
}

const QUOTE = 34;
const BACKSLASH = 92;

export function nestingOf(bytes: Uint8Array): Nesting {
  let inText = false;
  let depth = 0;
  let last = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte > 32) last = byte;
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return { depth, inText, last };
}
