import dayjs from 'dayjs';
import isoWeek from 'dayjs/plugin/isoWeek.js';
import utc from 'dayjs/plugin/utc.js';
import { DIMENSIONS, type DimensionKey } from '../../contract/dimensions.ts';

dayjs.extend(utc);
dayjs.extend(isoWeek);

/** Last day of what a time dimension calls by a name; null for what is no such name. */
function lastDayOf(dimension: DimensionKey, name: string): string | null {
  const [, year = '', part = ''] = /^(\d{4})-[WQ]?(\d{2}|\d)/.exec(name) ?? [];
  if (year === '') return null;
  if (dimension === 'day') return name;
  if (dimension === 'month') return day(dayjs.utc(`${year}-${part}-01`).endOf('month'));
  if (dimension === 'quarter')
    return day(
      dayjs
        .utc(`${year}-01-01`)
        .add(Number(part) * 3, 'month')
        .subtract(1, 'day'),
    );
  // The week of 4 January is the first of its year.
  const first = dayjs.utc(`${year}-01-04`).startOf('isoWeek');
  return day(first.add(Number(part), 'week').subtract(1, 'day'));
}

/** Last day that a row can hold: that of the period, or of the least time that the row is of. */
export function lastDay(
  to: string,
  values: Readonly<Partial<Record<DimensionKey, string>>>,
): string {
  const ends = (Object.keys(values) as DimensionKey[])
    .filter((key) => DIMENSIONS[key].of === 'time')
    .map((key) => lastDayOf(key, values[key]!) ?? to);
  return [to, ...ends].sort()[0]!;
}

function day(at: dayjs.Dayjs): string {
  return at.format('YYYY-MM-DD');
}
