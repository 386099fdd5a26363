import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { epochInstant, type Micros } from '../../contract/time.ts';

const MINUTE = 60_000_000;
/** A smaller difference is the way of the request, a larger one is no clock. */
const SMALLEST = 5 * MINUTE;
const LARGEST = 24 * 60 * MINUTE;
/** Year 2001 in ms: a time below it was written in seconds. */
const EARLIEST = 1e12;

/**
 * When an event happened by our clock. A browser’s clock may be wrong by hours; by how much says the moment at
 * which it sent the event. Whole minutes are added, so that an event sent again keeps its time.
 */
export function occurredAt(at: unknown, sentAt: unknown, receivedAt: Micros): Micros {
  const told = milliseconds(at, 'at');
  if (sentAt === undefined || sentAt === null) return told;
  const skew = receivedAt - milliseconds(sentAt, 'sent_at');
  const size = Math.abs(skew);
  return size < SMALLEST || size > LARGEST ? told : told + Math.round(skew / MINUTE) * MINUTE;
}

function milliseconds(value: unknown, field: string): Micros {
  if (value === undefined || value === null) throw new RecordError('field_missing', { field });
  const { at } = epochInstant(value, 'ms', field);
  if (at < EARLIEST * 1000)
    throw new RecordError('time_unreadable', {
      field,
      expected: 'milliseconds since 1970 UTC',
      got: shown(value),
    });
  return at;
}
