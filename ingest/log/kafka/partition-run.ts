import { setTimeout as sleep } from 'node:timers/promises';
import { type GroupState, pacer, pauseAfter, type RetryPauses } from '../consuming.ts';
import type { BatchHandler, ConsumeOptions, LogEntry } from '../event-log.ts';
import type { KafkaRecord } from './entry.ts';
import { isFenced } from './errors.ts';
import { KafkaQueue, type PlannedRange } from './queue.ts';
import type { Fetched, KafkaSession } from './session.ts';

export interface PartitionRunParts {
  /** @throws LogUnavailable where the key of a record is not known. */
  readonly entryOf: (partition: number, record: KafkaRecord) => LogEntry;
  readonly session: KafkaSession;
  readonly handle: BatchHandler;
  readonly options: Required<ConsumeOptions>;
  readonly pauses: RetryPauses;
  /** Whether nothing of this process may be written any more, whatever the partition. */
  readonly isStale: () => boolean;
  /** First offset that the log still keeps of the partition. */
  readonly logStart: (partition: number) => Promise<number>;
  /** Told of records that were removed before they were consumed. */
  readonly lost: (partition: number, first: number, last: number) => void;
}

/**
 * One partition for as long as one assignment holds. A range is stored as pending (in the metadata of
 * the offset before it) before it is handed out, and its end together with the next pending range.
 */
export class KafkaPartitionRun {
  /** Once no handler of it runs and it commits nothing more. */
  readonly ended: Promise<void>;
  /** Once it takes records. */
  readonly begun: Promise<void>;
  readonly #parts: PartitionRunParts;
  readonly #partition: number;
  readonly #halted = new AbortController();
  #begin: (state: GroupState | undefined) => void = () => {};
  #queue: KafkaQueue | undefined;
  #isRevoked = false;
  #isOver = false;
  #isPaused = false;
  /** Last of a pending range that is still being fetched: bounds do not count for it. */
  #gathering: number | undefined;
  #soughtAt = -1;
  #arrived = () => {};

  /** `previous`: the end of the run that held the partition before, whose handler may still be at it. */
  constructor(parts: PartitionRunParts, partition: number, previous: Promise<void>) {
    this.#parts = parts;
    this.#partition = partition;
    const state = new Promise<GroupState | undefined>((resolve) => {
      this.#begin = resolve;
    });
    this.begun = state.then(() => {});
    this.ended = this.#run(state, previous).finally(() => {
      this.#isOver = true;
    });
  }

  /** Whether it still takes records and hands them out, or will. */
  get isGoingOn(): boolean {
    return !this.#isRevoked && !this.#isOver;
  }

  get hasBegun(): boolean {
    return this.#queue !== undefined;
  }

  get isRevoked(): boolean {
    return this.#isRevoked;
  }

  /** With what the group has stored of the partition. */
  begin(state: GroupState): void {
    if (this.#isRevoked) return;
    this.#queue = new KafkaQueue(this.#partition, state.committed, this.#parts.options);
    this.#gathering = state.pending?.last;
    this.#begin(state);
  }

  /** The assignment is over: nothing of it is committed from now on. */
  revoke(): void {
    this.#isRevoked = true;
    this.stop();
  }

  /** Hands nothing more out. A batch that is being handled may end and is committed. */
  stop(): void {
    this.#halted.abort();
    this.#begin(undefined);
    this.#arrived();
  }

  /** @throws LogUnavailable before it has taken any, where the key of a record is not known. */
  accept({ records, resolve }: Fetched): void {
    const queue = this.#queue;
    const last = records.at(-1);
    if (!queue || !last || this.#halted.signal.aborted) return;
    const fresh = records.filter(({ offset }) => Number(offset) >= queue.next);
    const first = Number(fresh[0]?.offset ?? queue.next);
    if (first > queue.next && this.#soughtAt !== queue.next) {
      void this.#checkGap(queue);
      return;
    }
    const entries = fresh.map((record) => this.#parts.entryOf(this.#partition, record));
    // Fetched twice from there: offsets that no record has, as the marks of transactions.
    queue.skipTo(first);
    for (const entry of entries) queue.push(entry);
    resolve(Number(last.offset));
    if (queue.isFull() && this.#gathering === undefined) this.#pause();
    this.#arrived();
  }

  /**
   * What came does not follow: it was asked for in an assignment before this, or what follows was
   * removed. Nothing is passed over unless the log itself keeps it no longer.
   */
  async #checkGap(queue: KafkaQueue): Promise<void> {
    this.#pause();
    const expected = queue.next;
    const start = await this.#parts.logStart(this.#partition).catch(() => expected);
    if (this.#halted.signal.aborted) return;
    if (start > expected) {
      this.#parts.lost(this.#partition, expected, start - 1);
      queue.skipTo(start);
      this.#arrived();
    }
    this.#soughtAt = queue.next;
    this.#parts.session.seek(this.#partition, queue.next);
    this.#resume();
  }

  async #run(begun: Promise<GroupState | undefined>, previous: Promise<void>): Promise<void> {
    await previous;
    const state = await begun;
    if (!state) return;
    const pace = pacer(this.#parts.options.apartMs);
    let { committed } = state;
    let range = state.pending && (await this.#gather(state.pending.last));
    let repeated = range !== undefined;
    while (!this.#halted.signal.aborted) {
      if (!range) {
        await pace.wait(this.#halted.signal);
        if (this.#halted.signal.aborted) return;
        range = this.#take();
        if (!range) {
          await this.#arrival();
          continue;
        }
        repeated = false;
        if (!(await this.#save({ committed, pending: range }, range))) return;
        continue;
      }
      pace.begin();
      if (!(await this.#handOut(range, repeated))) return;
      committed = range.last + 1;
      const handled: PlannedRange = range;
      range = this.#halted.signal.aborted || pace.isEarly() ? undefined : this.#take();
      repeated = false;
      if (!(await this.#save({ committed, ...(range && { pending: range }) }, handled))) return;
    }
  }

  /** The range that was pending, however long it takes; undefined when halted or nothing is left of it. */
  async #gather(last: number): Promise<PlannedRange | undefined> {
    for (;;) {
      if (this.#halted.signal.aborted) return undefined;
      const range = this.#queue?.takeUpTo(last);
      if (range) {
        this.#gathering = undefined;
        return range.entries.length > 0 ? range : undefined;
      }
      await this.#arrival();
    }
  }

  #take(): PlannedRange | undefined {
    const range = this.#queue?.take();
    if (this.#isPaused && !this.#queue?.isFull()) this.#resume();
    return range;
  }

  #arrival(): Promise<void> {
    if (this.#halted.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#arrived = resolve;
    });
  }

  /** False when halted before the handler was done with it. */
  #handOut(range: PlannedRange, repeatedAtFirst: boolean): Promise<boolean> {
    let repeated = repeatedAtFirst;
    return this.#untilDone(range, async () => {
      await this.#untilFresh();
      if (this.#halted.signal.aborted) return false;
      const batch = { ...range, repeated, isStale: this.#isStale };
      repeated = true;
      await this.#parts.handle(batch);
      return !this.#isRevoked;
    });
  }

  /** A batch that is stale from the start would be of no use: soon the group answers, or has gone on. */
  async #untilFresh(): Promise<void> {
    const { signal } = this.#halted;
    while (!signal.aborted && this.#isStale())
      await sleep(50, undefined, { signal }).catch(() => {});
  }

  #save(state: GroupState, range: PlannedRange): Promise<boolean> {
    const isCurrent = () => !this.#isRevoked;
    return this.#untilDone(range, () =>
      this.#parts.session.commit(this.#partition, state, isCurrent),
    );
  }

  async #untilDone(range: PlannedRange, step: () => Promise<boolean>): Promise<boolean> {
    const { options, pauses } = this.#parts;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await step();
      } catch (error) {
        if (isFenced(error)) this.revoke();
        // Somebody else has the range, or soon will: that it failed here is no news.
        if (this.#isRevoked) return false;
        options.onError(error, { ...range, repeated: true, isStale: this.#isStale }, attempt);
      }
      await sleep(pauseAfter(attempt, pauses), undefined, { signal: this.#halted.signal }).catch(
        () => {},
      );
      if (this.#halted.signal.aborted) return false;
    }
  }

  #isStale = (): boolean => this.#isRevoked || this.#parts.isStale();

  #pause(): void {
    this.#isPaused = true;
    this.#parts.session.pause(this.#partition);
  }

  #resume(): void {
    this.#isPaused = false;
    this.#parts.session.resume(this.#partition);
  }
}
