import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { epochInstant, type Micros } from '../../contract/time.ts';
import { skewCorrected } from '../../kit/skew-corrected.ts';

/** Year 2001 in ms: a time below it was written in seconds. */
const EARLIEST = 1e12;

/** When an event happened by our clock: see `skewCorrected`. */
export function occurredAt(at: unknown, sentAt: unknown, receivedAt: Micros): Micros {
  const told = milliseconds(at, 'at');
  const sent =
    sentAt === undefined || sentAt === null ? undefined : milliseconds(sentAt, 'sent_at');
  return skewCorrected(told, sent, receivedAt);
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
