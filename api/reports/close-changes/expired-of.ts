import { expiredBefore } from '@throughline/transform/retain/expired-before';
import type { RowReader } from '@throughline/transform/warehouse/warehouse';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Touches that a sale of a month may stand on are at most so old: the longest lookback there is. */
const LONGEST_LOOKBACK_DAYS = 730;

/**
 * The day before which events, or people who had fallen silent, have expired, where a month that begins on `from` may
 * stand on them; else null.
 */
export async function expiredOf(
  reader: RowReader,
  from: string,
  zone: string,
): Promise<string | null> {
  const { events, people } = await expiredBefore(reader);
  const at = Math.max(events ?? 0, people ?? 0);
  if (at === 0) return null;
  const before = dayjs(at / 1000).tz(zone);
  return before.add(LONGEST_LOOKBACK_DAYS, 'day').format('YYYY-MM-DD') > from
    ? before.format('YYYY-MM-DD')
    : null;
}
