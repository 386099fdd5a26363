import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import { RecordError } from './record-error.ts';
import { shown } from './shown.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Microseconds since 1970-01-01 UTC. A safe integer until the year 2255. */
export type Micros = number;

export type Precision = 'us' | 'ms' | 's' | 'day';

export interface Instant {
  readonly at: Micros;
  readonly precision: Precision;
}

const DAY_SECONDS = 86_400;

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads an ISO 8601 date or time. A text without an offset is local time in `zone` (IANA name);
 * without a `zone` it is refused, because a naive time has no meaning of its own. A date alone is its
 * midnight, in UTC where there is no zone.
 * @throws RecordError for other texts and for days and clocks that do not exist.
 */
export function parseInstant(
  text: string,
  options: { zone?: string; field?: string } = {},
): Instant {
  const parts = ISO.exec(text.trim());
  if (!parts) throw timeError(text, 'a date or time in ISO 8601', options.field);
  const [, year, month, day, hour, minute, second, fraction, offset] = parts;
  const date = `${year}-${month}-${day}`;
  const clock = `${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}`;
  const seconds = epochSeconds(date, clock, offset, options.zone, hour !== undefined);
  if (seconds === undefined)
    throw timeError(
      text,
      'an existing date with an offset or a configured time zone',
      options.field,
    );
  const micros = Number((fraction ?? '').padEnd(6, '0').slice(0, 6));
  const precision =
    hour === undefined ? 'day' : !fraction ? 's' : fraction.length > 3 ? 'us' : 'ms';
  return { at: seconds * 1_000_000 + micros, precision };
}

function epochSeconds(
  date: string,
  clock: string,
  offset: string | undefined,
  zone: string | undefined,
  hasClock: boolean,
): number | undefined {
  const asUtc = Date.parse(`${date}T${clock}Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== date) return undefined;
  if (offset) {
    const colon =
      offset === 'Z'
        ? 'Z'
        : offset.length === 5
          ? `${offset.slice(0, 3)}:${offset.slice(3)}`
          : offset;
    return Date.parse(`${date}T${clock}${colon}`) / 1000;
  }
  if (zone) return localSeconds(asUtc / 1000, zone);
  return hasClock ? undefined : asUtc / 1000;
}

/**
 * Seconds since 1970 UTC of a local clock, itself given as if it were UTC. Where clocks were set back
 * a local time occurs twice and the first is meant; where they were set forward it never occurred and
 * is read by the offset before the change (the "compatible" rule of ECMAScript's Temporal).
 */
function localSeconds(clock: number, zone: string): number {
  const offsetAt = (seconds: number) =>
    dayjs
      .utc(seconds * 1000)
      .tz(zone)
      .utcOffset() * 60;
  const before = offsetAt(clock - DAY_SECONDS);
  const first = clock - before;
  if (offsetAt(first) === before) return first;
  const after = offsetAt(clock + DAY_SECONDS);
  return offsetAt(clock - after) === after ? clock - after : first;
}

/** Reads an epoch number given as number or digits. `unit` says what the vendor counts in. */
export function epochInstant(value: unknown, unit: 'us' | 'ms' | 's', field?: string): Instant {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw timeError(shown(value), `an epoch time in ${unit}`, field);
  const scale = { us: 1, ms: 1_000, s: 1_000_000 }[unit];
  return { at: number * scale, precision: unit };
}

/** `YYYY-MM-DD` of an instant in a zone (default UTC). */
export function dayOf(at: Micros, zone = 'UTC'): string {
  const time = dayjs.utc(Math.floor(at / 1000));
  return (zone === 'UTC' ? time : time.tz(zone)).format('YYYY-MM-DD');
}

function timeError(got: string, expected: string, field?: string): RecordError {
  return new RecordError('time_unreadable', { got, expected, ...(field && { field }) });
}
