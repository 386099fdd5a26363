import { type MoneyMicros, toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { epochInstant, type Micros } from '../../contract/time.ts';
import { type Fields, field } from '../../kit/fields.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { asObject } from '../../mapping/json-object.ts';

/** One record of ECAPI 1.0 with its starred fields checked. */
export interface EcapiRecord {
  readonly dataSet: string;
  readonly id: string | undefined;
  readonly at: Micros;
  /** The event type, or the name of a custom one. */
  readonly type: string;
  readonly user: Fields;
  readonly properties: Fields;
  readonly ext: Fields;
  readonly source: string | undefined;
  readonly valueMicros: MoneyMicros | undefined;
  readonly currency: string | undefined;
}

/** Year 2100 in seconds: a time beyond it was written in milliseconds. */
const LATEST = 4_102_444_800;

/** @throws RecordError for a record without its starred fields, or a value of no currency. */
export function readEcapi(value: unknown): EcapiRecord {
  const record = asObject(value);
  if (!record) throw new RecordError('record_unreadable', { expected: 'an event object' });
  const properties = asObject(record.properties) ?? {};
  const valueMicros = field.money(record, ['value']);
  const currency = field.currency(record, ['currency_code']);
  if (valueMicros !== undefined && currency === undefined)
    throw new RecordError('field_missing', { field: 'currency_code', expected: 'it beside value' });
  return {
    dataSet: needed(record, 'data_set_id'),
    id: analyticsText(record.id, 256),
    at: stamp(record.timestamp),
    type: typeOf(record),
    user: asObject(record.user_data) ?? {},
    properties,
    ext: asObject(record.ext) ?? {},
    source: analyticsText(record.source, 64),
    valueMicros,
    currency,
  };
}

function typeOf(record: Fields): string {
  const type = needed(record, 'event_type').toLowerCase();
  return type === 'custom' ? needed(record, 'custom_event') : type;
}

function needed(record: Fields, name: string): string {
  const text = analyticsText(record[name], 256);
  if (text === undefined) throw new RecordError('field_missing', { field: name });
  return text;
}

function stamp(value: unknown): Micros {
  if (value === undefined || value === null)
    throw new RecordError('field_missing', { field: 'timestamp' });
  const { at } = epochInstant(value, 's', 'timestamp');
  if (at > LATEST * 1_000_000)
    throw new RecordError('time_unreadable', {
      field: 'timestamp',
      expected: 'seconds since 1970 UTC',
      got: shown(value),
    });
  return at;
}

/** An amount of the properties; one that cannot be read is unknown. */
export function amount(fields: Fields, name: string): MoneyMicros | undefined {
  const text = analyticsText(fields[name]);
  if (text === undefined) return undefined;
  try {
    return toMicros(text);
  } catch {
    return undefined;
  }
}
