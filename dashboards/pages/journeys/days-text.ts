import type { Formatter } from '../../format/formatter.ts';

/** Days with one digit after the point, the same in a whole column. */
export function daysText(days: number | null, format: Formatter): string {
  return format.value(days === null ? null : Math.round(days * 10) / 10, 'count', 1);
}
