import type { RawDelivery } from '../contract/delivery.ts';
import type { Fact } from '../contract/fact.ts';
import { RecordError } from '../contract/record-error.ts';
import type { LeftOut, Mapped } from '../sources/source.ts';
import { decodeText, mapRecords, type RecordText, rejectDelivery } from './map-records.ts';
import { readJson } from './read-json.ts';

/**
 * Maps the JSON records of a delivery. `unwrap` opens a vendor's envelope around them (a page of its
 * API) and gives undefined where there is none; `one` is as for `mapRecords`.
 */
export function mapJson(
  delivery: RawDelivery,
  unwrap: (value: unknown) => readonly unknown[] | undefined,
  one: (value: unknown) => readonly Fact[] | LeftOut,
): Mapped {
  if (delivery.body.length === 0)
    return rejectDelivery(delivery, new RecordError('body_unreadable', { expected: 'JSON' }));
  const records = readJson(decodeText(delivery.body));
  return mapRecords(
    records.flatMap((record) => unwrapped(record, unwrap)),
    one,
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
