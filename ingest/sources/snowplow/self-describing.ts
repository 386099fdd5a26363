import { RecordError } from '../../contract/record-error.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';

/** A self-describing JSON: whose it is, what it is called, and what it says. */
export interface SelfDescribing {
  readonly vendor: string;
  readonly name: string;
  readonly data: JsonObject;
}

const SCHEMA = /^iglu:([\w.-]+)\/([\w.-]+)\/[\w.-]+\/[\d-]+$/;

/** The event of `ue_pr` or `ue_px`. */
export function eventIn(record: JsonObject): SelfDescribing {
  const field = record.ue_px == null ? 'ue_pr' : 'ue_px';
  const event = selfDescribing(asObject(jsonIn(record, 'ue_pr', 'ue_px'))?.data);
  if (event) return event;
  throw record[field] == null
    ? new RecordError('field_missing', { field: 'ue_pr', expected: 'ue_pr or ue_px' })
    : new RecordError('field_invalid', { field, expected: 'an event with a schema' });
}

/** The entities that are attached to an event; one that cannot be read is not there. */
export function entitiesOf(record: JsonObject): readonly SelfDescribing[] {
  const told = asObject(jsonIn(record, 'co', 'cx'))?.data;
  return (Array.isArray(told) ? told.slice(0, 500) : []).flatMap(
    (one: unknown) => selfDescribing(one) ?? [],
  );
}

/** Entities of a schema, whoever’s: `product`. */
export function named(entities: readonly SelfDescribing[], name: string): readonly JsonObject[] {
  return entities.flatMap((one) => (one.name === name ? [one.data] : []));
}

function selfDescribing(value: unknown): SelfDescribing | undefined {
  const told = asObject(value);
  const [, vendor, name] = SCHEMA.exec(analyticsText(told?.schema) ?? '') ?? [];
  return vendor && name ? { vendor, name, data: asObject(told!.data) ?? {} } : undefined;
}

function jsonIn(record: JsonObject, plain: string, encoded: string): unknown {
  const text =
    typeof record[encoded] === 'string'
      ? Buffer.from(record[encoded], 'base64url').toString('utf8')
      : record[plain];
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
