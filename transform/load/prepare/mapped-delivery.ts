import type { Fact, SliceRef } from '@throughline/ingest/contract/fact';
import type { Mapped, Rejection } from '@throughline/ingest/contract/source';
import type { LogEntry } from '@throughline/ingest/log/event-log';
import { SkipCounter, type SkippedRecords } from '../skipped-records.ts';

/** A record that can be stored. `position` counts the delivery's records from 1. */
export interface MappedRecord {
  readonly position: number;
  readonly facts: readonly Fact[];
}

/** What a delivery says, once. */
export interface MappedDelivery {
  readonly entry: LogEntry;
  readonly records: readonly MappedRecord[];
  readonly rejections: readonly Rejection[];
  readonly skipped: readonly SkippedRecords[];
  /** Records about people who were erased, and the blocks of events that they stood in. */
  readonly erased: { readonly records: number; readonly blocks: readonly SliceRef[] };
  /** See `Mapped`. */
  readonly placeholders: Readonly<Record<string, number>>;
}

export function mappedDelivery(entry: LogEntry, mapped: Mapped): MappedDelivery {
  const records: MappedRecord[] = [];
  const rejections: Rejection[] = [];
  const skips = new SkipCounter();
  const told = new Set<Rejection>();
  const blocks: SliceRef[] = [];
  let erased = 0;
  mapped.records.forEach((record, index) => {
    if ('rejection' in record) {
      if (told.has(record.rejection)) return;
      told.add(record.rejection);
      rejections.push(record.rejection);
    }
    if ('erased' in record) {
      erased += 1;
      blocks.push(...record.erased);
    }
    if ('skipped' in record) skips.add(record.skipped);
    else if ('facts' in record) records.push({ position: index + 1, facts: record.facts });
  });
  const { placeholders = {} } = mapped;
  return {
    ...{ entry, records, rejections, placeholders },
    skipped: skips.counts(),
    erased: { records: erased, blocks },
  };
}

/** How many records these rejections stand for. */
export function recordsIn(rejections: readonly Rejection[]): number {
  return rejections.reduce((total, { records }) => total + records, 0);
}
