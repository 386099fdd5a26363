import { DELIVERY_LIMITS, sizeOfDelivery } from '../contract/limits.ts';
import type { FileRecord } from './file-record.ts';
import { ImportError } from './import-error.ts';

/** What a record, or several joined by line feeds, adds to a delivery. */
export interface RecordSize {
  readonly bytes: number;
  readonly records: number;
  readonly values: number;
}

export const NOTHING: RecordSize = { bytes: 0, records: 0, values: 0 };

/**
 * Size of one record of a file. One that is an envelope around others counts as those.
 * @throws ImportError `record_too_large` for one that no delivery may hold.
 */
export function recordSize({ bytes, line }: FileRecord): RecordSize {
  const { records, values } = sizeOfDelivery(bytes);
  const most = DELIVERY_LIMITS.batch;
  if (records > most.records || values > most.values)
    throw new ImportError('record_too_large', {
      line,
      expected: `at most ${most.records} records and ${most.values} values in one object`,
    });
  return { bytes: bytes.length, records, values };
}

/** Size of two pieces with a line feed between them. */
export function joined(a: RecordSize, b: RecordSize): RecordSize {
  return {
    bytes: a.bytes + 1 + b.bytes,
    records: a.records + b.records,
    values: a.values + b.values,
  };
}

export function isWithin(size: RecordSize, most: RecordSize): boolean {
  return size.bytes <= most.bytes && size.records <= most.records && size.values <= most.values;
}
