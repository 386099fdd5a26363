import { RecordError } from '../../../contract/record-error.ts';
import { readTable } from '../../../mapping/read-table.ts';
import { FileError } from '../file-error.ts';
import { type Line, textCell } from './table.ts';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
const LOOKED_AT = 64 * 1024;

/**
 * The separator by which the most headings are known in one of the first rows, then by which there are
 * the most cells.
 */
export function separatorOf(text: string, hits: (lines: readonly Line[]) => number): string {
  const cut = text.lastIndexOf('\n', LOOKED_AT);
  const start = text.length <= LOOKED_AT || cut < 0 ? text : text.slice(0, cut);
  const scored = SEPARATORS.map((separator) => {
    const lines = quietly(start, separator).slice(0, 30);
    const cells = Math.max(0, ...lines.map((line) => line.cells.length));
    return { separator, known: hits(lines), cells };
  });
  scored.sort((a, b) => b.known - a.known || b.cells - a.cells);
  return scored[0]!.separator;
}

/** What is cut off in the middle of a quotation cannot be cut strictly; it is for the headings only. */
function quietly(text: string, separator: string): Line[] {
  try {
    return cutCsv(text, separator);
  } catch {
    return text.split(/\r?\n/).map((raw, index) => ({
      ...{ line: index + 1, lines: 1, raw },
      cells: raw.split(separator).map((cell) => textCell(cell.replace(/^"|"$/g, ''))),
    }));
  }
}

/** @throws FileError where a quotation never ends. */
export function cutCsv(text: string, separator: string): Line[] {
  // Line ends of old Macs; a carriage return inside of other files is a character.
  const plain = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const table = strictly(plain, separator);
  let at = 1;
  return table.map(({ cells, raw }) => {
    const lines = raw.split('\n').length;
    const line = at;
    at += lines;
    return { line, lines, raw, cells: cells.map(textCell) };
  });
}

function strictly(text: string, delimiter: string) {
  const expected = 'a table of delimited text';
  try {
    return readTable(text, { delimiter, expected });
  } catch {
    try {
      return readTable(text, { delimiter, quotes: 'relaxed', expected });
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      throw new FileError('file_no_table', { hint: error.detail.got ?? 'a quotation never ends' });
    }
  }
}
