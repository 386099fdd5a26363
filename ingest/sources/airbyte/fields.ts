import { toCurrency } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { calendarDay } from '../../mapping/calendar-day.ts';
import type { JsonObject } from '../../mapping/json-object.ts';

/** First of the names that is present and not null. Airbyte and Singer spell the same field differently. */
export function pick(data: JsonObject, ...names: readonly string[]): unknown {
  for (const name of names) if (data[name] != null) return data[name];
  return undefined;
}

/** A name or an id as text, cut to what the contract keeps; absent is empty. */
export function label(value: unknown, length: number): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value).trim().slice(0, length);
}

/** A count given as a number or as digits (`12`, `"12"`, `"12.0"`); absent is 0, for platforms leave zeros out. */
export function count(value: unknown, field: string): number {
  if (value === undefined || value === '') return 0;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
  throw new RecordError('field_invalid', {
    field,
    expected: 'a count of 0 or more',
    got: shown(value),
  });
}

const DAY = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00:00(?:\.0+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Day in the account's own zone: the date as written; Singer appends a midnight that means nothing. */
export function accountDay(value: unknown, field: string): string {
  if (value === undefined)
    throw new RecordError('field_missing', { field, expected: 'a day, YYYY-MM-DD' });
  const text = shown(value).trim();
  const day = DAY.exec(text)?.[1];
  return calendarDay(day ?? text, field);
}

/** The currency that the row or its account states, else the configured one. */
export function rowCurrency(
  value: unknown,
  configured: string | undefined,
  field: string,
  setting: string,
): string {
  if (value !== undefined) return toCurrency(value, field);
  if (configured) return configured;
  throw new RecordError('field_missing', {
    field,
    expected: `a currency in the row or in another record of its account, or \`${setting}\` in the settings`,
  });
}
