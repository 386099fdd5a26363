import type { Advance } from '@throughline/transform/derive/deriver';
import type { LoadResult } from '@throughline/transform/load/load-result';

/** Told of what the worker did. Times are seconds. */
export interface WorkerEvents {
  loaded(result: LoadResult, seconds: number): void;
  derived(advance: Advance, seconds: number): void;
  failed(error: unknown, work: Work): void;
  /** The thread that maps has ended; it is started again and its batch is mapped once more. */
  threadEnded(why: string): void;
}

export type Work = 'load' | 'derive';
