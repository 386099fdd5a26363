import type { UNITS } from '../contract/channels.ts';

export interface CsvColumn {
  readonly key: string;
  readonly unit: (typeof UNITS)[number];
}

export type CsvRow = Readonly<Record<string, unknown>>;

/**
 * RFC 4180: CRLF, a header of keys, quotes where needed; unknown values are empty. A text that a
 * spreadsheet would run as a formula gets a leading apostrophe; numbers are left alone, minus and all.
 */
export function csv(columns: readonly CsvColumn[], rows: readonly CsvRow[]): string {
  const lines = [
    columns.map(({ key }) => quoted(key)),
    ...rows.map((row) => columns.map(({ key, unit }) => cell(row[key], unit))),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function cell(value: unknown, unit: CsvColumn['unit']): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return plain(value);
  const text = String(value);
  return quoted(unit === 'text' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}

/** Without an exponent, which spreadsheets read differently from country to country. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
