import { RecordError } from '../../contract/record-error.ts';
import type { RecordText } from '../../mapping/map-records.ts';
import { readTable, widthError } from '../../mapping/read-table.ts';

/** Cells of a line by the names of their columns; empty where there is no such column. */
export type Cells = (column: string) => string;

export type AccountingLine =
  | { readonly kind: 'invoice' | 'payment'; readonly cells: Cells }
  | { readonly kind: 'columns' | 'blank' };

/** The first column that a table of each kind has to have. */
const KINDS = ['payment', 'invoice'] as const;

/**
 * Cuts a CSV table of invoices or of payments; which of them it is says its column line. The delimiter is a comma or a
 * semicolon, whichever that line has, and a line's position is its line in the file.
 * @throws RecordError when the text is no such table.
 */
export function readLines(text: string): (RecordText & { readonly value: unknown })[] {
  const columnLine = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0]!;
  const delimiter = columnLine.includes(';') ? ';' : ',';
  const table = readTable(text, { delimiter, expected: 'CSV' });
  const columns = (table[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const kind = KINDS.find((name) => columns.includes(name));
  if (!kind)
    throw new RecordError('record_unreadable', {
      field: 'invoice',
      expected: 'a first line with the column invoice, or with the column payment',
      got: columnLine,
    });
  return table.map(({ cells, raw }, index) => ({
    raw,
    value: lineOf(kind, cells, index, columns),
  }));
}

function lineOf(
  kind: (typeof KINDS)[number],
  cells: readonly string[],
  index: number,
  columns: readonly string[],
): AccountingLine | RecordError {
  if (index === 0) return { kind: 'columns' };
  if (cells.every((cell) => cell.trim() === '')) return { kind: 'blank' };
  const wrong = widthError(cells, columns);
  if (wrong) return wrong;
  return { kind, cells: (column) => cells[columns.indexOf(column)]?.trim() ?? '' };
}
