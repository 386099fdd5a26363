import { FileError } from '../file-error.ts';
import { currencyOf, foldText, vatIn } from '../headings/fold.ts';
import type { Meaning } from '../headings/meanings.ts';
import type { VendorRow } from '../headings/vendors.ts';
import { readFileTable } from '../table/read-table.ts';
import type { Line, Table } from '../table/table.ts';
import { type Chosen, chooseKind } from './choose-kind.ts';
import type { Column } from './columns.ts';
import { dateOrderOf, rangeIn } from './dates.ts';
import { findHeader, type Header, hitsIn } from './header.ts';
import { ambiguousIn, type Decimal, decimalOf, isNothing, type PlacedCell } from './numbers.ts';
import type { FileOptions } from './options.ts';
import { Row, type StyledColumn } from './row.ts';
import { isTotals } from './totals.ts';

/** What was not said and found elsewhere, for whoever confirms the import. */
export interface Assumption {
  readonly code: string;
  readonly message: string;
}

/** What each line of a file is. */
export type FileLine =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'title' | 'columns' | 'total' | 'blank' | 'note' };

export interface FileReading {
  readonly table: Table;
  readonly vendor: VendorRow | undefined;
  readonly columns: readonly StyledColumn[];
  /** In the order of the file; each with its line. */
  readonly lines: readonly (FileLine & { readonly line: Line })[];
  /** Everything by which it was read; reading it again by these gives the same. */
  readonly options: FileOptions & { readonly kind: NonNullable<FileOptions['kind']> };
  readonly assumed: readonly Assumption[];
}

/** Amounts and quantities; they have decimals. */
const MONEY: readonly Meaning[] = [
  ...([
    'cost',
    'fee',
    'conversions',
    'conversion_value',
    'amount',
    'net',
    'tax',
    'shipping',
  ] as const),
  ...(['discount', 'subtotal', 'refund', 'price', 'quantity', 'cost_of_goods', 'margin'] as const),
  ...(['position', 'rating'] as const),
  ...([
    'commission',
    'available',
    'reserved',
    'incoming',
    'value',
    'share',
    'item_discount',
  ] as const),
];
const COUNTS: readonly Meaning[] = [
  ...(['impressions', 'clicks', 'limit', 'reach', 'engagements', 'likes', 'comments'] as const),
  ...(['shares', 'views', 'followers', 'mentions'] as const),
];
/** Whatever is a number. */
export const NUMBER_MEANINGS: readonly Meaning[] = [...MONEY, ...COUNTS];
/** Days and times. */
export const DATE_MEANINGS: readonly Meaning[] = [
  ...([
    'day',
    'until',
    'month',
    'time',
    'created',
    'paid',
    'closed',
    'changed',
    'cancelled',
  ] as const),
  ...(['due', 'refunded_at', 'from', 'to', 'replied'] as const),
];

/**
 * Reads a file by its headings. Pure: the same bytes and options give the same, and nothing is guessed
 * without being told as an assumption.
 * @throws FileError for a file that cannot be read as a whole, with the line and the column where one is to blame.
 */
export function readFile(bytes: Uint8Array, options: FileOptions): FileReading {
  const table = readFileTable(bytes, options, hitsIn(options.columns));
  const header = findHeader(table.lines, options.columns);
  if (!header) throw new FileError('file_headings_unknown');
  const chosen = chooseKind(header.names, options, table.lines[header.at]!.line);
  if (chosen.kind === 'plan') throw new FileError('file_is_plan');
  return withRows(table, header, chosen, options);
}

function withRows(
  table: Table,
  header: Header,
  { kind, vendor, columns }: Chosen,
  options: FileOptions,
): FileReading {
  const assumed: Assumption[] = [];
  const assume = (code: string, message: string) => assumed.push({ code, message });
  const kinds = table.lines.map(
    (line, at): 'title' | 'columns' | 'blank' | 'total' | 'note' | 'row' => {
      if (line.cells.every(({ text }) => text.trim() === '')) return 'blank';
      if (at < header.first) return 'title';
      if (at <= header.at) return 'columns';
      if (isTotals(line, columns)) return 'total';
      const said = line.cells.filter(({ text }) => text.trim() !== '');
      return said.length === 1 && header.names.length > 2 ? 'note' : 'row';
    },
  );
  const rows = table.lines.filter((_, at) => kinds[at] === 'row');
  if (rows.length === 0) throw new FileError('file_empty', { hint: 'it has headings and no rows' });
  const styled = styledColumns(columns, rows, vendor, options, assume);
  const title = table.lines
    .filter((_, at) => kinds[at] === 'title')
    .map((line) => line.cells.map(({ text }) => text).join(' '))
    .join('\n');
  const resolved = resolvedOptions({
    table,
    kind,
    vendor,
    columns: styled,
    title,
    options,
    assume,
  });
  const byMeaning = new Map(
    styled.flatMap((column) => (column.meaning ? [[column.meaning, column] as const] : [])),
  );
  return {
    table,
    vendor,
    columns: styled,
    options: resolved,
    assumed,
    lines: table.lines.map((line, at) => {
      const which = kinds[at]!;
      return which === 'row'
        ? { kind: 'row', line, row: new Row(line, byMeaning, resolved.timezone) }
        : { kind: which, line };
    }),
  };
}

type Assume = (code: string, message: string) => void;

function styledColumns(
  columns: readonly Column[],
  rows: readonly Line[],
  vendor: VendorRow | undefined,
  options: FileOptions,
  assume: Assume,
): StyledColumn[] {
  const cellsOf = ({ index }: Column): PlacedCell[] =>
    rows.flatMap(({ cells, line }) => (cells[index] ? [{ cell: cells[index], line }] : []));
  const is = (column: Column, which: readonly Meaning[]) =>
    column.meaning !== undefined && which.includes(column.meaning);
  const numeric = columns.filter((column) => is(column, MONEY) || is(column, COUNTS));
  const decimals = new Map<Column, Decimal | undefined>(
    numeric
      .filter((column) => is(column, MONEY))
      .map((column) => [column, decimalOf(cellsOf(column), column.heading, options.decimal)]),
  );
  const shown = numeric.filter((column) => decimals.get(column) !== undefined);
  const inFile = shown.find((column) => decimals.get(column) !== undefined);
  const ofFile = inFile && decimals.get(inFile);
  const agree = shown.every((column) => decimals.get(column) === ofFile);
  const decimalFor = (column: Column): Decimal => {
    const own = decimals.get(column);
    if (own) return own;
    const cells = cellsOf(column);
    const doubtful = ambiguousIn(cells);
    // A count has no decimals: what looks like some are its thousands.
    if (is(column, COUNTS)) return countDecimal(cells, column.heading, ofFile);
    if (!doubtful) return ofFile ?? 'point';
    if (ofFile && agree) {
      assume(
        'decimals_of_other_column',
        `${column.heading} is read with a decimal ${ofFile}, as ${inFile!.heading} is written`,
      );
      return ofFile;
    }
    throw new FileError('file_decimals_ambiguous', {
      ...{ line: doubtful.line, column: column.heading, got: doubtful.cell.text.trim() },
    });
  };
  const turkishOrRussian = columns.some(({ heading }) => /[\u0400-\u04ff]|[ğşıİ]/u.test(heading));
  return columns.map((column) => {
    const isNumber = numeric.includes(column);
    const dates = is(column, DATE_MEANINGS)
      ? dateOrderOf(
          cellsOf(column),
          column.heading,
          options.dates,
          vendor?.dates ?? (turkishOrRussian ? 'dmy' : undefined),
        )
      : undefined;
    if (dates?.isAssumed)
      assume('dates_by_language', `the dates of ${column.heading} are read as ${dates.order}`);
    return {
      ...column,
      decimal: isNumber ? decimalFor(column) : 'point',
      dates: dates?.order,
    };
  });
}

/** Of a column of counts, whose marks can only be between thousands. */
function countDecimal(
  cells: readonly PlacedCell[],
  heading: string,
  ofFile: Decimal | undefined,
): Decimal {
  let found: Decimal | undefined;
  for (const { cell, line } of cells) {
    if (cell.kind !== 'text' || isNothing(cell.text)) continue;
    const digits = cell.text.replace(/[^\d.,]/g, '');
    const mark = /[.,]\d{3}(?!\d)/.exec(digits)?.[0]?.[0];
    if (mark === undefined) continue;
    const decimal: Decimal = mark === '.' ? 'comma' : 'point';
    if (found !== undefined && found !== decimal)
      throw new FileError('file_decimals_differ', { line, column: heading, got: cell.text.trim() });
    found = decimal;
  }
  return found ?? ofFile ?? 'point';
}

interface Resolving {
  readonly table: Table;
  readonly kind: FileReading['options']['kind'];
  readonly vendor: VendorRow | undefined;
  readonly columns: readonly StyledColumn[];
  readonly title: string;
  readonly options: FileOptions;
  readonly assume: Assume;
}

function resolvedOptions({ table, kind, vendor, columns, title, options, assume }: Resolving) {
  const range = rangeIn(title, vendor?.dates ?? options.dates);
  const vat = options.vat ?? vatOf(columns, title, vendor);
  const byHeading = columns.find(({ currency }) => currency)?.currency;
  const currency = options.currency ?? byHeading ?? vendor?.currency ?? currencyOf(title);
  if (options.currency === undefined && byHeading === undefined && vendor?.currency)
    assume('currency_of_vendor', `amounts are in ${vendor.currency}, as ${vendor.title} has them`);
  if (kind === 'cost' && vat === undefined)
    assume(
      'vat_unknown',
      'the file does not say whether its costs hold VAT: they count as billed; --vat included or --vat excluded says it',
    );
  const resolved = {
    ...options,
    kind,
    columns: Object.fromEntries(
      columns.flatMap(({ heading, meaning }) =>
        foldText(heading) === ''
          ? []
          : [[foldText(heading).slice(0, 256), meaning ?? ('ignored' as const)]],
      ),
    ),
    vendor: vendor?.vendor ?? options.vendor ?? 'none',
    ...(table.encoding && { encoding: table.encoding }),
    ...(table.separator && { separator: table.separator }),
    ...(currency && { currency }),
    ...(vat && { vat }),
    ...(kind === 'cost' &&
      range &&
      options.from === undefined && { from: range.from, to: range.to }),
    ...((options.timezone ?? vendor?.timezone) && {
      timezone: options.timezone ?? vendor?.timezone,
    }),
    ...((options.utmSource ?? vendor?.traffic) && {
      utmSource: options.utmSource ?? vendor?.traffic?.source,
      utmMedium: options.utmMedium ?? vendor?.traffic?.medium,
    }),
  };
  return resolved as FileReading['options'];
}

function vatOf(columns: readonly StyledColumn[], title: string, vendor: VendorRow | undefined) {
  const cost = columns.find(({ meaning }) => meaning === 'cost');
  const said = cost?.vat ?? vatIn(title) ?? vendor?.vatIncluded;
  return said === undefined ? undefined : said ? ('included' as const) : ('excluded' as const);
}
