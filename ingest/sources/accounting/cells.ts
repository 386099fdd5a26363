import type { RawDelivery } from '../../contract/delivery.ts';
import { toCurrency, toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { parseInstant } from '../../contract/time.ts';
import { calendarDay } from '../../mapping/calendar-day.ts';
import type { Cells } from './line-table.ts';
import type { AccountingSettings } from './settings.ts';

/** When a line was last changed, µs; a table that does not say is as new as its delivery. */
export function versionOf(
  cells: Cells,
  { receivedAt }: RawDelivery,
  { timezone }: AccountingSettings,
): number {
  const text = cells('updated');
  return text ? parseInstant(text, { zone: timezone, field: 'updated' }).at : receivedAt;
}

/** A text, or null where nothing is said. */
export function textOf(cells: Cells, column: string): string | null {
  return cells(column) || null;
}

/** @throws RecordError where there is none. */
export function required(cells: Cells, column: string): string {
  const text = cells(column);
  if (text) return text;
  throw new RecordError('field_missing', { field: column, expected: 'a text' });
}

/** Micros; a decimal comma is understood. Null where nothing is said. */
export function moneyOf(cells: Cells, column: string): bigint | null {
  const text = cells(column);
  return text ? toMicros(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'), column) : null;
}

export function dayOf(cells: Cells, column: string): string | null {
  const text = cells(column);
  return text ? calendarDay(text, column) : null;
}

/** @throws RecordError where neither the line nor the settings name one. */
export function currencyOf(cells: Cells, { currency }: AccountingSettings): string {
  const text = cells('currency') || currency;
  if (text) return toCurrency(text, 'currency');
  throw new RecordError('field_missing', {
    field: 'currency',
    expected: 'a currency in the line, or the setting currency of the account',
  });
}

/** One of some words. @throws RecordError for another. */
export function wordOf<const Word extends string>(
  cells: Cells,
  column: string,
  words: readonly Word[],
): Word | null {
  const text = cells(column).toLowerCase();
  if (!text) return null;
  const word = words.find((one) => one === text);
  if (word) return word;
  throw new RecordError('field_invalid', { field: column, expected: words.join(', '), got: text });
}
