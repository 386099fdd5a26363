import type { RawDelivery } from '../contract/delivery.ts';
import type { SliceFact, SliceRef } from '../contract/fact.ts';
import { deterministicId } from '../contract/ids.ts';
import { RecordError } from '../contract/record-error.ts';
import type { LeftOut, Mapped } from '../contract/source.ts';
import type { Micros } from '../contract/time.ts';
import { isLeftOut } from './left-out.ts';
import { mapRecords, type RecordText } from './map-records.ts';
import { snapshotOf } from './snapshot.ts';

/** One record of a restated block, read. */
export interface BlockRow<Row> {
  /** Name of the block as `ImportFormat.blockOf` gives it. */
  readonly block: string;
  /** Slice key that the warehouse replaces; the block's name with the account filled in. */
  readonly key: string;
  readonly row: Row;
  /** When the vendor took this record; the newest of the block counts. */
  readonly takenAt?: Micros;
}

export interface SliceMapping<Row> {
  /** The record's row, or why there is nothing to store; raises `RecordError` for bad data. */
  read(value: unknown, record: RecordText, index: number): BlockRow<Row> | LeftOut;
  /** Name of the block even of a record that cannot be read, so that the snapshot's id covers it. */
  blockOf?(value: unknown): string | undefined;
  /** The fact of a block from its good rows. */
  make(envelope: SliceEnvelope, rows: readonly Row[]): SliceFact;
}

export interface SliceEnvelope {
  readonly id: string;
  readonly source: string;
  readonly account: string;
  readonly occurredAt: Micros;
  readonly isTest: boolean;
  readonly kind: 'slice';
  readonly slice: SliceRef;
}

interface Block<Row> {
  readonly raws: string[];
  readonly rows: Row[];
  key?: string;
  fact?: SliceFact;
  takenAt?: Micros;
}

/**
 * Maps records that belong to restated blocks: one slice a block, and every good record of the block
 * carries it. A bad record is rejected and the block is made from the others.
 */
export function mapSlices<Row>(
  delivery: RawDelivery,
  records: readonly RecordText[],
  mapping: SliceMapping<Row>,
): Mapped {
  const blocks = new Map<string, Block<Row>>();
  const outcomes = records.map((record, index) => {
    const outcome = attempt(record, index, mapping);
    const name = blockName(outcome, record, mapping);
    if (name === undefined) return outcome;
    const block = blocks.get(name) ?? { raws: [], rows: [] };
    blocks.set(name, block);
    block.raws.push(record.raw);
    if (outcome instanceof RecordError || isLeftOut(outcome)) return outcome;
    block.key ??= outcome.key;
    block.rows.push(outcome.row);
    if (outcome.takenAt !== undefined)
      block.takenAt = Math.max(block.takenAt ?? 0, outcome.takenAt);
    return outcome;
  });
  return mapRecords(
    records,
    (_value, _record, index) => {
      const outcome = outcomes[index]!;
      if (outcome instanceof RecordError) throw outcome;
      if (isLeftOut(outcome)) return outcome;
      const block = blocks.get(outcome.block)!;
      block.fact ??= factOf(delivery, outcome.block, block, mapping);
      return [block.fact];
    },
    delivery.receivedAt,
  );
}

/** Envelope of the slice fact of one block. */
export function sliceEnvelope(delivery: RawDelivery, slice: SliceRef): SliceEnvelope {
  const { source, account } = delivery;
  return {
    id: deterministicId(source, account, slice.key, slice.snapshotId, slice.part),
    source,
    account,
    occurredAt: slice.snapshotAt,
    isTest: false,
    kind: 'slice',
    slice,
  };
}

function attempt<Row>(
  record: RecordText,
  index: number,
  mapping: SliceMapping<Row>,
): BlockRow<Row> | LeftOut | RecordError {
  if (record.value instanceof RecordError) return record.value;
  try {
    return mapping.read(record.value, record, index);
  } catch (error) {
    if (error instanceof RecordError) return error;
    throw error;
  }
}

function blockName<Row>(
  outcome: BlockRow<Row> | LeftOut | RecordError,
  record: RecordText,
  mapping: SliceMapping<Row>,
): string | undefined {
  if (!(outcome instanceof RecordError)) return isLeftOut(outcome) ? undefined : outcome.block;
  return record.value instanceof RecordError ? undefined : mapping.blockOf?.(record.value);
}

function factOf<Row>(
  delivery: RawDelivery,
  name: string,
  block: Block<Row>,
  mapping: SliceMapping<Row>,
): SliceFact {
  // The id is taken over the block's own name, so that it is the same whether the importer had to
  // split the block (and computed it) or the block came in one piece.
  const ref = snapshotOf(delivery, name, block.raws, block.takenAt);
  return mapping.make(sliceEnvelope(delivery, { ...ref, key: block.key! }), block.rows);
}
