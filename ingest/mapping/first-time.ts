import type { Micros } from '../contract/time.ts';
import type { JsonObject } from './json-object.ts';
import { timeOrNull } from './time-or-null.ts';

/**
 * The first of these fields that holds a time. Vendors leave the exact time of a state empty (after an
 * import, a change through the API, a state set at creation), and a state must not be lost for want of
 * one: name the next best times after it.
 * @param fields the most exact first.
 */
export function firstTime(
  object: JsonObject,
  fields: readonly string[],
  zone?: string,
): Micros | null {
  for (const field of fields) {
    const time = timeOrNull(object, field, zone);
    if (time !== null) return time;
  }
  return null;
}
