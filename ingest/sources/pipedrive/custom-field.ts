import { isObject, type JsonObject } from '../../mapping/json-object.ts';

export interface CustomField {
  /** Undefined when the field is empty or unknown. */
  readonly value: unknown;
  /** Only of monetary fields. */
  readonly currency: unknown;
}

const EMPTY: CustomField = { value: undefined, currency: undefined };

/**
 * A deal’s custom field by its 40-hex key. v2 keeps it in `custom_fields` as `{type, value,
 * currency?}`, as a bare value or null; v1 beside the deal’s own fields, with the currency of a
 * monetary field under `<key>_currency`.
 */
export function customField(deal: JsonObject, key: string | undefined): CustomField {
  if (!key) return EMPTY;
  const nested = deal.custom_fields;
  const found = isObject(nested) && key in nested ? nested[key] : deal[key];
  if (isObject(found)) return { value: found.value ?? undefined, currency: found.currency };
  return { value: found ?? undefined, currency: deal[`${key}_currency`] };
}
