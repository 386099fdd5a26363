import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { Comparison } from '../contract/terms.ts';
import { ProblemError } from '../problems/problems.ts';

dayjs.extend(utc);

/** Days as `YYYY-MM-DD`, both inclusive, in the business's zone. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const MAX_YEARS = 3;
/** The warehouse holds days from 1970 to 2149; around these there is room for what a period is compared with. */
const [FIRST_DAY, LAST_DAY] = ['1980-01-01', '2100-12-31'];

/** Days as a request names them: the server has put those in that were left out. */
export interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Refuses a period that ends before it begins, is longer than three years or lies where nothing can be stored.
 * @param field the parameter to name.
 */
export function checkPeriod({ from, to }: AskedPeriod, field = 'to'): Period {
  if (from === undefined || to === undefined)
    throw new ProblemError('parameters_invalid', {
      errors: Object.entries({ from, to })
        .filter(([, day]) => day === undefined)
        .map(([field]) => ({ field, message: 'Expected a day such as 2026-03-31' })),
    });
  const strange = Object.entries({ from, to }).filter(
    ([, day]) => day < FIRST_DAY || day > LAST_DAY,
  );
  if (strange.length > 0)
    throw new ProblemError('parameters_invalid', {
      errors: strange.map(([own, day]) => ({
        field: field === 'to' ? own : field,
        message: `Expected a day between ${FIRST_DAY} and ${LAST_DAY}, got ${day}`,
      })),
    });
  if (from > to)
    throw new ProblemError('parameters_invalid', {
      errors: [{ field, message: `Expected a day on or after from (${from}), got ${to}` }],
    });
  const latest = format(dayjs.utc(from).add(MAX_YEARS, 'year').subtract(1, 'day'));
  if (to > latest)
    throw new ProblemError('parameters_invalid', {
      errors: [
        {
          field,
          message: `Expected a period of at most ${MAX_YEARS} years, so ${latest} or before`,
        },
      ],
    });
  return { from, to };
}

/** Longer periods hold every weekday about as often as the year before. */
const MOST_DAYS_BY_WEEKDAY = 31;
/** 52 weeks. */
const YEAR_OF_WEEKS = 364;

/**
 * The period to compare with: `previous` has the same number of days and ends the day before;
 * `year` has the same dates a year earlier (29 February becomes the 28th); `<from>..<to>` is itself.
 * @param byWeekday `year` keeps the weekdays of up to 31 days: it is 364 days before.
 */
export function comparedPeriod(
  { from, to }: Period,
  comparison: Comparison,
  byWeekday = false,
): Period | null {
  const [first, last] = [dayjs.utc(from), dayjs.utc(to)];
  const days = last.diff(first, 'day') + 1;
  if (comparison === 'none') return null;
  if (comparison === 'previous')
    return { from: format(first.subtract(days, 'day')), to: format(first.subtract(1, 'day')) };
  if (comparison !== 'year') {
    const [ownFrom = '', ownTo = ''] = comparison.split('..');
    return checkPeriod({ from: ownFrom, to: ownTo }, 'compare');
  }
  return byWeekday && days <= MOST_DAYS_BY_WEEKDAY
    ? {
        from: format(first.subtract(YEAR_OF_WEEKS, 'day')),
        to: format(last.subtract(YEAR_OF_WEEKS, 'day')),
      }
    : { from: format(first.subtract(1, 'year')), to: format(last.subtract(1, 'year')) };
}

/** What has to be added to a day. */
export interface Shift {
  readonly years: number;
  readonly days: number;
}

export const NO_SHIFT: Shift = { years: 0, days: 0 };

/** What brings the days of the compared period to those of the period: a year, or as many days as lie between. */
export function shiftOf(period: Period, compared: Period): Shift {
  const year = comparedPeriod(period, 'year')!;
  if (year.from === compared.from && year.to === compared.to) return { years: 1, days: 0 };
  return { years: 0, days: dayjs.utc(period.from).diff(dayjs.utc(compared.from), 'day') };
}

/** The so many days that end with `to`. */
export function lastDays(to: string, days: number): Period {
  return { from: format(dayjs.utc(to).subtract(days - 1, 'day')), to };
}

/** The twelve months that end with `to`. */
export function twelveMonths(to: string): Period {
  return { from: nextDay(format(dayjs.utc(to).subtract(1, 'year'))), to };
}

/** The month of `to` up to that day, and the eleven before it. */
export function calendarYear(to: string): Period {
  return { from: format(dayjs.utc(to).startOf('month').subtract(11, 'month')), to };
}

/** The first day of the longest period that ends with `to`. */
export function lastYears(to: string): string {
  return nextDay(format(dayjs.utc(to).subtract(MAX_YEARS, 'year')));
}

export function nextDay(day: string): string {
  return format(dayjs.utc(day).add(1, 'day'));
}

function format(day: dayjs.Dayjs): string {
  return day.format('YYYY-MM-DD');
}
