import { type PlanLine, planLine } from '../../contract/plans.ts';
import { fold } from './fold.ts';
import { type InputColumn, REQUIRED, readHeading } from './headings.ts';
import { monthOfText } from './month-text.ts';
import { decimalOfText } from './number-text.ts';
import { readCells } from './read-cells.ts';
import { SheetFaults } from './sheet-faults.ts';

const MONEY: readonly InputColumn[] = ['budget', 'cpc', 'cpm', 'aov', 'visits'];
const RATES: readonly InputColumn[] = [
  'ctr',
  'landing',
  'lead_rate',
  'qualify_rate',
  'deal_rate',
  'margin_rate',
  'refund_rate',
];
const TOTALS = new Set(
  [
    'total',
    'grand total',
    'totals',
    'sum',
    'итого',
    'всего',
    'общий итог',
    'toplam',
    'genel toplam',
  ].map(fold),
);

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

export interface Sheet {
  /** Rows in which nothing is wrong. */
  readonly lines: readonly SheetLine[];
  readonly rows: readonly SheetRow[];
  readonly totals: readonly SheetTotal[];
  /** Of the export: the plan and the version that the sheet was made from. */
  readonly plan: string | undefined;
  readonly version: number | undefined;
  /** Headings of columns that are not read. */
  readonly ignored: readonly string[];
  readonly places: ReadonlyMap<InputColumn, number>;
  /** The heading of the budgets says that they hold VAT or a fee. */
  readonly isGross: boolean;
  readonly faults: SheetFaults;
}

/** Reads a flat sheet as far as it can be read alone; what is wrong in it is gathered in `faults`. */
export function readSheet(csv: string): Sheet {
  const { headings, rows, decimalComma } = readCells(csv);
  const faults = new SheetFaults(headings);
  const { places, ignored, isGross } = readHeadings(headings, faults);
  const lines: SheetLine[] = [];
  const found: SheetRow[] = [];
  const totals: SheetTotal[] = [];
  const exported = { plan: new Set<string>(), version: new Set<string>() };
  for (const { row, cells } of rows) {
    if (cells.length > headings.length && cells.slice(headings.length).some((cell) => cell !== ''))
      faults.add(
        'plan_row_invalid',
        row,
        undefined,
        `Expected ${headings.length} cells, found ${cells.length}`,
      );
    const text = (column: InputColumn) => {
      const at = places.get(column);
      return at === undefined ? '' : (cells[at] ?? '');
    };
    const values: Record<string, unknown> = {};
    const wrong = new Set<string>();
    const refuse = (column: InputColumn, message: string) => {
      wrong.add(column);
      faults.add('plan_row_invalid', row, places.get(column), message);
    };
    const isTotal = TOTALS.has(fold(text('channel')).replace(/:$/, ''));
    for (const column of MONEY) {
      if (text(column) === '') continue;
      const value = decimalOfText(text(column), { decimalComma });
      if (value !== undefined) values[column] = value;
      else refuse(column, `Expected a number such as 1234.56, found "${text(column)}"`);
    }
    for (const column of RATES) {
      if (text(column) === '' || isTotal) continue;
      // A share is at most 1: no sign in it can be one of thousands.
      const value = decimalOfText(text(column), { decimalComma: text(column).includes(',') });
      if (value !== undefined && Math.abs(Number(value)) <= 1) values[column] = Number(value);
      else refuse(column, `Expected a share such as 0.032 or 3.2 %, found "${text(column)}"`);
    }
    const month = monthOfText(text('month'));
    if (month !== undefined) values.month = month;
    else if (text('month') !== '' || (!isTotal && places.has('month')))
      refuse(
        'month',
        `Expected a month such as 2026-03, 01.03.2026 or March 2026, found "${text('month')}"`,
      );
    if (isTotal) {
      const figures = (['budget', 'visits'] as const).flatMap((column) =>
        typeof values[column] === 'string' ? [[column, values[column]] as const] : [],
      );
      totals.push({ row, month, figures: new Map(figures) });
      continue;
    }
    if (text('plan')) exported.plan.add(text('plan'));
    if (text('version')) exported.version.add(text('version'));
    for (const column of ['channel', 'campaign', 'comment', 'id'] as const)
      if (text(column) !== '') values[column] = text(column);
    if (text('currency') !== '') values.currency = text('currency').toUpperCase();
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
    faults.add('plan_row_invalid', 2, undefined, 'Expected a row a line of the plan, found none');
  const told = exportOf(exported, places, faults);
  return { lines, rows: found, totals, ignored, places, isGross, faults, ...told };
}

function isRequired(column: InputColumn): boolean {
  return (REQUIRED as readonly InputColumn[]).includes(column);
}

function readHeadings(headings: readonly string[], faults: SheetFaults) {
  const places = new Map<InputColumn, number>();
  const ignored: string[] = [];
  let isGross = false;
  for (const [at, text] of headings.entries()) {
    if (text === '') continue;
    const heading = readHeading(text);
    if (heading.column === undefined) {
      if (heading.meant === undefined) ignored.push(text);
      else
        faults.add('plan_row_invalid', 1, at, `There is no such column; probably ${heading.meant}`);
    } else if (places.has(heading.column)) {
      const other = headings[places.get(heading.column)!];
      faults.add(
        'plan_row_invalid',
        1,
        at,
        `Says the same as the column ${other}: keep one of them`,
      );
    } else {
      places.set(heading.column, at);
      isGross ||= heading.isGross;
    }
  }
  for (const column of REQUIRED)
    if (!places.has(column))
      faults.add('plan_column_missing', 1, undefined, `There is no column "${column}"`);
  return { places, ignored, isGross };
}

function exportOf(
  { plan, version }: Readonly<Record<'plan' | 'version', ReadonlySet<string>>>,
  places: ReadonlyMap<InputColumn, number>,
  faults: SheetFaults,
) {
  for (const [column, values] of [
    ['plan', plan],
    ['version', version],
  ] as const)
    if (values.size > 1)
      faults.add(
        'plan_row_invalid',
        1,
        places.get(column),
        `Expected one ${column}, found ${[...values].join(', ')}`,
      );
  const [number] = version;
  if (number !== undefined && !/^[1-9]\d{0,8}$/.test(number))
    faults.add(
      'plan_row_invalid',
      1,
      places.get('version'),
      `Expected a version from 1, found "${number}"`,
    );
  const [id] = plan;
  return { plan: id, version: number === undefined ? undefined : Number(number) };
}
