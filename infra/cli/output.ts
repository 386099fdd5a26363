import { csv } from '@throughline/api/export/csv';
import type { Io } from './io.ts';
import type { Format } from './options.ts';

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
  if (format === 'json') io.stdout.write(`${JSON.stringify(value)}\n`);
  else if (format === 'csv') io.stdout.write(csvText(rows, columns));
  else io.stdout.write(tableText(rows, columns));
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
  const cells = rows.map((row) => columns.map((column) => cellText(row[column]) || '–'));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((row) => row[index]!.length)),
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
  return `${[line(columns), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n')}\n`;
}

/** What would move the cursor or clear the screen is shown, not sent. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value)
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll(CONTROL, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
