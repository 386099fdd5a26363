import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Days of the world in the business’s zone; times are µs UTC. */
export interface Calendar {
  readonly zone: string;
  readonly days: readonly string[];
  readonly start: number;
  /** First instant that is no longer in the world. */
  readonly end: number;
  startOf(index: number): number;
  indexOf(at: number): number;
  /** Local ISO 8601 text with its offset, whole seconds: `2025-03-10T11:00:00+03:00`. */
  local(at: number): string;
  /** First day of the last `months` calendar months before the end. */
  monthsBeforeEnd(months: number): number;
}

export function calendarOf(from: string, months: number, zone: string): Calendar {
  const first = dayjs.utc(from);
  const until = first.add(months, 'month');
  const days: string[] = [];
  for (let day = first; day.isBefore(until); day = day.add(1, 'day'))
    days.push(day.format('YYYY-MM-DD'));
  const starts = [...days, until.format('YYYY-MM-DD')].map(
    (day) => dayjs.tz(`${day}T00:00:00`, zone).valueOf() * 1000,
  );
  const indexOf = (at: number): number => {
    let index = Math.min(days.length - 1, Math.max(0, Math.floor((at - starts[0]!) / DAY)));
    while (index > 0 && at < starts[index]!) index -= 1;
    while (index < days.length - 1 && at >= starts[index + 1]!) index += 1;
    return index;
  };
  const local = (at: number): string => {
    const index = indexOf(at);
    const offset = Date.parse(`${days[index]}T00:00:00Z`) - starts[index]! / 1000;
    const text = new Date(Math.floor(at / 1000) + offset).toISOString().slice(0, 19);
    const minutes = Math.abs(offset) / 60_000;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${text}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  };
  return {
    zone,
    days,
    start: starts[0]!,
    end: starts.at(-1)!,
    startOf: (index) => starts[index]!,
    indexOf,
    local,
    monthsBeforeEnd: (count) => {
      if (count <= 0) return days.length;
      const day = until.subtract(count, 'month').format('YYYY-MM-DD');
      return Math.max(0, days.indexOf(day));
    },
  };
}

/** ISO 8601 in UTC with milliseconds. */
export function isoUtc(at: number): string {
  return new Date(Math.floor(at / 1000)).toISOString();
}

const WEEK = [0.95, 1.06, 1.05, 1.03, 1.04, 1, 0.87];

/** How busy a day is: week, year (a peak before New Year, a trough in July) and 1.5 % growth a month. */
export function demand(calendar: Calendar, index: number): number {
  const date = new Date(`${calendar.days[index]}T00:00:00Z`);
  const dayOfYear = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000;
  const year = 1 + 0.22 * Math.cos((2 * Math.PI * (dayOfYear - 340)) / 365);
  return WEEK[date.getUTCDay()]! * year * 1.015 ** (index / 30.4);
}
