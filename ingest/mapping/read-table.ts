import { type Options, parse } from 'csv-parse/sync';
import { RecordError } from '../contract/record-error.ts';

/** One line of a table: its cells, and the text they were cut from. */
export interface TableLine {
  readonly cells: readonly string[];
  readonly raw: string;
}

export interface TableOptions {
  readonly delimiter: string;
  /** Around cells: `strict` CSV (default), `relaxed` where plain ones may stand inside, or `none`. */
  readonly quotes?: 'strict' | 'relaxed' | 'none';
  /** What the text should have been, for the error. */
  readonly expected: string;
}

/**
 * Cuts delimited text into its lines. Blank lines and lines of another width are kept, so that a
 * line's place in the answer is its place in the file.
 * @throws RecordError when the text is no table (a quotation that never ends).
 */
export function readTable(text: string, options: TableOptions): TableLine[] {
  const { delimiter, quotes = 'strict', expected } = options;
  const settings: Options = {
    bom: true,
    delimiter,
    quote: quotes === 'none' ? false : '"',
    relax_quotes: quotes !== 'strict',
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: false,
    raw: true,
  };
  try {
    const records = parse(text, settings) as unknown as { record: string[]; raw: string }[];
    return records.map(({ record, raw }) => ({ cells: record, raw: raw.replace(/\r?\n$/, '') }));
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new RecordError('body_unreadable', { expected, got });
  }
}

/** What is wrong with a line that has more or fewer cells than the table has columns. */
export function widthError(
  cells: readonly string[],
  columns: readonly string[],
): RecordError | undefined {
  if (cells.length === columns.length) return undefined;
  return new RecordError('record_unreadable', {
    expected: `${columns.length} columns`,
    got: `${cells.length} columns`,
  });
}
