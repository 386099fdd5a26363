import type { Account, Source } from '@throughline/ingest/contract/source';
import type { EventLog } from '@throughline/ingest/log/event-log';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { Worker } from './worker.ts';

/** What a process does: takes deliveries, turns them into journeys, or answers questions. */
export type Role = 'collector' | 'worker' | 'api';

/** An import that was taken in. */
export interface Taken {
  readonly source: string;
  readonly deliveries: number;
  /** First offset behind the import, for each partition. */
  readonly offsets: readonly number[];
}

/** The line as one process sees it: what operations and routes work on. */
export interface Line {
  /** Throws `LogUnavailable` while the log could not yet be opened. */
  readonly log: EventLog;
  /** Throws `WarehouseUnavailable` while the warehouse could not yet be opened. */
  readonly warehouse: Warehouse;
  /** Why nothing more is to be taken in; undefined while there is room on the disk. */
  readonly diskLow: () => string | undefined;
  /** Of a process that does this work, once log and warehouse are open. */
  readonly worker: Worker | undefined;
  readonly sources: readonly Source[];
  readonly accounts: readonly Account[];
  /** µs since 1970 UTC; never the same twice and never back. */
  readonly clock: () => number;
  /** Imports that this process took in, by id; those of others are in the warehouse. */
  readonly imports: Map<string, Taken>;
}

/** Group in which the workers consume the log. */
export const LOAD_GROUP = 'load';
