import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { epochInstant, type Micros } from '../../contract/time.ts';

const DAY = 86_400_000_000;

/**
 * Reads a µs stamp of a client's clock. One from more than a day after `receivedAt` is refused with
 * `time_in_future`: it would open sessions that have not happened.
 */
export function eventTime(value: unknown, receivedAt: Micros, field: string): Micros {
  const { at } = epochInstant(value, 'us', field);
  if (at > receivedAt + DAY)
    throw new RecordError('time_in_future', {
      field,
      got: shown(value),
      expected: 'microseconds since 1970 UTC, at most a day after receipt',
    });
  return at;
}
