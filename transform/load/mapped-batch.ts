import type { Fact, SliceRef } from '@throughline/ingest/contract/fact';
import type { Mapped, Rejection } from '@throughline/ingest/contract/source';
import type { Batch, LogEntry } from '@throughline/ingest/log/event-log';
import type { Books } from './books.ts';
import { SkipCounter, type SkippedRecords } from './skipped-records.ts';
import { emptyStage, type Stage, stageFact } from './stage.ts';
import { stageBlock } from './stage-event.ts';
import { countTests } from './test-records.ts';

/** A record that can be stored. `position` counts the delivery's records from 1. */
export interface MappedRecord {
  readonly position: number;
  readonly facts: readonly Fact[];
}

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

/** Requests and heartbeats of this process wait no longer than this for the mapping. */
const AT_A_STRETCH_MS = 20;

/** Maps every delivery of a batch, once. */
export async function mapBatch(
  batch: Batch,
  map: (entry: LogEntry) => Mapped | Promise<Mapped>,
): Promise<MappedDelivery[]> {
  const deliveries: MappedDelivery[] = [];
  let since = performance.now();
  for (const entry of batch.entries) {
    const mapped = map(entry);
    deliveries.push(ofEntry(entry, mapped instanceof Promise ? await mapped : mapped));
    if (performance.now() - since < AT_A_STRETCH_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  return deliveries;
}

function ofEntry(entry: LogEntry, mapped: Mapped): MappedDelivery {
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

/** Facts of a batch as staged, numbered by ordinals. */
export interface StagedBatch {
  readonly stage: Stage;
  /** Books of each delivery, in the order of the batch, given the ordinals that were stored before. */
  books(known: ReadonlySet<number>): readonly Books[];
}

export function stageBatch(deliveries: readonly MappedDelivery[]): StagedBatch {
  const stage = emptyStage();
  const facts: Fact[] = [];
  const firstSeen = new Map<string, number>();
  const ordinals = deliveries.map(({ records, erased }) => {
    for (const block of erased.blocks) stageBlock(stage, block);
    // Records of one block share its fact; it is staged once a delivery.
    const here = new Map<Fact, number>();
    return records.map((record) =>
      record.facts.map((fact) => {
        const staged = here.get(fact);
        if (staged !== undefined) return staged;
        const ordinal = facts.push(fact) - 1;
        here.set(fact, ordinal);
        if (!firstSeen.has(fact.id)) firstSeen.set(fact.id, ordinal);
        stageFact(stage, fact, ordinal);
        return ordinal;
      }),
    );
  });
  return {
    stage,
    books: (known) =>
      deliveries.map(({ records, rejections, skipped, erased, placeholders }, index) => {
        const isNew = (o: number) => !known.has(o) && firstSeen.get(facts[o]!.id) === o;
        return {
          ...book(ordinals[index]!, facts, isNew),
          rejected: recordsIn(rejections),
          skipped,
          erased: erased.records,
          placeholders,
          tests: countTests(records),
        };
      }),
  };
}

/** A record is a duplicate when every fact of it was stored before it came. */
function book(
  records: readonly (readonly number[])[],
  facts: readonly Fact[],
  isNew: (ordinal: number) => boolean,
): Pick<Books, 'accepted' | 'duplicates' | 'facts'> {
  const fresh = new Set<number>();
  let duplicates = 0;
  for (const ordinals of records) {
    const brought = ordinals.filter(isNew);
    for (const ordinal of brought) fresh.add(ordinal);
    if (ordinals.length > 0 && brought.length === 0) duplicates += 1;
  }
  const counts = { event: 0, entity: 0, slice: 0 };
  for (const ordinal of fresh) counts[facts[ordinal]!.kind] += 1;
  return { accepted: records.length - duplicates, duplicates, facts: counts };
}
