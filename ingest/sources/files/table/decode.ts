import { FileError } from '../file-error.ts';

/** Encodings of files from before UTF-8 that are told apart by the headings they make readable. */
const LEGACY = ['windows-1251', 'windows-1254'] as const;
/** Those that a file may be declared to have; `cp866` is how Russian systems call IBM 866. */
export const ENCODINGS = [
  ...(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1254'] as const),
  ...(['windows-1252', 'cp866', 'koi8-r', 'iso-8859-9'] as const),
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const LF = 10;

/**
 * The text of a file: by its byte order mark, else strict UTF-8, else the old encoding in which it has
 * known headings. Nothing is replaced: bytes that are no text refuse the file.
 * @param hits how many known headings a text has.
 */
export function decode(
  bytes: Uint8Array,
  declared: Encoding | undefined,
  hits: (text: string) => number,
): Decoded {
  if (declared) return { text: decodedAs(bytes, declared), encoding: declared };
  const marked = byMark(bytes);
  if (marked) return { text: decodedAs(bytes, marked), encoding: marked };
  const unicode = tried(bytes, 'utf-8');
  if (unicode !== undefined) {
    if (unicode.includes('\0')) return withoutMark(bytes, hits);
    return { text: unicode, encoding: 'utf-8' };
  }
  if (bytes.includes(0)) return withoutMark(bytes, hits);
  refuseMixed(bytes);
  const found = LEGACY.flatMap((encoding) => {
    const text = tried(bytes, encoding);
    return text === undefined ? [] : [{ text, encoding, known: hits(text) }];
  });
  const best = Math.max(0, ...found.map(({ known }) => known));
  const fitting = found.filter(({ known }) => known === best && known > 0);
  const [only] = fitting;
  if (!only || fitting.length > 1)
    throw new FileError(only ? 'file_encoding_unknown' : 'file_headings_unknown', {
      hint: 'it is not UTF-8',
    });
  return { text: only.text, encoding: only.encoding };
}

function byMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 whose mark is missing shows itself by its zero bytes; other bytes with zeros are no text. */
function withoutMark(bytes: Uint8Array, hits: (text: string) => number): Decoded {
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = tried(bytes, encoding);
    if (text !== undefined && hits(text) > 0) return { text, encoding };
  }
  throw new FileError('file_no_table', { hint: 'its bytes are no text' });
}

function decodedAs(bytes: Uint8Array, encoding: Encoding): string {
  const text = tried(bytes, encoding);
  if (text !== undefined) return text;
  if (encoding === 'utf-8') refuseMixed(bytes);
  throw new FileError('file_encoding_unknown', { hint: `its bytes are not ${encoding}` });
}

function tried(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const label = encoding === 'cp866' ? 'ibm866' : encoding;
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lines of valid UTF-8 beside lines of another encoding: two files that were joined. */
function refuseMixed(bytes: Uint8Array): void {
  let hasUnicode = false;
  let other: number | undefined;
  let number = 0;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LF, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    number += 1;
    from = end < 0 ? bytes.length : end + 1;
    if (!line.some((byte) => byte > 0x7f)) continue;
    if (tried(line, 'utf-8') === undefined) other ??= number;
    else hasUnicode = true;
    if (hasUnicode && other !== undefined)
      throw new FileError('file_encoding_mixed', { line: Math.max(other, number) });
  }
}
