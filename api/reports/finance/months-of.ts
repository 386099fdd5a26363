import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { Period } from '../period.ts';

dayjs.extend(utc);

/** A month of the calendar, and the days of it that a period has. */
export interface MonthDays extends Period {
  /** `2026-03`. */
  readonly month: string;
  /** Days of it that the period has, and days that it has altogether. */
  readonly days: number;
  readonly whole: number;
}

/** The months that a period touches, each with the days that lie in it. */
export function monthsOf({ from, to }: Period): readonly MonthDays[] {
  const months: MonthDays[] = [];
  for (
    let at = dayjs.utc(from).startOf('month');
    at.format('YYYY-MM-DD') <= to;
    at = at.add(1, 'month')
  ) {
    const first = at.format('YYYY-MM-DD');
    const last = at.endOf('month').format('YYYY-MM-DD');
    const begins = first < from ? from : first;
    const ends = last > to ? to : last;
    months.push({
      ...{ month: first.slice(0, 7), from: begins, to: ends, whole: at.daysInMonth() },
      days: dayjs.utc(ends).diff(dayjs.utc(begins), 'day') + 1,
    });
  }
  return months;
}

/** Days of a month, `2026-03`. */
export function wholeMonth(month: string): Period {
  const at = dayjs.utc(`${month}-01`);
  return { from: `${month}-01`, to: at.endOf('month').format('YYYY-MM-DD') };
}
