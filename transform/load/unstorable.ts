import { RecordError } from '@throughline/ingest/contract/record-error';
import { decodeText } from '@throughline/ingest/mapping/map-records';
import type { Rejection } from '@throughline/ingest/sources/source';
import type { MappedDelivery, MappedRecord } from './mapped-batch.ts';

/**
 * Engine errors (by their numbers) that a value can cause. Every other error says nothing of the data:
 * an outage or a fault of ours must never turn a record into a bad row.
 */
const VALUE_ERRORS: Readonly<Record<string, string>> = {
  6: 'CANNOT_PARSE_TEXT',
  26: 'CANNOT_PARSE_QUOTED_STRING',
  27: 'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
  38: 'CANNOT_PARSE_DATE',
  41: 'CANNOT_PARSE_DATETIME',
  53: 'TYPE_MISMATCH',
  69: 'ARGUMENT_OUT_OF_BOUND',
  70: 'CANNOT_CONVERT_TYPE',
  72: 'CANNOT_PARSE_NUMBER',
  117: 'INCORRECT_DATA',
  130: 'CANNOT_READ_ARRAY_FROM_TEXT',
  131: 'TOO_LARGE_STRING_SIZE',
  321: 'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE',
  349: 'CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN',
  376: 'CANNOT_PARSE_UUID',
  407: 'DECIMAL_OVERFLOW',
  467: 'CANNOT_PARSE_BOOL',
};

export function isValueError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code in VALUE_ERRORS;
}

/**
 * Finds the records that the warehouse refuses, by halving. `store` stores records; it may be called
 * again with the same ones.
 * @returns the deliveries without them, each of them a rejection instead.
 */
export async function withoutUnstorable(
  deliveries: readonly MappedDelivery[],
  store: (deliveries: readonly MappedDelivery[]) => Promise<unknown>,
): Promise<readonly MappedDelivery[]> {
  const all = deliveries.flatMap((delivery) =>
    delivery.records.map((record) => ({ delivery, record })),
  );
  const refused = new Map<MappedRecord, unknown>();
  const search = async (some: typeof all): Promise<void> => {
    if (some.length === 0) return;
    try {
      await store(some.map(({ delivery, record }) => ({ ...delivery, records: [record] })));
    } catch (error) {
      if (!isValueError(error)) throw error;
      if (some.length === 1) {
        refused.set(some[0]!.record, error);
        return;
      }
      const middle = Math.ceil(some.length / 2);
      await search(some.slice(0, middle));
      await search(some.slice(middle));
    }
  };
  await search(all);
  return deliveries.map((delivery) => ({
    ...delivery,
    records: delivery.records.filter((record) => !refused.has(record)),
    rejections: [
      ...delivery.rejections,
      ...delivery.records
        .filter((record) => refused.has(record))
        .map((record) => rejection(delivery, record, refused.get(record))),
    ],
  }));
}

function rejection(
  { entry }: MappedDelivery,
  { position }: MappedRecord,
  cause: unknown,
): Rejection {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const { code, message, detail } = new RecordError('record_unstorable', { got: reason });
  return { code, message, detail, position, raw: decodeText(entry.delivery.body) };
}
