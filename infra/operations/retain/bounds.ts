import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import type { Retention } from '../../config/retention-schema.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Before when (µs since 1970 UTC) events expire, and since when people have to have been silent; undefined: never. */
export interface Bounds {
  readonly events: number | undefined;
  readonly people: number | undefined;
}

/**
 * Whole months expire, of the zone in which reports have them: a month that is there is there in full, and the log is
 * read through once a month. @param now µs since 1970 UTC.
 */
export function boundsOf(
  { events, peopleInactive }: Pick<Retention, 'events' | 'peopleInactive'>,
  now: number,
  zone: string,
): Bounds {
  const monthBefore = (days: number | null) =>
    days === null
      ? undefined
      : dayjs(now / 1000)
          .tz(zone)
          .subtract(days, 'day')
          .startOf('month')
          .valueOf() * 1000;
  return { events: monthBefore(events), people: monthBefore(peopleInactive) };
}
