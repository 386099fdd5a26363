import type { Language } from '../contract/languages.ts';
import type { Column, ReportTable, TableRow } from '../contract/table.ts';
import { sumName, textOf } from './words.ts';

export type CellValue = string | number | null | readonly string[];

/**
 * The cell of a column: texts in the reader's words where there is a reader, rows of sums under their name in the
 * first column, what is not known as null.
 */
export function cellOf(
  { columns }: ReportTable,
  row: TableRow,
  column: Column,
  lang: Language | undefined,
): CellValue {
  if (row.sum && column === columns[0]) return sumName(row.sum, lang ?? 'en');
  const value = row.cells[column.key];
  const written = (text: string) => (lang ? textOf(column, row, text, { lang, columns }) : text);
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((text) => written(String(text)));
  if (typeof value === 'string') return written(value);
  return Number(value);
}

/** A cell as one text, where a list cannot stand. */
export function flat(value: CellValue, { separator = ', ' }: Column): string | number | null {
  return Array.isArray(value) ? value.join(separator) : (value as string | number | null);
}

/** Rows that may be added: not those that are sums of others. */
export function addable({ rows }: ReportTable): readonly TableRow[] {
  return rows.filter(({ sum }) => sum === undefined);
}
