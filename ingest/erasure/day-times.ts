import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Between two visits; within one the times of a day come closer. */
const STEP_US = 1_000_000;

/**
 * Other times for those of a person, each on its own day of the zone: the first of a day is its midnight,
 * and what follows keeps its order. Pauses longer than the gap that ends a visit stay such pauses, all
 * others become a second at most. Times are µs since 1970 UTC.
 */
export function dayTimes(
  times: Iterable<number>,
  zone: string,
  sessionGapMinutes: number,
): ReadonlyMap<number, number> {
  const gap = sessionGapMinutes * 60_000_000;
  const others = new Map<number, number>();
  let before: { readonly day: number; readonly at: number; readonly other: number } | undefined;
  for (const at of [...new Set(times)].sort((a, b) => a - b)) {
    const day =
      dayjs(Math.floor(at / 1000))
        .tz(zone)
        .startOf('day')
        .valueOf() * 1000;
    const since = before && before.day === day ? at - before.at : undefined;
    // Never later than it was: a day cannot overflow.
    const other =
      since === undefined
        ? day
        : before!.other + (since > gap ? gap + STEP_US : Math.min(since, STEP_US));
    others.set(at, Math.min(other, at));
    before = { day, at, other: others.get(at)! };
  }
  return others;
}
