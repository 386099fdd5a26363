import { isDimension } from '@throughline/api/contract/dimensions';
import type { Column, TableRow } from '@throughline/api/contract/table';
import type { TFunction } from 'i18next';
import type { Formatter } from '../format/formatter.ts';
import { NOT_APPLICABLE, UNKNOWN } from '../format/formatter.ts';
import type { MetricValue, Unit } from '../format/metric-value.ts';
import { textOf } from '../i18n/text-of.ts';

/** What cells are written with. */
export interface Writing {
  readonly t: TFunction;
  readonly format: Formatter;
  readonly timezone: string;
}

const UNITS: Readonly<Record<Column['unit'], Unit>> = {
  text: 'text',
  list: 'text',
  money: 'money',
  count: 'count',
  days: 'count',
  ratio: 'ratio',
  percent: 'percent',
};

export function unitOf({ unit }: Pick<Column, 'unit'>): Unit {
  return UNITS[unit];
}

export function isNumber({ unit }: Pick<Column, 'unit'>): boolean {
  return unit !== 'text' && unit !== 'list';
}

function isName({ key, isChannel }: Pick<Column, 'key' | 'isChannel'>): boolean {
  return isChannel === true || isDimension(key);
}

/** A cell as it is written; what is unknown, what there is nothing of, and 0 never look alike. */
export function cellText(
  column: Column,
  { cells, why, atLeast }: TableRow,
  { t, format, timezone }: Writing,
  decimals = 0,
): string {
  const value = cells[column.key];
  if (value === undefined) return NOT_APPLICABLE;
  if (value === null) {
    const known = atLeast?.[column.key];
    if (known !== undefined) return `≥ ${format.value(known, unitOf(column), decimals)}`;
    const reason = why?.[column.key];
    return reason === 'not_applicable' || reason === 'blended' ? NOT_APPLICABLE : UNKNOWN;
  }
  if (Array.isArray(value))
    return value
      .map((part) => textOf(column, String(part), t, format, timezone))
      .join(column.separator ?? ', ');
  // A name that is not set is a row of its own; where another text is empty, there is nothing to say.
  if (value === '' && !isName(column)) return NOT_APPLICABLE;
  if (!isNumber(column)) return textOf(column, String(value), t, format, timezone);
  return format.value(value as MetricValue, unitOf(column), decimals);
}

/** Why a cell has no figure, in words; undefined where it has one. */
export function cellReason(
  column: Column,
  { cells, why }: TableRow,
  label: string,
  t: TFunction,
): string | undefined {
  if (!isNumber(column)) return undefined;
  const value = cells[column.key];
  if (value === undefined) return t('why.not_here', { metric: label });
  if (value !== null) return undefined;
  return t(`why.${why?.[column.key] ?? 'unknown'}`, { metric: label });
}

/** What a row is called: its texts, and numbers that tell it from others, before its first figure. */
export function rowName(
  columns: readonly Column[],
  row: TableRow,
  labelOf: (column: Column) => string,
  writing: Writing,
): string {
  const { t } = writing;
  if (row.isUnattributed) return t('table.unattributed');
  if (row.sum === 'paid') return t('table.paid');
  if (row.sum === 'total') return t('table.all');
  const first = columns.findIndex((column) => !isNumber(column));
  const end = columns.findIndex(
    (column, at) => at > first && isNumber(column) && column.opens !== undefined,
  );
  const names = columns.slice(0, end < 0 ? 1 : Math.max(1, end));
  return names
    .filter(({ key }) => row.cells[key] !== null && row.cells[key] !== undefined)
    .map((column) => {
      const text = cellText(column, row, writing);
      return isNumber(column) ? `${labelOf(column)} ${text}` : text;
    })
    .join(', ');
}
