import type { Fact } from '@throughline/ingest/contract/fact';
import type { Rejection } from '@throughline/ingest/contract/source';
import type { TrafficTuple } from '../../channels/traffic-key.ts';
import { encodeRows } from '../../warehouse/row-binary/encode-rows.ts';
import type { InsertedRows } from '../../warehouse/warehouse.ts';
import type { Books } from '../books.ts';
import type { SkippedRecords } from '../skipped-records.ts';
import { emptyStage, type Stage, stageFact } from '../stage.ts';
import { STAGE_COLUMNS } from '../stage-columns.ts';
import { countTests, type TestRecords } from '../test-records.ts';
import { type BatchLayout, LayoutWriter, storedBooks } from './batch-layout.ts';
import { type MappedDelivery, recordsIn } from './mapped-delivery.ts';

export type StageTable = keyof typeof STAGE_COLUMNS;
export const STAGE_TABLES = Object.keys(STAGE_COLUMNS) as StageTable[];

/** Rows on their way into the staging tables. */
export interface StagedRows {
  readonly rows: Readonly<Record<StageTable, InsertedRows>>;
  /** Ways of coming that the batch mentions, by their key. */
  readonly tuples: ReadonlyMap<string, TrafficTuple>;
  /** Span of the events' times in µs, for pruning. */
  readonly span: { readonly from: number; readonly to: number };
}

/** What is told of a delivery whatever was stored before. */
export interface DeliveryNotes {
  readonly rejections: readonly Rejection[];
  readonly skipped: readonly SkippedRecords[];
  readonly placeholders: Readonly<Record<string, number>>;
  readonly tests: readonly TestRecords[];
}

/** A batch that is mapped and laid out as it will be staged. */
export interface PreparedBatch {
  readonly staged: StagedRows;
  readonly notes: readonly DeliveryNotes[];
  readonly layout: BatchLayout;
}

/** @param load see `loadNumber`. */
export function prepare(load: string, deliveries: readonly MappedDelivery[]): PreparedBatch {
  const stage = emptyStage(load);
  const layout = new LayoutWriter();
  for (const { records } of deliveries) {
    // Records of one block share its fact; it is staged once a delivery.
    const here = new Map<Fact, number>();
    const ordinalOf = (fact: Fact) => {
      const known = here.get(fact);
      if (known !== undefined) return known;
      const ordinal = layout.fact(fact);
      here.set(fact, ordinal);
      stageFact(stage, fact, ordinal);
      return ordinal;
    };
    layout.delivery(records.map(({ facts }) => facts.map(ordinalOf)));
  }
  return { staged: stagedRows(stage), notes: deliveries.map(notesOf), layout: layout.done() };
}

export function stagedRows(stage: Stage): StagedRows {
  const { tuples, span, blocks: _, load: _load, ...rows } = stage;
  return { rows, tuples, span };
}

function notesOf(delivery: MappedDelivery): DeliveryNotes {
  const { records, rejections, skipped, placeholders } = delivery;
  return { rejections, skipped, placeholders, tests: countTests(records) };
}

/**
 * The same batch with its rows as bytes, which can be handed from thread to thread.
 * @throws TypeError for a value that its column does not hold.
 */
export function encoded({ staged, ...rest }: PreparedBatch): PreparedBatch {
  const rows = {} as Record<StageTable, InsertedRows>;
  for (const table of STAGE_TABLES) {
    const given = staged.rows[table];
    rows[table] =
      'bytes' in given
        ? given
        : { count: given.length, bytes: new Uint8Array(encodeRows(STAGE_COLUMNS[table], given)) };
  }
  return { ...rest, staged: { ...staged, rows } };
}

/** @param known ordinals of facts that an earlier load had stored. */
export function books({ notes, layout }: PreparedBatch, known: ReadonlySet<number>): Books[] {
  return storedBooks(layout, known).map((stored, index) => {
    const { rejections, skipped, placeholders, tests } = notes[index]!;
    return { ...stored, rejected: recordsIn(rejections), skipped, placeholders, tests };
  });
}
