import type { Fact } from '@throughline/ingest/contract/fact';
import type { Rejection } from '@throughline/ingest/contract/source';
import type { TrafficTuple } from '../../channels/traffic-key.ts';
import { RowEncoder } from '../../warehouse/row-binary/encode-rows.ts';
import type { InsertedRows } from '../../warehouse/warehouse.ts';
import type { Books } from '../books.ts';
import type { SkippedRecords } from '../skipped-records.ts';
import { emptyStage, type Stage, stageFact } from '../stage.ts';
import { STAGE_COLUMNS } from '../stage-columns.ts';
import { stageBlock } from '../stage-event.ts';
import { countTests, type TestRecords } from '../test-records.ts';
import { type BatchLayout, LayoutWriter, storedBooks } from './batch-layout.ts';
import { type MappedDelivery, recordsIn } from './mapped-delivery.ts';

export type StageTable = keyof typeof STAGE_COLUMNS;
export const STAGE_TABLES = Object.keys(STAGE_COLUMNS) as StageTable[];

/** To begin with, of each table. */
const FIRST_BYTES = 4096;

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
  /** Records about people who were erased. */
  readonly erased: number;
  readonly placeholders: Readonly<Record<string, number>>;
  readonly tests: readonly TestRecords[];
}

/** A batch that is mapped and laid out as it will be staged. */
export interface PreparedBatch {
  readonly staged: StagedRows;
  readonly notes: readonly DeliveryNotes[];
  readonly layout: BatchLayout;
}

/** Prepares a batch, delivery by delivery. */
export class Preparation {
  readonly #stage: Stage;
  readonly #layout = new LayoutWriter();
  readonly #notes: DeliveryNotes[] = [];
  readonly #encoders: readonly (readonly [StageTable, RowEncoder])[] | undefined;

  /**
   * @param load see `loadNumber`.
   * @param as whether rows are kept as values, or become bytes at once: then no row and no fact outlives its
   *   delivery, and the bytes can be handed from thread to thread.
   */
  constructor(load: string, as: 'values' | 'bytes') {
    this.#stage = emptyStage(load);
    if (as === 'bytes')
      this.#encoders = STAGE_TABLES.map((table) => [
        table,
        new RowEncoder(STAGE_COLUMNS[table], FIRST_BYTES),
      ]);
  }

  /** @throws TypeError for a value that its column does not hold, where rows become bytes. */
  add(delivery: MappedDelivery): void {
    for (const block of delivery.erased.blocks) stageBlock(this.#stage, block);
    // Records of one block share its fact; it is staged once a delivery.
    const here = new Map<Fact, number>();
    const ordinalOf = (fact: Fact) => {
      const known = here.get(fact);
      if (known !== undefined) return known;
      const ordinal = this.#layout.fact(fact);
      here.set(fact, ordinal);
      stageFact(this.#stage, fact, ordinal);
      return ordinal;
    };
    this.#layout.delivery(delivery.records.map(({ facts }) => facts.map(ordinalOf)));
    this.#notes.push(notesOf(delivery));
    for (const [table, encoder] of this.#encoders ?? [])
      for (const row of this.#stage[table].splice(0)) encoder.add(row);
  }

  done(): PreparedBatch {
    const staged = stagedRows(this.#stage);
    const rows = this.#encoders
      ? (Object.fromEntries(
          this.#encoders.map(([table, encoder]) => [table, encoder.rows()]),
        ) as StagedRows['rows'])
      : staged.rows;
    return { staged: { ...staged, rows }, notes: this.#notes, layout: this.#layout.done() };
  }
}

/** A batch whose facts are at hand. @param load see `loadNumber`. */
export function prepare(load: string, deliveries: readonly MappedDelivery[]): PreparedBatch {
  const preparation = new Preparation(load, 'values');
  for (const delivery of deliveries) preparation.add(delivery);
  return preparation.done();
}

export function stagedRows(stage: Stage): StagedRows {
  const { tuples, span, blocks: _, load: _load, ...rows } = stage;
  return { rows, tuples, span };
}

function notesOf(delivery: MappedDelivery): DeliveryNotes {
  const { records, rejections, skipped, erased, placeholders } = delivery;
  return {
    ...{ rejections, skipped, placeholders },
    erased: erased.records,
    tests: countTests(records),
  };
}

/** @param known ordinals of facts that an earlier load had stored. */
export function books({ notes, layout }: PreparedBatch, known: ReadonlySet<number>): Books[] {
  return storedBooks(layout, known).map((stored, index) => {
    const { rejections, ...rest } = notes[index]!;
    return { ...stored, ...rest, rejected: recordsIn(rejections) };
  });
}
