import { RecordError } from '@throughline/ingest/contract/record-error';
import type { Rejection } from '@throughline/ingest/contract/source';
import { rawOf } from '@throughline/ingest/mapping/map-records';
import { wellFormed } from '@throughline/ingest/mapping/well-formed';
import { mayBeOfRecord } from '../warehouse/may-be-of-record.ts';
import type { MappedDelivery, MappedRecord } from './prepare/mapped-delivery.ts';

export interface Storing {
  /** Stores records; may be called again with the same ones. */
  store(deliveries: readonly MappedDelivery[]): Promise<unknown>;
  /**
   * Does all that `store` does with records that are known to be good. Where this fails, the fault is not
   * in the records.
   */
  control(): Promise<unknown>;
}

/**
 * Finds the records that the warehouse refuses, by halving. A record is refused when it fails alone,
 * twice, while the control goes well before and after: what hits every record alike is an outage, and
 * must never turn good data into bad rows.
 * @returns the deliveries without them, each of them a rejection instead.
 * @throws the error of the control, or one that cannot be a record's.
 */
export async function withoutUnstorable(
  deliveries: readonly MappedDelivery[],
  { store, control }: Storing,
): Promise<readonly MappedDelivery[]> {
  await control();
  const all = deliveries.flatMap((delivery) =>
    delivery.records.map((record) => ({ delivery, record })),
  );
  const refused = new Map<MappedRecord, unknown>();
  const failure = async (some: typeof all): Promise<unknown> => {
    try {
      await store(some.map(({ delivery, record }) => ({ ...delivery, records: [record] })));
      return undefined;
    } catch (error) {
      if (!mayBeOfRecord(error)) throw error;
      return error ?? new Error('The warehouse gave no reason.');
    }
  };
  const search = async (some: typeof all): Promise<void> => {
    if (some.length === 0) return;
    const error = await failure(some);
    if (error === undefined) return;
    if (some.length === 1) {
      await control();
      if ((await failure(some)) !== undefined) refused.set(some[0]!.record, error);
      return;
    }
    const middle = Math.ceil(some.length / 2);
    await search(some.slice(0, middle));
    await search(some.slice(middle));
  };
  await search(all);
  if (refused.size > 0) await control();
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
  const raw = rawOf(entry.delivery);
  return wellFormed({ code, message, detail, position, raw, records: 1 });
}
