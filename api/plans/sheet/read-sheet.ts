import { type PlanLine, planLine } from '../../contract/plans.ts';
import type { InputColumn } from './headings.ts';
import { type Headings, isRequired, readHeadings } from './read-headings.ts';
import { readRow } from './read-row.ts';
import type { SheetCells } from './sheet-cells.ts';
import { SheetFaults } from './sheet-faults.ts';

export interface SheetLine {
  readonly row: number;
  readonly line: PlanLine;
}

/** A row as far as it could be read: one wrong cell hides none of its other faults. */
export interface SheetRow {
  readonly row: number;
  readonly values: Partial<
    Readonly<Record<'channel' | 'campaign' | 'month' | 'currency' | 'budget' | 'visits', string>>
  >;
  /** Cells that hold something else than was expected. */
  readonly wrong: ReadonlySet<string>;
}

export interface SheetTotal {
  readonly row: number;
  /** A total of one month; undefined for one of the whole sheet. */
  readonly month: string | undefined;
  readonly figures: ReadonlyMap<'budget' | 'visits', string>;
}

export interface Sheet extends Headings {
  /** Rows in which nothing is wrong. */
  readonly lines: readonly SheetLine[];
  readonly rows: readonly SheetRow[];
  readonly totals: readonly SheetTotal[];
  /** Of the export: the plan and the version that the sheet was made from. */
  readonly plan: string | undefined;
  readonly version: number | undefined;
  /** Row of the headings. */
  readonly headingsRow: number;
  /** Of a workbook that the product wrote: what its sheet of inputs says. */
  readonly inputs?: SheetInputs;
  readonly faults: SheetFaults;
}

export interface SheetInputs {
  readonly name: string | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Reads a flat sheet as far as it can be read alone; what is wrong in it is gathered in `faults`. */
export function readSheet(cells: SheetCells): Sheet {
  const faults = new SheetFaults(cells);
  return readLines(cells, readHeadings(cells, faults), faults, true);
}

/** Reads the lines below headings whose meaning is known. */
export function readLines(
  { headings, headingsRow, rows, decimalComma }: SheetCells,
  { places, ignored, isGross }: Headings,
  faults: SheetFaults,
  hasTotals: boolean,
): Sheet {
  const lines: SheetLine[] = [];
  const found: SheetRow[] = [];
  const totals: SheetTotal[] = [];
  const exported = { plan: new Set<string>(), version: new Set<string>() };
  for (const { row, cells } of rows) {
    if (
      cells.length > headings.length &&
      cells.slice(headings.length).some(({ text }) => text !== '')
    )
      faults.add(
        'plan_row_invalid',
        row,
        undefined,
        `Expected ${headings.length} cells, found ${cells.length}`,
      );
    const style = { places, decimalComma, hasTotals };
    const { isTotal, month, values, wrong, text } = readRow(row, cells, style, faults);
    if (isTotal) {
      const figures = (['budget', 'visits'] as const).flatMap((column) =>
        typeof values[column] === 'string' ? [[column, values[column]] as const] : [],
      );
      totals.push({ row, month, figures: new Map(figures) });
      continue;
    }
    if (text('plan')) exported.plan.add(text('plan'));
    if (text('version')) exported.version.add(text('version'));
    found.push({ row, values, wrong });
    const read = planLine.safeParse(values);
    if (read.success) lines.push({ row, line: read.data });
    else
      for (const { path, message } of read.error.issues) {
        const column = path[0] as InputColumn;
        // A column that is missing is told once, and a cell that cannot be read is told already.
        if (wrong.has(column) || (isRequired(column) && !places.has(column))) continue;
        const isEmpty = isRequired(column) && text(column) === '';
        wrong.add(column);
        faults.add(
          'plan_row_invalid',
          row,
          places.get(column),
          isEmpty ? 'The cell is empty' : message,
        );
      }
  }
  if (lines.length === 0 && rows.length === 0)
    faults.add(
      'plan_row_invalid',
      headingsRow + 1,
      undefined,
      'Expected a row a line of the plan, found none',
    );
  const told = exportOf(exported, places, headingsRow, faults);
  return { lines, rows: found, totals, ignored, places, isGross, headingsRow, faults, ...told };
}

function exportOf(
  { plan, version }: Readonly<Record<'plan' | 'version', ReadonlySet<string>>>,
  places: ReadonlyMap<InputColumn, number>,
  headingsRow: number,
  faults: SheetFaults,
) {
  for (const [column, values] of [
    ['plan', plan],
    ['version', version],
  ] as const)
    if (values.size > 1)
      faults.add(
        'plan_row_invalid',
        headingsRow,
        places.get(column),
        `Expected one ${column}, found ${[...values].join(', ')}`,
      );
  const [number] = version;
  if (number !== undefined && !/^[1-9]\d{0,8}$/.test(number))
    faults.add(
      'plan_row_invalid',
      headingsRow,
      places.get('version'),
      `Expected a version from 1, found "${number}"`,
    );
  const [id] = plan;
  return { plan: id, version: number === undefined ? undefined : Number(number) };
}
