import { fold } from './fold.ts';
import type { InputColumn } from './headings.ts';
import { monthOfText } from './month-text.ts';
import { decimalOfText } from './number-text.ts';
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

/** Reads the numbers, shares and month of a row. */
export function readRow(
  row: number,
  cells: readonly string[],
  places: ReadonlyMap<InputColumn, number>,
  decimalComma: boolean,
  faults: SheetFaults,
): ReadRow {
  const text = (column: InputColumn) => {
    const at = places.get(column);
    return at === undefined ? '' : (cells[at] ?? '');
  };
  const values: Record<string, unknown> = {};
  const wrong = new Set<string>();
  const refuse = (column: InputColumn, expected: string) => {
    wrong.add(column);
    const message = `Expected ${expected}, found "${text(column)}"`;
    faults.add('plan_row_invalid', row, places.get(column), message);
  };
  const isTotal = TOTALS.has(fold(text('channel')).replace(/:$/, ''));
  for (const column of MONEY) {
    if (text(column) === '') continue;
    const value = decimalOfText(text(column), { decimalComma });
    if (value !== undefined) values[column] = value;
    else refuse(column, 'a number such as 1234.56');
  }
  for (const column of RATES) {
    if (text(column) === '' || isTotal) continue;
    // A share is at most 1: no sign in it can be one of thousands.
    const value = decimalOfText(text(column), { decimalComma: text(column).includes(',') });
    if (value !== undefined && Math.abs(Number(value)) <= 1) values[column] = Number(value);
    else refuse(column, 'a share such as 0.032 or 3.2 %');
  }
  const month = monthOfText(text('month'));
  if (month !== undefined) values.month = month;
  else if (text('month') !== '' || (!isTotal && places.has('month')))
    refuse('month', 'a month such as 2026-03, 01.03.2026 or March 2026');
  for (const column of ['channel', 'campaign', 'comment', 'id'] as const)
    if (text(column) !== '') values[column] = text(column);
  if (text('currency') !== '') values.currency = text('currency').toUpperCase();
  return { isTotal, month, values, wrong, text };
}
