import { RecordError } from '../../contract/record-error.ts';
import type { RecordText } from '../../mapping/map-records.ts';
import { readTable, widthError } from '../../mapping/read-table.ts';

/** Columns that the table must have, in any order. */
export const RATE_COLUMNS = ['date', 'base', 'quote', 'rate'] as const;
/** Units of the base that the rate is for, where a bank quotes 100 of a small currency. */
export const UNITS_COLUMNS = ['nominal', 'units'] as const;
export type RateColumn = (typeof RATE_COLUMNS)[number];

export type RateCells = Readonly<Record<RateColumn, string>> & { readonly units: string };

export type RateLine =
  | { readonly kind: 'row'; readonly cells: RateCells }
  | { readonly kind: 'columns' | 'blank' };

/**
 * Cuts a CSV table with a column line; the delimiter is a comma or a semicolon, whichever that line has.
 * Every line is a record, so that a record's position is its line. Raises `RecordError` when the text
 * is no such table.
 */
export function readRateTable(text: string): (RecordText & { readonly value: unknown })[] {
  const columnLine = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0]!;
  const delimiter = columnLine.includes(';') ? ';' : ',';
  const table = readTable(text, { delimiter, expected: 'CSV' });
  const columns = (table[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const missing = RATE_COLUMNS.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new RecordError('record_unreadable', {
      field: missing.join(', '),
      expected: `a first line with the columns ${RATE_COLUMNS.join(delimiter)}`,
      got: columnLine,
    });
  return table.map(({ cells, raw }, index) => ({ raw, value: lineOf(cells, index, columns) }));
}

function lineOf(
  cells: readonly string[],
  index: number,
  columns: readonly string[],
): RateLine | RecordError {
  if (index === 0) return { kind: 'columns' };
  if (cells.every((cell) => cell.trim() === '')) return { kind: 'blank' };
  const wrong = widthError(cells, columns);
  if (wrong) return wrong;
  const cell = (name: RateColumn) => cells[columns.indexOf(name)]!.trim();
  const units = UNITS_COLUMNS.find((name) => columns.includes(name));
  return {
    kind: 'row',
    cells: {
      date: cell('date'),
      base: cell('base'),
      quote: cell('quote'),
      rate: cell('rate'),
      units: units === undefined ? '' : cells[columns.indexOf(units)]!.trim(),
    },
  };
}
