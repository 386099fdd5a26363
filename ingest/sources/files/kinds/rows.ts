import type { RawDelivery } from '../../../contract/delivery.ts';
import type { Fact } from '../../../contract/fact.ts';
import type { IdentityRules } from '../../../contract/identity.ts';
import type { LeftOut, Mapped } from '../../../contract/source.ts';
import type { Micros } from '../../../contract/time.ts';
import { noRecord } from '../../../mapping/left-out.ts';
import { mapRecords } from '../../../mapping/map-records.ts';
import { SNAPSHOT_HEADERS } from '../../../mapping/snapshot.ts';
import type { FileReading } from '../reading/read-file.ts';
import type { Row } from '../reading/row.ts';
import { CONTINUED, noDataIn, recordsOf } from './records.ts';

/** What a kind makes facts with. */
export interface FileContext {
  readonly delivery: RawDelivery;
  readonly reading: FileReading;
  readonly identity: IdentityRules;
  /** When the file was taken: a version that no column tells is as old as its file. */
  readonly takenAt: Micros;
}

export function takenAtOf({ headers, receivedAt }: RawDelivery): Micros {
  return Number(headers[SNAPSHOT_HEADERS.takenAt] ?? receivedAt);
}

/** Maps each row on its own. */
export function mapRows(
  { delivery, reading }: FileContext,
  one: (row: Row, index: number) => readonly Fact[] | LeftOut,
): Mapped {
  return mapRecords(
    recordsOf(reading),
    (value, _record, index) => {
      const line = value as ReturnType<typeof recordsOf>[number]['value'];
      const none = noDataIn(line);
      if (none !== undefined || line === CONTINUED || line.kind !== 'row')
        return noRecord(none ?? 'line');
      return one(line.row, index);
    },
    delivery.receivedAt,
  );
}

/** All rows of the file, with the index of the record of each. */
export function rowsOf(
  reading: FileReading,
): readonly { readonly row: Row; readonly index: number }[] {
  return recordsOf(reading).flatMap(({ value }, index) =>
    value !== CONTINUED && value.kind === 'row' ? [{ row: value.row, index }] : [],
  );
}
