import { FileError } from '../file-error.ts';
import { tableInArchive } from './archive.ts';
import { clientBankEncoding, cutClientBank, isClientBank } from './cut-client-bank.ts';
import { cutCsv, separatorOf } from './cut-csv.ts';
import { cutHtml, isHtmlTable } from './cut-html.ts';
import { cutJson, isJsonLines } from './cut-json.ts';
import { cutParquet, isParquet } from './cut-parquet.ts';
import { cutWorkbook, isWorkbook } from './cut-workbook.ts';
import { decode, type Encoding } from './decode.ts';
import type { Line, Table } from './table.ts';

/** What is said of a file, so that it need not be found out. */
export interface TableOptions {
  readonly encoding?: Encoding | undefined;
  readonly separator?: string | undefined;
}

/**
 * Takes a file apart, whatever it is: CSV of any separator and encoding, workbooks, Parquet, tables of HTML,
 * JSON lines, bank statements for 1C.
 * @param hits how many headings are known in the best of some rows: what makes most of them known is right.
 * @throws FileError
 */
export function readFileTable(
  bytes: Uint8Array,
  { encoding, separator }: TableOptions,
  hits: (lines: readonly Line[]) => number,
): Table {
  if (bytes.length === 0) throw new FileError('file_empty');
  const packed = tableInArchive(bytes);
  if (packed) return readFileTable(packed, { encoding, separator }, hits);
  if (isWorkbook(bytes)) return cutWorkbook(bytes, hits);
  if (isParquet(bytes)) return cutParquet(bytes);
  const inText = (text: string) => {
    const start = text.slice(0, 64 * 1024);
    return hits(
      cutCsv(start.replaceAll('"', ''), separator ?? separatorOf(start, hits)).slice(0, 30),
    );
  };
  const decoded = decode(bytes, encoding ?? clientBankEncoding(bytes), inText);
  const { text } = decoded;
  const more = { encoding: decoded.encoding };
  if (text.trim() === '') throw new FileError('file_empty');
  if (isClientBank(text)) return { format: 'client_bank', ...more, lines: cutClientBank(text) };
  if (isHtmlTable(text)) return { format: 'html', ...more, lines: cutHtml(text) };
  if (isJsonLines(text)) return { format: 'ndjson', ...more, lines: cutJson(text) };
  if (/^\s*(<|%PDF|\{\\rtf)/.test(text)) throw new FileError('file_no_table');
  const by = separator ?? separatorOf(text, hits);
  return { format: 'csv', ...more, separator: by, lines: cutCsv(text, by) };
}
