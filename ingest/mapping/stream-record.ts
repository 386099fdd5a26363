import { RecordError } from '../contract/record-error.ts';
import { shown } from '../contract/shown.ts';
import type { LeftOut } from '../contract/source.ts';
import { epochInstant, type Micros, parseInstant } from '../contract/time.ts';
import { asObject, isObject, type JsonObject } from './json-object.ts';
import { noRecord } from './left-out.ts';
import { parseJson } from './parse-json.ts';
import { isSyncField } from './row-key.ts';

/** A record of the Airbyte protocol 0.3, of Singer 0.3, or of a table that Airbyte wrote, with the differences gone. */
export interface StreamRecord {
  /** Empty in an export of a table, whose rows do not say which stream they are of. */
  readonly stream: string;
  readonly data: JsonObject;
  /** Airbyte's `emitted_at` (ms) or `_airbyte_extracted_at`, or Singer's `time_extracted` (ISO). */
  readonly takenAt?: Micros;
}

/**
 * Reads one line of the protocol, or one row of a table that Airbyte wrote. Any message but a RECORD
 * is no record; what is neither raises `RecordError`. Types are told apart
 * without regard to case.
 */
export function readMessage(value: unknown): StreamRecord | LeftOut {
  const row = isObject(value) && tableRow(value);
  if (row) return row;
  if (!isObject(value) || typeof value.type !== 'string')
    throw unreadable('type', 'an Airbyte or Singer message', value);
  const type = value.type.toUpperCase();
  if (type !== 'RECORD') return noRecord(`${type} message`);
  // Singer names the stream beside the record, Airbyte inside it.
  if (typeof value.stream === 'string') return singerRecord(value, value.stream);
  const record = value.record;
  if (!isObject(record)) throw unreadable('record', 'an object', record);
  if (typeof record.stream !== 'string')
    throw unreadable('record.stream', 'the name of a stream', record.stream);
  if (!isObject(record.data)) throw unreadable('record.data', 'an object', record.data);
  const emitted = record.emitted_at;
  return {
    stream: record.stream,
    data: record.data,
    ...(emitted != null && { takenAt: epochInstant(emitted, 'ms', 'record.emitted_at').at }),
  };
}

/** True for a line of the protocol or a row of Airbyte's: a vendor's own object has neither mark. */
export function isMessage(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (isTableRow(value)) return true;
  const { type, record, stream } = value;
  if (typeof type !== 'string') return false;
  return /^RECORD$/i.test(type)
    ? isObject(record) && (typeof stream === 'string' || 'data' in record)
    : MESSAGE_TYPES.has(type.toUpperCase()) && !('id' in value);
}

const MESSAGE_TYPES: ReadonlySet<string> = new Set([
  ...['STATE', 'LOG', 'TRACE', 'SPEC', 'CATALOG', 'CONNECTION_STATUS', 'CONTROL'],
  ...['SCHEMA', 'ACTIVATE_VERSION', 'BATCH'],
]);

function singerRecord(message: JsonObject, stream: string): StreamRecord {
  const data = message.record;
  if (!isObject(data)) throw unreadable('record', 'an object', data);
  const extracted = message.time_extracted;
  if (extracted == null) return { stream, data };
  return { stream, data, takenAt: isoTime(extracted, 'time_extracted') };
}

function isTableRow(value: JsonObject): boolean {
  return ['_airbyte_data', '_airbyte_raw_id', '_airbyte_ab_id'].some((name) => name in value);
}

/** A row of a raw table (`_airbyte_data` holds the record), or of a table of its columns. */
function tableRow(value: JsonObject): StreamRecord | undefined {
  if (!isTableRow(value)) return undefined;
  const stream = typeof value._airbyte_stream === 'string' ? value._airbyte_stream : '';
  const field = '_airbyte_extracted_at' in value ? '_airbyte_extracted_at' : '_airbyte_emitted_at';
  const taken = value[field];
  const takenAt =
    taken == null || taken === ''
      ? undefined
      : typeof taken === 'number'
        ? epochInstant(taken, 'ms', field).at
        : isoTime(taken, field);
  return { stream, data: tableData(value), ...(takenAt !== undefined && { takenAt }) };
}

function tableData(value: JsonObject): JsonObject {
  const raw = value._airbyte_data;
  if (raw === undefined)
    return Object.fromEntries(Object.entries(value).filter(([name]) => !isSyncField(name)));
  const data = typeof raw === 'string' ? asObject(parsed(raw)) : asObject(raw);
  if (!data) throw unreadable('_airbyte_data', 'an object, or its JSON as text', raw);
  return data;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function isoTime(value: unknown, field: string): Micros {
  if (typeof value !== 'string')
    throw new RecordError('time_unreadable', { field, got: shown(value) });
  return parseInstant(value, { zone: 'UTC', field }).at;
}

function unreadable(field: string, expected: string, got: unknown): RecordError {
  return new RecordError('record_unreadable', {
    field,
    expected,
    got: got === undefined ? 'nothing' : shown(got),
  });
}
