import { stringify } from 'csv-stringify/sync';
import type { Unit } from '../contract/terms.ts';
import { defused } from './defused.ts';

export interface CsvColumn {
  readonly key: string;
  readonly unit: Unit;
  /** Stands in the header instead of the key. */
  readonly label?: string;
}

export type CsvRow = Readonly<Record<string, unknown>>;

export interface CsvOptions {
  readonly delimiter?: ',' | ';' | '\t';
  /** Of numbers. */
  readonly decimal?: '.' | ',';
  /** Ends of lines: `\r\n` as RFC 4180 has it, unless told otherwise. */
  readonly lineEnd?: '\r\n' | '\n';
}

/**
 * The one writer of CSV: a header, quotes where needed, unknown values empty. A text that a spreadsheet would run
 * as a formula is defused, control characters are left out; numbers are left alone, minus and all.
 */
export function csv(
  columns: readonly CsvColumn[],
  rows: readonly CsvRow[],
  { delimiter = ',', decimal = '.', lineEnd = '\r\n' }: CsvOptions = {},
): string {
  return stringify(
    [
      columns.map(({ key, label }) => defused(label ?? key)),
      ...rows.map((row) => columns.map(({ key, unit }) => cell(row[key], unit, decimal))),
    ],
    {
      delimiter,
      record_delimiter: lineEnd,
      // Whichever separator a reader assumes, a text stays in its cell.
      quoted_match: /[,;\t\r\n]/,
    },
  );
}

function cell(value: unknown, unit: CsvColumn['unit'], decimal: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return plain(value).replace('.', decimal);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (unit === 'text' || !isNumber(text)) return defused(text);
  return text.replace('.', decimal);
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Without an exponent, which spreadsheets read differently from country to country. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
