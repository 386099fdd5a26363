import { readCyrillic, readLegacy } from '@throughline/ingest/mapping/legacy-text';

/** Text of a sheet: UTF-8, UTF-16 with its mark, or what a Russian spreadsheet saves; undefined for anything else. */
export function sheetText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return readLegacy(bytes.subarray(2), 'utf-16le');
  return readLegacy(bytes, 'utf-8') ?? readCyrillic(bytes);
}
