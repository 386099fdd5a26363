import { amountOfCell } from '../exact-amounts.ts';
import { fold } from './fold.ts';
import type { InputColumn } from './headings.ts';
import { monthOfText } from './month-text.ts';
import { decimalOfText, type NumberStyle } from './number-text.ts';
import { EMPTY, type SheetCell } from './sheet-cells.ts';
import type { SheetFaults } from './sheet-faults.ts';

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

/** The cells of a row by what they mean. */
export interface ReadRow {
  /** It sums up others. */
  readonly isTotal: boolean;
  readonly month: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** Columns whose cell holds something else than was expected; told in `faults`. */
  readonly wrong: Set<string>;
  /** What a cell holds, as it stands there; empty for a column that there is not. */
  text(column: InputColumn): string;
}

export interface RowStyle extends NumberStyle {
  readonly places: ReadonlyMap<InputColumn, number>;
  /** Whether a row may sum up others. */
  readonly hasTotals: boolean;
}

/** Reads the numbers, shares and month of a row. */
export function readRow(
  row: number,
  cells: readonly SheetCell[],
  { places, decimalComma, hasTotals }: RowStyle,
  faults: SheetFaults,
): ReadRow {
  const cell = (column: InputColumn) => {
    const at = places.get(column);
    return (at === undefined ? undefined : cells[at]) ?? EMPTY;
  };
  const text = (column: InputColumn) => cell(column).text;
  const values: Record<string, unknown> = {};
  const wrong = new Set<string>();
  const refuse = (column: InputColumn, message: string) => {
    wrong.add(column);
    faults.add('plan_row_invalid', row, places.get(column), message);
  };
  const expected = (column: InputColumn, what: string) =>
    refuse(column, `Expected ${what}, found "${text(column)}"`);
  const isTotal = hasTotals && TOTALS.has(fold(text('channel')).replace(/:$/, ''));
  for (const column of places.keys()) {
    const { fault } = cell(column);
    if (fault !== undefined && !(isTotal && RATES.includes(column))) refuse(column, fault);
  }
  for (const column of MONEY) {
    if (text(column) === '' || wrong.has(column)) continue;
    const { value, exact } = cell(column);
    const read =
      value === undefined
        ? decimalOfText(text(column), { decimalComma })
        : amountOfCell(value, exact);
    if (read !== undefined) values[column] = read;
    else expected(column, 'a number such as 1234.56');
  }
  for (const column of RATES) {
    if (text(column) === '' || isTotal || wrong.has(column)) continue;
    const read = shareOf(cell(column), column);
    if (read !== undefined) values[column] = read;
    else expected(column, 'a share such as 0.032 or 3.2 %');
  }
  const month = wrong.has('month') ? undefined : monthOfText(text('month'));
  if (month !== undefined) values.month = month;
  else if (!wrong.has('month') && (text('month') !== '' || (!isTotal && places.has('month'))))
    expected('month', 'a month such as 2026-03, 01.03.2026 or March 2026');
  for (const column of ['channel', 'campaign', 'comment', 'id'] as const)
    if (text(column) !== '' && !wrong.has(column)) values[column] = text(column);
  if (text('currency') !== '' && !wrong.has('currency'))
    values.currency = text('currency').toUpperCase();
  return { isTotal, month, values, wrong, text };
}

/** A share; a margin alone may be below −1. What is above 1 was meant in percent by somebody who did not say so. */
function shareOf({ text, value }: SheetCell, column: InputColumn): number | undefined {
  if (value !== undefined)
    return value <= 1 && (value >= -1 || column === 'margin_rate') ? value : undefined;
  // A share is at most 1: no sign in it can be one of thousands.
  const read = decimalOfText(text, { decimalComma: text.includes(',') });
  return read !== undefined && Math.abs(Number(read)) <= 1 ? Number(read) : undefined;
}
