import type { FxRow } from '../../contract/fact.ts';
import { toCurrency } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { calendarDay } from '../../mapping/calendar-day.ts';
import type { RateCells } from './rate-table.ts';

/** One rate: units of `quote` for one unit of `base` on a day. A decimal comma is understood. */
export function readRate(cells: RateCells): FxRow {
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
  return { date, base, quote, rate: withoutZeros(forOne(rate, cells.units)) };
}

/** `81.50` and `81.5` are one rate. */
function withoutZeros(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}

const SCALE = 12;

/** The rate of one unit where the table gives it for several (100 JPY), rounded to 12 digits after the point. */
function forOne(rate: string, units: string): string {
  if (units === '' || /^1(\.0*)?$/.test(units)) return rate;
  if (!/^[1-9]\d{0,6}$/.test(units))
    throw new RecordError('field_invalid', {
      field: 'nominal',
      expected: 'a whole number of units of the base above 0',
      got: units,
    });
  const [whole, fraction = ''] = rate.split('.');
  const scaled = BigInt(whole! + fraction.padEnd(SCALE, '0'));
  const divisor = BigInt(units);
  const one = (2n * scaled + divisor) / (2n * divisor);
  const digits = one.toString().padStart(SCALE + 1, '0');
  const text = `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`;
  if (!/[1-9]/.test(text))
    throw new RecordError('field_invalid', {
      field: 'rate',
      expected: 'a rate that is above 0 for one unit',
      got: rate,
    });
  return text;
}
