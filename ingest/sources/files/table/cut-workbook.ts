import type { ReadCell } from '../../../spreadsheet/read-cell.ts';
import type { Grid } from '../../../spreadsheet/read-grid.ts';
import { readWorkbook } from '../../../spreadsheet/read-workbook.ts';
import { WorkbookError } from '../../../spreadsheet/workbook-error.ts';
import { FileError } from '../file-error.ts';
import { type Cell, type Line, NO_CELL, type Table } from './table.ts';

/** What a number of a workbook is exact to; further digits are of the way it is stored. */
const DIGITS = 15;

/** Begins as a zip archive does, or as the binary workbooks of before. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (
    (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) ||
    (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
  );
}

/** The sheet of a workbook on which the most headings are known; the first of equals. */
export function cutWorkbook(bytes: Uint8Array, hits: (lines: readonly Line[]) => number): Table {
  try {
    const sheets = readWorkbook(bytes).sheets.map(({ name, cells }) => {
      const lines = linesOf(cells());
      return { name, lines, known: hits(lines.slice(0, 30)) };
    });
    const best = Math.max(...sheets.map(({ known }) => known));
    const sheet = sheets.find(({ known }) => known === best);
    if (!sheet) throw new FileError('file_empty');
    return { format: 'xlsx', sheet: sheet.name, lines: sheet.lines };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    throw new FileError('file_workbook_unreadable', { hint: error.message });
  }
}

/** Every row has a line, empty ones too, so that a row's place is its number. */
function linesOf(grid: Grid): Line[] {
  const last = Math.max(0, ...grid.keys());
  return Array.from({ length: last }, (_, index) => {
    const row = grid.get(index + 1) ?? new Map<number, ReadCell>();
    const width = Math.max(-1, ...row.keys()) + 1;
    const cells = Array.from({ length: width }, (_, column) => cellOf(row.get(column)));
    const raw = cells.map(({ text }) => text).join('\t');
    return { line: index + 1, lines: 1, cells, raw };
  });
}

function cellOf(cell: ReadCell | undefined): Cell {
  if (!cell || cell.kind === 'empty') return NO_CELL;
  if (cell.kind === 'number') return { kind: 'number', text: exact(cell.value!) };
  if (cell.kind === 'date') return { kind: 'date', text: cell.text };
  return { kind: 'text', text: cell.text };
}

/** `1152.19` for what is stored as `1152.1900000000001`, without an exponent. */
function exact(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(Math.abs(rounded) < 1 ? 12 : 0) : text;
}
