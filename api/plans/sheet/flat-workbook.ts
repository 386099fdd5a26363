import type { Grid } from '@throughline/ingest/spreadsheet/read-grid';
import type { ReadWorkbook } from '@throughline/ingest/spreadsheet/read-workbook';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import { unreadable } from '../../spreadsheet/unreadable.ts';
import { REQUIRED, readHeading } from './headings.ts';
import { readSheet, type Sheet } from './read-sheet.ts';
import { tableCell } from './workbook-cells.ts';

/** A title or two may stand above the headings. */
const ROWS_SEARCHED = 20;

interface Table {
  readonly name: string;
  readonly grid: Grid;
  readonly row: number;
  /** Of the columns that a table needs, how many it has. */
  readonly found: number;
}

/** The first sheet of a workbook that has the headings of a plan, one row a line. */
export function flatWorkbook({ sheets }: ReadWorkbook): Sheet {
  let best: Table | undefined;
  for (const sheet of sheets) {
    const grid = sheet.cells();
    for (const row of [...grid.keys()].sort((a, b) => a - b).slice(0, ROWS_SEARCHED)) {
      const found = headingsIn(grid, row);
      if (!best || found > best.found) best = { name: sheet.name, grid, row, found };
    }
    if (best?.found === REQUIRED.length) break;
  }
  if (!best) throw unreadable('all of its sheets are empty');
  return readTable(best);
}

function headingsIn(grid: Grid, row: number): number {
  const columns = new Set(
    [...grid.get(row)!.values()].map(({ text }) => readHeading(text.trim()).column),
  );
  return REQUIRED.filter((column) => columns.has(column)).length;
}

function readTable({ name, grid, row: headingsRow }: Table): Sheet {
  const below = [...grid].filter(([row]) => row > headingsRow).sort(([a], [b]) => a - b);
  const width = below.reduce(
    (so, [, cells]) => Math.max(so, ...cells.keys()),
    Math.max(...grid.get(headingsRow)!.keys()),
  );
  const columns = Array.from({ length: width + 1 }, (_, column) => column);
  const headings = columns.map(
    (column) => grid.get(headingsRow)!.get(column)?.text.replace(/\s+/g, ' ').trim() ?? '',
  );
  const rows = below
    .map(([row, cells]) => ({
      row,
      cells: columns.map((column) => tableCell(cells.get(column))),
    }))
    .filter(({ cells }) => cells.some(({ text }) => text !== ''));
  const sheet = readSheet({ sheet: name, headings, headingsRow, rows, decimalComma: undefined });
  const untitled = columns.filter(
    (column) => headings[column] === '' && rows.some(({ cells }) => cells[column]!.text !== ''),
  );
  return {
    ...sheet,
    ignored: [...sheet.ignored, ...untitled.map((column) => `column ${columnLetters(column)}`)],
  };
}
