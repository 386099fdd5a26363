import type { FxRow } from '../../contract/fact.ts';
import { toCurrency } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { calendarDay } from '../../mapping/calendar-day.ts';
import type { RateColumn } from './rate-table.ts';

/** One rate: units of `quote` for one unit of `base` on a day. A decimal comma is understood. */
export function readRate(cells: Readonly<Record<RateColumn, string>>): FxRow {
  const date = calendarDay(cells.date, 'date');
  const base = toCurrency(cells.base, 'base');
  const quote = toCurrency(cells.quote, 'quote');
  if (base === quote)
    throw new RecordError('field_invalid', {
      field: 'quote',
      expected: 'a currency other than the base',
      got: quote,
    });
  const rate = cells.rate.replace(',', '.');
  if (!/^\d{1,12}(\.\d{1,12})?$/.test(rate) || /^[0.]+$/.test(rate))
    throw new RecordError('field_invalid', {
      field: 'rate',
      expected: 'a decimal above 0 with at most 12 digits on either side of the point',
      got: cells.rate,
    });
  return { date, base, quote, rate };
}
