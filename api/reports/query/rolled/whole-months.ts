import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { nextDay, type Period } from '../../period.ts';

dayjs.extend(utc);

/** A period as months that it holds whole, by their first days, and the days around them. */
export interface MonthsAndDays {
  readonly months: readonly string[];
  readonly days: readonly string[];
}

export function wholeMonths({ from, to }: Period): MonthsAndDays {
  const months: string[] = [];
  const days: string[] = [];
  for (let day = from; day <= to; ) {
    // Calendars are looked at for first days alone.
    const last = day.endsWith('-01') ? dayjs.utc(day).endOf('month').format('YYYY-MM-DD') : null;
    if (last !== null && last <= to) {
      months.push(day);
      day = nextDay(last);
    } else {
      days.push(day);
      day = nextDay(day);
    }
  }
  return { months, days };
}

/** The same period in days alone. */
export function noMonths({ from, to }: Period): MonthsAndDays {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return { months: [], days };
}
