import { analyticsText } from '../../mapping/analytics-text.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import { asObject } from '../../mapping/json-object.ts';

/** The value of a BigQuery parameter, whichever of its members is set; text for integers. */
function setMember(value: unknown): unknown {
  const members = asObject(value);
  if (!members) return undefined;
  return (
    members.string_value ??
    members.int_value ??
    members.double_value ??
    members.float_value ??
    undefined
  );
}

/** `event_params` by key; the first of repeated keys counts. Absent, null and unreadable entries are left out. */
export function readEventParams(params: unknown): ReadonlyMap<string, unknown> {
  const read = new Map<string, unknown>();
  if (!Array.isArray(params)) return read;
  for (const entry of params) {
    const param = asObject(entry);
    const key = param?.key;
    if (typeof key === 'string' && !read.has(key)) read.set(key, setMember(param?.value));
  }
  return read;
}

/**
 * Text that is equal for equal parameters, however they were exported: in any order, members null
 * (`bq query`) or omitted (`bq extract`), integers as text or as numbers.
 */
export function canonicalParams(params: unknown): string {
  return canonicalJson(
    [...readEventParams(params)]
      .map(([key, value]) => [key, analyticsText(value, Number.MAX_SAFE_INTEGER) ?? ''])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  );
}
