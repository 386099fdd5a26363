import { sha256 } from '../contract/ids.ts';
import { canonicalJson } from './canonical-json.ts';
import type { JsonObject } from './json-object.ts';

/**
 * Key of a row of a restated block: 64 bits of a hash of everything about it that is no metric. Rows of
 * one key are copies of one row. A value that is absent, null or blank says nothing, and a number and
 * its text are the same, for exporters differ in that.
 */
export function rowKey(segments: JsonObject): string {
  const said = Object.entries(segments).flatMap(([name, value]) => {
    const text = segmentText(value);
    return text === '' ? [] : [[name, text] as const];
  });
  return sha256(canonicalJson(Object.fromEntries(said))).slice(0, 16);
}

function segmentText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return canonicalJson(value);
  return String(value).trim();
}

/** Fields of a record for which `isSegment` holds. */
export function segmentsOf(record: JsonObject, isSegment: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([name]) => isSegment(name)));
}

/** What a sync or a warehouse adds to a vendor's row: it differs between copies of one row. */
export function isSyncField(name: string): boolean {
  return /^(_airbyte|_ab|_sdc|_dlt|_fivetran)_|^(emitted_at|time_extracted)$/i.test(name);
}
