import { CsvError, parse } from 'csv-parse/sync';

/** Fields of one record, and the line at which it begins. */
export interface PathFileRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface PathFileRecords {
  /** To be gone through once. */
  readonly records: Iterable<PathFileRecord>;
  /** Why the text cannot be read to its end; the records are those before. */
  readonly broken?: { readonly line: number; readonly field: number; readonly reason: string };
}

/** Cuts the text of a path file into records. Blank lines are left out. */
export function pathFileRecords(text: string, delimiter: string): PathFileRecords {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  // Without a quote no field can hold a delimiter or a line end, and cutting is all there is to do.
  return plain.includes('"') ? parsed(plain, delimiter) : { records: cut(plain, delimiter) };
}

/** One record at a time, so that those read before need not be kept. */
function* cut(text: string, delimiter: string): Generator<PathFileRecord> {
  let start = 0;
  for (let line = 1; start <= text.length; line++) {
    const newLine = text.indexOf('\n', start);
    const end = newLine === -1 ? text.length : newLine;
    const isReturned = end > start && text[end - 1] === '\r';
    const fields = text.slice(start, isReturned ? end - 1 : end).split(delimiter);
    if (!isBlank(fields)) yield { line, fields };
    start = end + 1;
  }
}

function parsed(text: string, delimiter: string): PathFileRecords {
  const settings = {
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: false,
  };
  try {
    return { records: numbered(parse(text, settings)).records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // `records` counts the records read before the one that is broken.
    const readable = Number(error.records);
    const { records, nextLine } = numbered(
      readable > 0 ? parse(text, { ...settings, to: readable }) : [],
    );
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const reason = unclosed
      ? 'a quote is opened and never closed, expected a closing " at the end of the field'
      : 'a quote stands inside a field, expected the whole field in quotes and "" for a quote in it';
    return { records, broken: { line: nextLine, field: Number(error.column), reason } };
  }
}

function numbered(rows: readonly string[][]): { records: PathFileRecord[]; nextLine: number } {
  const records: PathFileRecord[] = [];
  let line = 1;
  for (const fields of rows) {
    if (!isBlank(fields)) records.push({ line, fields });
    line += 1;
    // A quoted field may go over several lines.
    for (const field of fields) line += field.includes('\n') ? field.split('\n').length - 1 : 0;
  }
  return { records, nextLine: line };
}

function isBlank(fields: readonly string[]): boolean {
  return fields.length === 1 && fields[0]!.trim() === '';
}
