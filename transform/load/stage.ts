import type { Fact } from '@throughline/ingest/contract/fact';
import type { TrafficTuple } from '../channels/traffic-key.ts';
import type { STAGE_COLUMNS } from './stage-columns.ts';
import { stageEntity } from './stage-entity.ts';
import { stageEvent } from './stage-event.ts';
import { stageSlice } from './stage-slice.ts';

type StageTable = keyof typeof STAGE_COLUMNS;

/** Rows of the staging tables, in the order of `STAGE_COLUMNS`. */
export interface Stage extends Readonly<Record<StageTable, unknown[][]>> {
  /** Number of the load. */
  readonly load: bigint;
  /** Ways of coming that the batch mentions, by their key. */
  readonly tuples: Map<string, TrafficTuple>;
  /** Blocks of events already noted in this batch. */
  readonly blocks: Set<string>;
  /** Span of the events' times in µs, for pruning. */
  span: { from: number; to: number };
}

/** @param load see `loadNumber`. */
export function emptyStage(load: string): Stage {
  return {
    load: BigInt(load),
    stage_events: [],
    stage_entities: [],
    stage_slices: [],
    stage_costs: [],
    stage_measures: [],
    stage_fx: [],
    tuples: new Map(),
    blocks: new Set(),
    span: { from: Number.MAX_SAFE_INTEGER, to: 0 },
  };
}

/** Adds one fact; `ordinal` numbers the facts of the batch. */
export function stageFact(stage: Stage, fact: Fact, ordinal: number): void {
  if (fact.kind === 'event') stageEvent(stage, fact, ordinal);
  else if (fact.kind === 'entity') stageEntity(stage, fact, ordinal);
  else stageSlice(stage, fact, ordinal);
}
