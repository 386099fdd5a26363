import { RecordError } from '../../contract/record-error.ts';
import { epochInstant, type Micros, parseInstant } from '../../contract/time.ts';
import type { JsonObject } from '../../mapping/json-object.ts';

/** Time of a webhook’s event, from its `meta`: ISO text in v2, epoch seconds in v1. */
export function eventTime(meta: JsonObject): Micros {
  if (meta.timestamp_micro !== undefined)
    return epochInstant(meta.timestamp_micro, 'us', 'meta.timestamp_micro').at;
  const time = meta.timestamp;
  if (typeof time === 'string' && !/^\d+$/.test(time))
    return parseInstant(time, { zone: 'UTC', field: 'meta.timestamp' }).at;
  if (time === undefined || time === null)
    throw new RecordError('field_missing', { field: 'meta.timestamp' });
  return epochInstant(time, 's', 'meta.timestamp').at;
}
