import { csv } from '@throughline/api/export/csv';
import type { Io } from './io.ts';
import type { Format } from './options.ts';
import { printable, printableJson } from './printable.ts';

/** What a cell of a table or a CSV file can hold. */
export type Row = Readonly<Record<string, unknown>>;

/** Writes rows under the given columns. JSON takes `value` as a whole. */
export function writeResult(
  io: Io,
  format: Format,
  value: unknown,
  rows: readonly Row[],
  columns: readonly string[],
): void {
  if (format === 'json') io.stdout.write(`${printableJson(JSON.stringify(value))}\n`);
  else if (format === 'csv') io.stdout.write(csvText(rows, columns));
  else io.stdout.write(tableText(rows, columns));
}

/** Writes what the server answered as it is, with a line feed at its end. */
export function writeAnswer(io: Io, format: string, text: string): void {
  const isJson = format === 'json' || format === 'ndjson';
  const shown = isJson ? printableJson(text) : text;
  if (shown === '') return;
  io.stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
}

/** Writes a file as it came. */
export function writeBytes(io: Io, bytes: Uint8Array): void {
  io.stdout.write(bytes);
}

/** As the API writes CSV, with a line feed alone at the end of lines. */
export function csvText(rows: readonly Row[], columns: readonly string[]): string {
  return csv(
    columns.map((key) => ({ key, unit: 'count' })),
    rows,
    { lineEnd: '\n' },
  );
}

/** Columns side by side for reading; numbers to the right, what is unknown as a dash. */
export function tableText(rows: readonly Row[], columns: readonly string[]): string {
  const names = columns.map((column) => printable(spaced(column)));
  const cells = rows.map((row) => columns.map((column) => printable(cellText(row[column])) || '–'));
  const widths = names.map((name, index) =>
    Math.max(name.length, ...cells.map((row) => row[index]!.length)),
  );
  const isNumber = columns.map((column) =>
    rows.every((row) => /^((≥ )?-?[\d.]*( %)?|n\/a)$/.test(cellText(row[column]))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) =>
        isNumber[index] ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!),
      )
      .join('  ')
      .trimEnd();
  return `${[line(names), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n')}\n`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return spaced(String(value));
}

function spaced(text: string): string {
  return text.replaceAll(/[\r\n\t]+/g, ' ');
}
