import type { RawDelivery } from '../contract/delivery.ts';
import type { Fact } from '../contract/fact.ts';
import { RecordError } from '../contract/record-error.ts';
import type { LeftOut, Mapped } from '../contract/source.ts';
import { isLeftOut, skip } from './left-out.ts';
import { decodeText, mapRecords, type RecordText, rejectDelivery } from './map-records.ts';
import { readJson } from './read-json.ts';
import { isMessage, readMessage } from './stream-record.ts';

export interface JsonMapping {
  /** Opens a vendor's envelope around objects (a page of its API); undefined where there is none. */
  unwrap(value: unknown): readonly unknown[] | undefined;
  /** Streams of the vendor's Airbyte connectors and Singer taps whose records are the same objects. */
  readonly streams: readonly string[];
}

/**
 * Maps the JSON records of a delivery: the vendor's objects as they are, in an envelope, or as RECORD
 * lines of Airbyte and Singer. `one` is as for `mapRecords`.
 */
export function mapJson(
  delivery: RawDelivery,
  { unwrap, streams }: JsonMapping,
  one: (value: unknown) => readonly Fact[] | LeftOut,
): Mapped {
  if (delivery.body.length === 0)
    return rejectDelivery(delivery, new RecordError('body_unreadable', { expected: 'JSON' }));
  const records = readJson(decodeText(delivery.body));
  return mapRecords(
    records.flatMap((record) => (isMessage(record.value) ? [record] : unwrapped(record, unwrap))),
    (value) => {
      if (!isMessage(value)) return one(value);
      const message = readMessage(value);
      if (isLeftOut(message)) return message;
      const { stream, data } = message;
      if (stream === '' || streams.includes(stream)) return one(data);
      return skip(
        'stream_unmapped',
        `stream ${stream} has no map; streams that have one: ${streams.join(', ')}`,
        stream,
      );
    },
    delivery.receivedAt,
  );
}

/** The records inside one, each with its own text; itself where it is no envelope. */
export function unwrapped(
  record: RecordText,
  unwrap: (value: unknown) => readonly unknown[] | undefined,
): readonly RecordText[] {
  if (record.value instanceof RecordError) return [record];
  return (
    unwrap(record.value)?.map((value) => ({ raw: JSON.stringify(value) ?? '', value })) ?? [record]
  );
}
