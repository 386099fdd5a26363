import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { epochInstant, type Micros, parseInstant } from '../../contract/time.ts';
import { isObject, type JsonObject } from '../../mapping/json-object.ts';
import { noRecord } from '../../mapping/left-out.ts';
import type { LeftOut } from '../source.ts';

/** A RECORD of the Airbyte protocol 0.3 or of Singer 0.3, with the differences gone. */
export interface StreamRecord {
  readonly stream: string;
  readonly data: JsonObject;
  /** Airbyte's `emitted_at` (ms) or Singer's `time_extracted` (ISO). */
  readonly takenAt?: Micros;
}

/**
 * Reads one line of the protocol. Anything but a RECORD (STATE, LOG, SCHEMA …) is the protocol's own and no record; what is
 * no message at all raises `RecordError`. Types are told apart without regard to case.
 */
export function readMessage(value: unknown): StreamRecord | LeftOut {
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

function singerRecord(message: JsonObject, stream: string): StreamRecord {
  const data = message.record;
  if (!isObject(data)) throw unreadable('record', 'an object', data);
  const extracted = message.time_extracted;
  if (extracted == null) return { stream, data };
  if (typeof extracted !== 'string')
    throw new RecordError('time_unreadable', { field: 'time_extracted', got: shown(extracted) });
  const { at } = parseInstant(extracted, { zone: 'UTC', field: 'time_extracted' });
  return { stream, data, takenAt: at };
}

function unreadable(field: string, expected: string, got: unknown): RecordError {
  return new RecordError('record_unreadable', {
    field,
    expected,
    got: got === undefined ? 'nothing' : shown(got),
  });
}
