import type { Fact } from '@throughline/ingest/contract/fact';
import { deterministicId } from '@throughline/ingest/contract/ids';
import type { Rejection } from '@throughline/ingest/contract/source';
import { fileLineOf } from '@throughline/ingest/importing/file-lines';
import type { LogEntry } from '@throughline/ingest/log/event-log';
import { dateTime64 } from '../warehouse/date-time.ts';
import type { SkippedRecords } from './skipped-records.ts';
import type { TestRecords } from './test-records.ts';

/** What one delivery brought, counted in the vendors' records and in facts. */
export interface Books {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly skipped: readonly SkippedRecords[];
  /** Records about people who were erased. */
  readonly erased: number;
  /** Texts that identify nobody and were dropped, by the type of identifier. */
  readonly placeholders: Readonly<Record<string, number>>;
  /** Of the accepted and the duplicates those that count for nothing. */
  readonly tests: readonly TestRecords[];
  readonly facts: Readonly<Record<Fact['kind'], number>>;
}

export const DELIVERY_COLUMNS = [
  'id',
  'source',
  'account',
  'import_id',
  'partition',
  'offset',
  'received_at',
  'bytes',
  'accepted',
  'duplicates',
  'rejected',
  'skipped',
  'skips',
  'erased',
  'tests',
  'placeholders',
  'events',
  'entities',
  'slices',
  'load',
  'loaded_at',
] as const;

/**
 * Row of `deliveries`: records read = accepted + duplicates + rejected + skipped + erased.
 * @param now µs since 1970 UTC.
 */
export function deliveryRow(
  { delivery, partition, offset }: LogEntry,
  books: Books,
  load: string,
  now: number,
) {
  return [
    delivery.id,
    delivery.source,
    delivery.account,
    delivery.headers['throughline-import-id'] ?? '',
    partition,
    offset,
    dateTime64(delivery.receivedAt),
    delivery.body.byteLength,
    books.accepted,
    books.duplicates,
    books.rejected,
    books.skipped.reduce((total, { records }) => total + records, 0),
    books.skipped.map(({ group, ...rest }) => ({ subject: group, ...rest })),
    books.erased,
    books.tests,
    books.placeholders,
    books.facts.event,
    books.facts.entity,
    books.facts.slice,
    load,
    dateTime64(now),
  ];
}

export const BAD_ROW_COLUMNS = [
  'id',
  'source',
  'account',
  'delivery_id',
  'partition',
  'offset',
  'position',
  'line',
  'received_at',
  'code',
  'message',
  'field',
  'expected',
  'raw',
  'records',
  'status',
  'updated_at',
] as const;

/**
 * Row of `bad_rows`. The same bytes rejected twice are one row; of a record that the warehouse refused
 * only its whole delivery is known as bytes, so its place tells it from its neighbours.
 * @param now µs since 1970 UTC.
 */
export function badRow(
  { delivery, partition, offset }: LogEntry,
  { code, message, detail, position, raw, records }: Rejection,
  now: number,
) {
  const { source, account, endpoint } = delivery;
  const place = code === 'record_unstorable' ? [String(position)] : [];
  return [
    deterministicId('bad_row', source, account, endpoint, raw, ...place),
    source,
    account,
    delivery.id,
    partition,
    offset,
    position,
    fileLineOf(delivery.headers, position) ?? 0,
    dateTime64(delivery.receivedAt),
    code,
    message,
    detail.field ?? '',
    detail.expected ?? '',
    raw,
    records,
    'open',
    dateTime64(now),
  ];
}
