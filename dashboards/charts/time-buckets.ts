import type { Day, Period } from '../format/days.ts';
import { addDays } from '../format/days.ts';

/** The dimension of time that a period of so many days is drawn by. */
export type TimeUnit = 'day' | 'week' | 'month';

/** Days, weeks or months as the API names them, with those of their days that are in the period. */
export interface Bucket {
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
}

const MOST_DAYS = 62;
const MOST_WEEKS_DAYS = 400;
const DAY_MS = 86_400_000;

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** So that a line has neither a handful of points nor hundreds. */
export function timeUnit({ from, to }: Period): TimeUnit {
  const days = daysBetween(from, to) + 1;
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_WEEKS_DAYS ? 'week' : 'month';
}

/** All days, weeks or months of a period, also those in which nothing happened. */
export function timeBuckets({ from, to }: Period, unit: TimeUnit): readonly Bucket[] {
  const buckets: { key: string; from: Day; to: Day }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const key = keyOf(day, unit);
    const last = buckets.at(-1);
    if (last?.key === key) last.to = day;
    else buckets.push({ key, from: day, to: day });
  }
  return buckets;
}

function keyOf(day: Day, unit: TimeUnit): string {
  if (unit === 'day') return day;
  return unit === 'month' ? day.slice(0, 7) : isoWeek(day);
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function isoWeek(day: Day): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
