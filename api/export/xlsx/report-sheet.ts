import type { Language } from '../../contract/languages.ts';
import type { AnyMetricKey } from '../../contract/metrics.ts';
import type { Column, ColumnUnit, ReportTable, TableRow } from '../../contract/table.ts';
import { CATALOGUE } from '../../metrics/catalogue.ts';
import { type Formula, formula } from '../../metrics/formula.ts';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import type { CellStyle } from '../../spreadsheet/write/workbook.ts';
import { addable, cellOf, flat } from '../cells.ts';
import { columnName } from '../words.ts';
import { addsUp } from './adds-up.ts';
import { sheetText } from './sheet-text.ts';
import type { SheetCell, SheetColumn, Table } from './table-sheet.ts';

type Format = NonNullable<CellStyle['format']>;
const FORMATS: Readonly<Record<Exclude<ColumnUnit, 'text' | 'list'>, Format>> = {
  money: 'money',
  count: 'integer',
  days: 'days',
  ratio: 'ratio',
  percent: 'percent',
};
/** Models divide conversions. */
const SHARES: Format = 'count';
/** A spreadsheet keeps so many digits of a number. */
const EXACT_DIGITS = 15;
const FIRST_ROW = 2;
/** Metrics that are computed from others, with the names in their formulae. */
const RATIOS: ReadonlyMap<AnyMetricKey, Formula> = new Map(
  CATALOGUE.filter((metric) => metric.formula !== 'sum').map((metric) => [
    metric.key,
    formula(metric.formula),
  ]),
);

/**
 * A report as a sheet that goes on computing: a total is the sum of its column wherever the rows add up to it, a ratio
 * the catalogue's formula over the cells of its row. What is not known stays empty.
 */
export function reportSheet(name: string, table: ReportTable, lang: Language): Table {
  const rows = addable(table);
  const sums = table.rows.filter(({ sum }) => sum !== undefined);
  const letters = new Map(table.columns.map(({ key }, at) => [key, columnLetters(at)]));
  const cells = [...rows, ...sums].map((row, at) =>
    table.columns.map((column) =>
      cellAt(row, column, FIRST_ROW + at, { table, rows, letters, lang }),
    ),
  );
  return {
    name,
    sums: sums.length,
    columns: table.columns.map((column, at) =>
      sheetColumn(
        column,
        cells.map((row) => row[at]),
        lang,
      ),
    ),
    rows: cells,
  };
}

interface Surroundings {
  readonly table: ReportTable;
  readonly rows: readonly TableRow[];
  readonly letters: ReadonlyMap<string, string>;
  readonly lang: Language;
}

function cellAt(
  row: TableRow,
  column: Column,
  line: number,
  { table, rows, letters, lang }: Surroundings,
): SheetCell {
  const value = plain(flat(cellOf(table, row, column, lang), column), column.unit);
  if (typeof value !== 'number') return value;
  const ratio = ratioOf(row, column, line, letters);
  if (ratio) return { formula: ratio, result: value };
  if (row.sum === 'total' && rows.length > 0 && addsUp(rows, column.key, row.cells[column.key])) {
    const letter = letters.get(column.key);
    return {
      formula: `SUM(${letter}${FIRST_ROW}:${letter}${FIRST_ROW + rows.length - 1})`,
      result: value,
    };
  }
  return value;
}

/** A number as one; an amount with more digits than a spreadsheet keeps stays text, so that none is lost. */
function plain(value: string | number | null, unit: ColumnUnit): string | number | null {
  if (typeof value !== 'string') return value;
  if (unit !== 'money') return sheetText(value);
  return value.replace(/^-?0*|\./g, '').length > EXACT_DIGITS ? value : Number(value);
}

/** The catalogue's formula over the cells of this row, where all of its parts stand there. */
function ratioOf(
  { cells }: TableRow,
  { metric, isPrevious }: Column,
  line: number,
  letters: ReadonlyMap<string, string>,
): string | undefined {
  const ratio = metric && RATIOS.get(metric);
  if (!ratio) return undefined;
  const { text, names } = ratio;
  const keyOf = (name: string) => (isPrevious ? `previous_${name}` : name);
  if (names.some((name) => !letters.has(keyOf(name)) || (cells[keyOf(name)] ?? null) === null))
    return undefined;
  return text.replace(/[a-z_]+/g, (name) => `${letters.get(keyOf(name))}${line}`);
}

function sheetColumn(
  column: Column,
  cells: readonly (SheetCell | undefined)[],
  lang: Language,
): SheetColumn {
  const header = sheetText(columnName(column, lang));
  if (column.unit === 'text' || column.unit === 'list') return { header, width: 28 };
  const isDivided = cells.some((cell) => !Number.isInteger(numberOf(cell) ?? 0));
  return {
    header,
    width: Math.min(24, Math.max(12, header.length + 2)),
    format: column.unit === 'count' && isDivided ? SHARES : FORMATS[column.unit],
  };
}

function numberOf(cell: SheetCell | undefined): number | undefined {
  const value = typeof cell === 'object' ? cell?.result : cell;
  return typeof value === 'number' ? value : undefined;
}
