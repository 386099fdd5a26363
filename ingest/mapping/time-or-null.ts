import { RecordError } from '../contract/record-error.ts';
import { shown } from '../contract/shown.ts';
import { type Micros, parseInstant } from '../contract/time.ts';
import type { JsonObject } from './json-object.ts';

/**
 * ISO time in a field, µs UTC; absent, null and blank give null.
 * @param zone what the vendor means by a time without an offset; without a zone such a time is refused.
 * @throws RecordError naming the field for what is no time.
 */
export function timeOrNull(object: JsonObject, field: string, zone?: string): Micros | null {
  const value = object[field];
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'string')
    throw new RecordError('time_unreadable', { field, got: shown(value), expected: 'a text' });
  return parseInstant(value, { field, ...(zone && { zone }) }).at;
}

/** Like `timeOrNull`; a record without this time is refused. */
export function requiredTime(object: JsonObject, field: string, zone?: string): Micros {
  const time = timeOrNull(object, field, zone);
  if (time === null) throw new RecordError('field_missing', { field });
  return time;
}
