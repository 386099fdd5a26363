import type { RecordText } from '../../mapping/map-records.ts';
import { readTable, type TableLine } from '../../mapping/read-table.ts';

/** What each line of a report is. Every line is a record, so that a record's position is its line. */
export type ReportLine =
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  | { readonly kind: 'name' | 'columns' | 'total' | 'blank' };

export interface Report {
  /** Column names in their order; undefined when the report has none and none are configured. */
  readonly columns: readonly string[] | undefined;
  /** Days in the report's name line, inclusive. */
  readonly range: { readonly from: string; readonly to: string } | undefined;
  /** N of `Total rows: N`. */
  readonly total: number | undefined;
  readonly rows: number;
  readonly lines: readonly (RecordText & { readonly value: ReportLine })[];
}

const RANGE = /\((\d{4}-\d{2}-\d{2})\s*[-–]\s*(\d{4}-\d{2}-\d{2})\)"?\s*$/;
const TOTAL = /^"?Total rows:\s*(\d+)"?\s*$/i;
const COLUMN_NAME = /^[A-Z]\w*$/;
const METRIC = /^(Date|Cost|Clicks|Impressions)$/;

/**
 * Takes a Reports API TSV (v501) apart. Name line, column line and total line may each be missing.
 * Raises `RecordError` when the text is no table.
 * @param configured columns of a report that was fetched without its column line.
 */
export function readReport(text: string, configured?: readonly string[]): Report {
  const table = cut(text);
  const columnLine = table.findIndex(({ cells }) => isColumnLine(cells));
  let total: number | undefined;
  let range: Report['range'];
  let rows = 0;
  const lines = table.map(({ cells, raw }, index) => {
    const only = cells.length === 1 ? cells[0]! : undefined;
    const totalRows = only === undefined ? undefined : TOTAL.exec(only)?.[1];
    if (index === columnLine) return { raw, value: { kind: 'columns' } as const };
    if (only?.trim() === '') return { raw, value: { kind: 'blank' } as const };
    if (totalRows !== undefined) {
      total = Number(totalRows);
      return { raw, value: { kind: 'total' } as const };
    }
    if (only !== undefined && rows === 0 && (columnLine < 0 || index < columnLine)) {
      const days = RANGE.exec(only);
      if (days) range = { from: days[1]!, to: days[2]! };
      return { raw, value: { kind: 'name' } as const };
    }
    rows++;
    return { raw, value: { kind: 'row', cells } as const };
  });
  const columns = columnLine < 0 ? configured : table[columnLine]!.cells.map((cell) => cell.trim());
  return { columns, range, total, rows, lines };
}

/** A row has numbers in it, a line of column names has none. */
function isColumnLine(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  return names.every((name) => COLUMN_NAME.test(name)) && names.some((name) => METRIC.test(name));
}

/**
 * The API does not quote cells, and a keyword may hold quotation marks of its own (`"red shoes" -cheap`),
 * so they are plain characters; except where a spreadsheet saved the report and quoted its column line.
 */
function cut(text: string): TableLine[] {
  const quoted = /^"(Date|Campaign\w*|AdGroup\w*|Cost|Clicks|Impressions)"\t/m.test(text);
  return readTable(text, {
    delimiter: '\t',
    quotes: quoted ? 'relaxed' : 'none',
    expected: 'a tab-separated report',
  });
}
