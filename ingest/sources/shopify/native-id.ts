import { RecordError } from '../../contract/record-error.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';

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
