/**
 * Bytes that are no UTF-8, read in an encoding of the time before it. Undefined where they are no text in
 * it, so that what cannot be read stays as it was written.
 */
export function readLegacy(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return CONTROL.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Whether the runtime can read an encoding of this name. */
export function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Bytes without a named encoding, where they can be nothing but windows-1251: every byte beyond ASCII is
 * a Russian letter, words are not mixed with Latin letters, and no capital follows a small letter. Other
 * encodings fail one of these: German in windows-1252 stands inside Latin words, UTF-8 has bytes that are no
 * letters, KOI8-R turns letter case around.
 */
export function readCyrillic(bytes: Uint8Array): string | undefined {
  const text = readLegacy(bytes, 'windows-1251');
  if (text === undefined) return undefined;
  for (const [word] of text.matchAll(WORD)) {
    if (!BEYOND_ASCII.test(word)) continue;
    if (!RUSSIAN_WORD.test(word) || SMALL_THEN_CAPITAL.test(word)) return undefined;
    if (word.length === 1 && !ONE_LETTER_WORDS.test(word)) return undefined;
  }
  return BEYOND_ASCII.test(text.replace(WORD, '')) ? undefined : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/u;
const WORD = /\p{L}+/gu;
const BEYOND_ASCII = /[^\u0020-\u007e]/u;
const RUSSIAN_WORD = /^[А-Яа-яЁё]+$/u;
const SMALL_THEN_CAPITAL = /[а-яё][А-ЯЁ]/u;
const ONE_LETTER_WORDS = /^[авикосуя]$/iu;
