import type { ReadCell } from '@throughline/ingest/spreadsheet/read-cell';
import type { Grid } from '@throughline/ingest/spreadsheet/read-grid';
import type { ReadWorkbook } from '@throughline/ingest/spreadsheet/read-workbook';
import { readWorkbook } from '../../spreadsheet/read-workbook.ts';
import { AMOUNTS } from '../exact-amounts.ts';
import { HEADINGS_ROW, PLAN_COLUMNS, planColumn, TOTALS_ROW } from '../workbook/plan-columns.ts';
import { flatWorkbook } from './flat-workbook.ts';
import { type InputColumn, readHeading } from './headings.ts';
import { inputsOf } from './inputs-of-workbook.ts';
import { readLines, type Sheet, type SheetTotal } from './read-sheet.ts';
import type { SheetCell } from './sheet-cells.ts';
import { SheetFaults } from './sheet-faults.ts';
import { tableCell } from './workbook-cells.ts';

/** Columns of the sheet `Plan` that are read, by what they are. */
const PLACES: ReadonlyMap<InputColumn, number> = new Map<InputColumn, number>([
  ...(['id', 'channel', 'campaign', 'month'] as const).map(
    (key) => [key, planColumn(key)] as const,
  ),
  ...PLAN_COLUMNS.flatMap((column) =>
    'input' in column ? [[column.input, planColumn(column.key)] as const] : [],
  ),
]);
const EXACT = planColumn('exact');

/**
 * A workbook as a table of lines: one that the product wrote, of which only input cells are read, or a flat sheet.
 * @throws ProblemError `plan_file_unreadable`, `body_too_large`.
 */
export function workbookSheet(file: Uint8Array): Sheet {
  const workbook = readWorkbook(file);
  const plan = workbook.sheets.find(({ name }) => name === 'Plan');
  const isOurs = ['plan_id', 'plan_version', 'first_month', 'season', 'lag_share'].every((name) =>
    workbook.names.has(name),
  );
  return plan && isOurs ? planSheet(workbook, plan.cells()) : flatWorkbook(workbook);
}

function planSheet(workbook: ReadWorkbook, grid: Grid): Sheet {
  const titles = grid.get(HEADINGS_ROW);
  const width = Math.max(PLAN_COLUMNS.length, ...[...(titles?.keys() ?? [])].map((at) => at + 1));
  const headings = Array.from({ length: width }, (_, at) => titles?.get(at)?.text.trim() ?? '');
  const cells = { sheet: 'Plan', headings, headingsRow: HEADINGS_ROW };
  const faults = new SheetFaults(cells);
  for (const [column, at] of PLACES) {
    if (readHeading(headings[at]!).column === column) continue;
    const wanted = PLAN_COLUMNS[at]!.texts.en;
    const message = `Expected the column "${wanted}", found "${headings[at]}"`;
    faults.add('plan_column_missing', HEADINGS_ROW, at, message);
  }
  const rows = [...grid]
    .filter(([row]) => row > HEADINGS_ROW)
    .sort(([a], [b]) => a - b)
    .map(([row, of]) => ({ row, cells: inputCells(of, headings.length) }))
    .filter(({ cells: of }) => [...PLACES.values()].some((at) => of[at]!.text !== ''));
  const sheet = readLines(
    { ...cells, rows, decimalComma: undefined },
    {
      places: PLACES,
      ignored: headings.slice(PLAN_COLUMNS.length).filter((text) => text !== ''),
      isGross: false,
    },
    faults,
    false,
  );
  const { inputs, plan, version } = inputsOf(workbook, faults);
  return { ...sheet, totals: typedTotals(grid), inputs, plan, version };
}

/** The cells of a row at the places that are read; amounts with what was written there exactly. */
function inputCells(row: ReadonlyMap<number, ReadCell>, width: number): SheetCell[] {
  const exact = exactOf(row.get(EXACT)?.text);
  const cells = new Array<SheetCell>(width).fill({ text: '' });
  for (const [column, at] of PLACES) {
    const said = exact[column];
    cells[at] = { ...tableCell(row.get(at)), ...(said !== undefined && { exact: said }) };
  }
  return cells;
}

function exactOf(json: string | undefined): Readonly<Record<string, string>> {
  if (!json) return {};
  try {
    const read = JSON.parse(json) as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      AMOUNTS.flatMap((key) => (typeof read[key] === 'string' ? [[key, read[key]]] : [])),
    );
  } catch {
    // Somebody has changed the hidden cell: then the shown amounts are what counts.
    return {};
  }
}

/** Totals that somebody has typed over their formula. */
function typedTotals(grid: Grid): SheetTotal[] {
  const figures = (['budget', 'visits'] as const).flatMap((column) => {
    const cell = grid.get(TOTALS_ROW)?.get(PLACES.get(column)!);
    return cell?.kind === 'number' && cell.formula === undefined
      ? [[column, String(cell.value)] as const]
      : [];
  });
  return figures.length === 0
    ? []
    : [{ row: TOTALS_ROW, month: undefined, figures: new Map(figures) }];
}
