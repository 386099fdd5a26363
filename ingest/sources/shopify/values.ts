import { RecordError } from '../../contract/record-error.ts';
import { type Micros, parseInstant } from '../../contract/time.ts';

/** An object as JSON gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; a list that is absent or null is empty. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textOrNull(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Shopify’s times carry the shop’s offset. */
export function timeOrNull(object: JsonObject, field: string): Micros | null {
  const value = object[field];
  if (value === null || value === undefined || value === '') return null;
  return parseInstant(String(value), { field }).at;
}

export function requiredTime(object: JsonObject, field: string): Micros {
  const time = timeOrNull(object, field);
  if (time === null) throw new RecordError('field_missing', { field });
  return time;
}

/**
 * Native id as text. The ids of Shopify’s test notifications exceed what a JSON number holds
 * exactly; their digits are then taken from the GraphQL id beside it.
 */
export function nativeId(object: JsonObject, field = 'id'): string {
  const id = object[field];
  if (typeof id === 'number' && !Number.isSafeInteger(id)) {
    const exact = field === 'id' && globalId(object.admin_graphql_api_id);
    if (exact) return exact;
    throw new RecordError('field_invalid', { field, expected: 'an integer id', got: String(id) });
  }
  const text = textOrNull(id);
  if (!text) throw new RecordError('field_missing', { field });
  return text;
}

/** `5678` of `gid://shopify/Order/5678`. */
export function globalId(gid: unknown): string | undefined {
  return typeof gid === 'string' ? /\/(\d+)$/.exec(gid)?.[1] : undefined;
}
