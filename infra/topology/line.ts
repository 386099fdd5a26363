import type { EventLog } from '@throughline/ingest/log/event-log';
import type { Account, Source } from '@throughline/ingest/sources/source';
import type { Deriver } from '@throughline/transform/derive/deriver';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { Worker } from './worker.ts';

/** The open line: what operations and routes work on. */
export interface Line {
  readonly log: EventLog;
  readonly warehouse: Warehouse;
  readonly deriver: Deriver;
  readonly worker: Worker;
  readonly sources: readonly Source[];
  readonly accounts: readonly Account[];
  /** µs since 1970 UTC; never the same twice and never back. */
  readonly clock: () => number;
  /** Imports that this process took, by id. */
  readonly imports: Map<string, { readonly source: string; readonly offsets: readonly number[] }>;
}
