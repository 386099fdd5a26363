import { setTimeout as sleep } from 'node:timers/promises';
import {
  consumeOptions,
  type GroupState,
  pacer,
  pauseAfter,
  type RetryPauses,
} from '../consuming.ts';
import {
  type Batch,
  type BatchHandler,
  type ConsumeOptions,
  type Consumption,
  type LogEntry,
  LogUnavailable,
} from '../event-log.ts';
import type { LmdbStore } from './store.ts';

type Planned = Omit<Batch, 'repeated' | 'isStale'>;

/** The folder is this process's own. */
const isStale = () => false;

/**
 * Consuming of one group. Each partition runs by itself: plan a range and store it as pending, hand
 * it out, store it as committed together with the next pending range (one disk sync a batch).
 */
export class LmdbConsumption implements Consumption {
  readonly done: Promise<void>;
  readonly #store: LmdbStore;
  readonly #group: string;
  readonly #handle: BatchHandler;
  readonly #options: Required<ConsumeOptions>;
  readonly #pauses: RetryPauses;
  readonly #stopping = new AbortController();

  constructor(
    store: LmdbStore,
    group: string,
    handle: BatchHandler,
    options: ConsumeOptions,
    pauses: RetryPauses,
    ended: (error?: unknown) => void,
  ) {
    this.#store = store;
    this.#group = group;
    this.#handle = handle;
    this.#pauses = pauses;
    this.#options = consumeOptions(options);
    this.done = this.#runAll().then(
      () => ended(),
      (error) => {
        ended(error);
        throw error;
      },
    );
    // Whoever does not look at `done` learns of it by the log's `problem()`.
    this.done.catch(() => {});
  }

  async stop(): Promise<void> {
    this.#halt();
    await this.done.catch(() => {});
  }

  holds(partition: number): boolean {
    return !this.#stopping.signal.aborted && partition < this.#store.partitions;
  }

  #halt(): void {
    this.#stopping.abort();
    for (let partition = 0; partition < this.#store.partitions; partition += 1) {
      this.#store.wake(partition);
    }
  }

  async #runAll(): Promise<void> {
    const runs = Array.from({ length: this.#store.partitions }, (_, partition) =>
      this.#run(partition).catch((error) => {
        this.#halt();
        throw error;
      }),
    );
    const failed = (await Promise.allSettled(runs)).find((run) => run.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async #run(partition: number): Promise<void> {
    // The first turn of the caller's code is over before anything is handed out.
    await Promise.resolve();
    let { committed, pending } = this.#store.groupState(this.#group, partition);
    const pace = pacer(this.#options.apartMs);
    let repeated = pending !== undefined;
    let batch = pending && this.#readAgain(partition, pending.first, pending.last);
    while (!this.#stopping.signal.aborted) {
      if (!batch) {
        await pace.wait(this.#stopping.signal);
        if (this.#stopping.signal.aborted) return;
        batch = this.#readNext(partition, committed);
        if (!batch) {
          await new Promise<void>((resolve) => this.#store.onceAppended(partition, resolve));
          continue;
        }
        repeated = false;
        pending = { first: batch.first, last: batch.last };
        if (!(await this.#save({ committed, pending }, batch))) return;
        continue;
      }
      pace.begin();
      if (!(await this.#handOut(batch, repeated))) return;
      committed = batch.last + 1;
      const handled: Planned = batch;
      const isToWait = this.#stopping.signal.aborted || pace.isEarly();
      batch = isToWait ? undefined : this.#readNext(partition, committed);
      repeated = false;
      const next = batch ? { pending: { first: batch.first, last: batch.last } } : {};
      if (!(await this.#save({ committed, ...next }, handled))) return;
    }
  }

  /** False when stopped before the handler was done with it. */
  #handOut(planned: Planned, repeatedAtFirst: boolean): Promise<boolean> {
    let repeated = repeatedAtFirst;
    return this.#untilDone(planned, () => {
      const batch = { ...planned, repeated, isStale };
      repeated = true;
      return this.#handle(batch);
    });
  }

  #save(state: GroupState, planned: Planned): Promise<boolean> {
    return this.#untilDone(planned, () =>
      this.#store.saveGroup(this.#group, new Map([[planned.partition, state]])),
    );
  }

  async #untilDone(planned: Planned, step: () => Promise<void>): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await step();
        return true;
      } catch (error) {
        this.#options.onError(error, { ...planned, repeated: true, isStale }, attempt);
      }
      await sleep(pauseAfter(attempt, this.#pauses), undefined, {
        signal: this.#stopping.signal,
      }).catch(() => {});
      if (this.#stopping.signal.aborted) return false;
    }
  }

  #readNext(partition: number, from: number): Planned | undefined {
    const { maxRecords, maxBytes } = this.#options;
    const end = Math.min(from + maxRecords, this.#store.ends()[partition]!);
    const entries: LogEntry[] = [];
    let bytes = 0;
    for (const entry of this.#store.range(partition, from, end)) {
      bytes += entry.delivery.body.length;
      if (entries.length > 0 && bytes > maxBytes) break;
      entries.push(entry);
    }
    const last = entries.at(-1);
    return last && this.#checked(partition, from, last.offset, entries);
  }

  #readAgain(partition: number, first: number, last: number): Planned {
    const entries = [...this.#store.range(partition, first, last + 1)];
    return this.#checked(partition, first, last, entries);
  }

  #checked(partition: number, first: number, last: number, entries: LogEntry[]): Planned {
    if (entries.length !== last - first + 1) {
      throw new LogUnavailable(
        `The log is damaged: partition ${partition} holds ${entries.length} records of ${first} to ${last}`,
      );
    }
    return { partition, first, last, entries };
  }
}
