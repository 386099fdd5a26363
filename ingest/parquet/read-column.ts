import type { ColumnMetaData, PageHeader, SchemaElement } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { unpack } from './decompress.ts';
import { readHybrid } from './hybrid.ts';
import { ParquetError } from './parquet-error.ts';

/** What may still be unpacked of a file. */
export interface Budget {
  bytes: number;
}

interface Page {
  readonly header: PageHeader;
  readonly packed: Uint8Array;
}

/**
 * The values of a flat column as they are stored, null where there is none. No length that a page claims is believed:
 * the values are as many as the row group has rows, and unpacked bytes are counted before they are unpacked.
 * @throws ParquetError, and what the reader of single values throws at damage.
 */
export function readColumn(
  file: ArrayBuffer,
  chunk: ColumnMetaData,
  element: SchemaElement,
  rows: number,
  budget: Budget,
): unknown[] {
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  const end = start + Number(chunk.total_compressed_size);
  if (!(start >= 4 && end > start && end <= file.byteLength))
    throw new ParquetError('a column lies outside of it');
  const reader = { view: new DataView(file, start, end - start), offset: 0 };
  const values: unknown[] = [];
  let dictionary: ArrayLike<unknown> | undefined;
  while (values.length < rows) {
    const header = parquetHeader(reader);
    const size = header.compressed_page_size;
    if (!(size >= 0 && reader.offset + size <= end - start))
      throw new ParquetError('a page is cut');
    const page = { header, packed: new Uint8Array(file, start + reader.offset, size) };
    reader.offset += size;
    budget.bytes -= header.uncompressed_page_size;
    if (!(header.uncompressed_page_size >= 0) || budget.bytes < 0)
      throw new ParquetError('it holds too many bytes unpacked; divide it');
    const left = rows - values.length;
    if (header.type === 'DICTIONARY_PAGE') dictionary = dictionaryOf(page, chunk, element, rows);
    else if (header.type === 'DATA_PAGE' || header.type === 'DATA_PAGE_V2')
      for (const value of pageValues(page, chunk, element, left, dictionary)) values.push(value);
  }
  return values;
}

function dictionaryOf(
  { header, packed }: Page,
  { codec, type }: ColumnMetaData,
  { type_length: length }: SchemaElement,
  rows: number,
): ArrayLike<unknown> {
  const count = header.dictionary_page_header?.num_values ?? -1;
  if (!(count >= 0 && count <= Math.max(rows, 1)))
    throw new ParquetError('a dictionary is damaged');
  return readPlain(
    readerOf(unpack(packed, header.uncompressed_page_size, codec)),
    type,
    count,
    length,
  );
}

function pageValues(
  { header, packed }: Page,
  { codec, type }: ColumnMetaData,
  { repetition_type: repetition, type_length: length }: SchemaElement,
  left: number,
  dictionary: ArrayLike<unknown> | undefined,
): unknown[] {
  const { data_page_header: one, data_page_header_v2: two } = header;
  const told = two ?? one;
  if (!told || !(told.num_values > 0 && told.num_values <= left))
    throw new ParquetError('a page has more values than there are rows');
  const count = told.num_values;
  let bytes: Uint8Array;
  let levels: Uint8Array;
  if (two) {
    const before = two.definition_levels_byte_length;
    if (two.repetition_levels_byte_length !== 0 || !(before >= 0 && before <= packed.length))
      throw new ParquetError('a page is damaged');
    levels = packed.subarray(0, before);
    const rest = packed.subarray(before);
    const size = header.uncompressed_page_size - before;
    bytes = two.is_compressed === false ? rest : unpack(rest, size, codec);
  } else {
    const page = unpack(packed, header.uncompressed_page_size, codec);
    const before = repetition === 'REQUIRED' ? 0 : 4 + readerOf(page).view.getUint32(0, true);
    if (before > page.length) throw new ParquetError('a page is damaged');
    levels = page.subarray(Math.min(4, before), before);
    bytes = page.subarray(before);
  }
  const isThere = repetition === 'REQUIRED' ? undefined : readHybrid(levels, 1, count);
  const present = isThere ? isThere.reduce((sum, level) => sum + level, 0) : count;
  const stored = encoded(bytes, told.encoding, present, { type, length, dictionary });
  if (!isThere) return Array.from(stored);
  let next = 0;
  return Array.from(isThere, (level) => (level === 1 ? stored[next++] : null));
}

function encoded(
  bytes: Uint8Array,
  encoding: string,
  count: number,
  {
    type,
    length,
    dictionary,
  }: Pick<ColumnMetaData, 'type'> & {
    readonly length: number | undefined;
    readonly dictionary: ArrayLike<unknown> | undefined;
  },
): ArrayLike<unknown> {
  if (encoding === 'PLAIN') return readPlain(readerOf(bytes), type, count, length);
  if (encoding === 'RLE' && type === 'BOOLEAN')
    return Array.from(readHybrid(bytes.subarray(4), 1, count), Boolean);
  if (encoding !== 'PLAIN_DICTIONARY' && encoding !== 'RLE_DICTIONARY')
    throw new ParquetError(`its encoding ${encoding} is not read`);
  if (!dictionary) throw new ParquetError('a page has no dictionary');
  const places = count === 0 ? [] : readHybrid(bytes.subarray(1), bytes[0] ?? 0, count);
  return Array.from(places, (place) => {
    if (place >= dictionary.length)
      throw new ParquetError('a page names what its dictionary lacks');
    return dictionary[place];
  });
}

function readerOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  return { view, offset: 0 };
}
