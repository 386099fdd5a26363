import type { Column, ReportTable, TableRow } from '@throughline/api/contract/table';
import { tableText } from '../output.ts';

/** There is no such figure, which is not the same as one that nobody knows. */
const NOT_APPLICABLE = new Set(['not_applicable', 'blended']);

/** A report for a terminal: rounded for reading; the other formats have the figures as they are. */
export function reportText({ columns, rows }: ReportTable): string {
  const shown = columns.filter(({ isAside }) => !isAside);
  const first = shown[0];
  return tableText(
    rows.map((row) =>
      Object.fromEntries(
        shown.map((column) => [
          column.key,
          row.sum && column === first ? row.sum : cellText(row, column),
        ]),
      ),
    ),
    shown.map(({ key }) => key),
  );
}

function cellText({ cells, why = {}, atLeast = {} }: TableRow, column: Column): unknown {
  const value = cells[column.key];
  if (value !== null && value !== undefined) return rounded(value, column);
  const known = atLeast[column.key];
  if (known !== undefined) return `≥ ${rounded(known, column)}`;
  return NOT_APPLICABLE.has(why[column.key] ?? '') ? 'n/a' : null;
}

function rounded(value: unknown, { unit, separator = ', ' }: Column): unknown {
  if (Array.isArray(value)) return value.join(separator);
  if (unit === 'money' && typeof value === 'string') return Number(value).toFixed(2);
  if (typeof value !== 'number') return value;
  if (unit === 'ratio' || unit === 'days') return value.toFixed(2);
  if (unit === 'percent') return `${(value * 100).toFixed(1)} %`;
  return value;
}
