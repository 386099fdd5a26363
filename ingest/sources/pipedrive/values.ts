import { RecordError } from '../../contract/record-error.ts';
import { epochInstant, type Micros, parseInstant } from '../../contract/time.ts';

/** An object as JSON gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text of a name, number or id; blank and absent give null, which clears the field. */
export function textOrNull(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * A time as either version writes it: ISO 8601 with `Z` (v2), or `YYYY-MM-DD HH:MM:SS`, which
 * Pipedrive means in UTC (v1). Blank and absent give null.
 */
export function timeOrNull(value: unknown, field: string): Micros | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'string')
    throw new RecordError('time_unreadable', { field, got: String(value), expected: 'a text' });
  return parseInstant(value, { zone: 'UTC', field }).at;
}

/** Time of a webhook’s event: ISO text in v2, epoch seconds in v1. */
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

/** Native id as text: a bare number or text, or the object that v1 expands a reference to. */
export function referenceOrNull(value: unknown): string | null {
  return textOrNull(isObject(value) ? (value.value ?? value.id) : value);
}
