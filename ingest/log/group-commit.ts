import { LogUnavailable } from './event-log.ts';

/** A write that waits for its turn; `stage` puts it into the transaction that is being made. */
interface Job {
  readonly bytes: number;
  readonly stage: () => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface GroupCommitOptions {
  /** Runs `stage` inside one transaction; resolves when that is on disk, rejects when it may not be. */
  readonly commit: (stage: () => void) => Promise<void>;
  /** A transaction takes no more than this, except for one larger job alone (32 MiB). */
  readonly maxGroupBytes?: number;
  /** More than this waiting is refused: memory stays bounded when the disk is slow (256 MiB). */
  readonly maxQueuedBytes?: number;
  /** After so long without an answer from the disk the waiting writes are given up (30 s). */
  readonly timeoutMs?: number;
  /** What the writes wait for, as messages call it (`disk`). */
  readonly medium?: string;
  /** While the log is out of order, how often a small write asks whether it works again (500). */
  readonly probeMs?: number;
}

/**
 * Group commit: writes that arrive while a transaction is being flushed share the next one, so that
 * thousands of writers cost a few disk syncs.
 */
export class GroupCommit {
  readonly #commit: (stage: () => void) => Promise<void>;
  readonly #maxGroupBytes: number;
  readonly #maxQueuedBytes: number;
  readonly #timeoutMs: number;
  readonly #probeMs: number;
  readonly #medium: string;
  #queue: Job[] = [];
  #queuedBytes = 0;
  #running: Promise<void> | undefined;
  #stuck = false;
  #closed = false;
  #problem: string | undefined;
  #probe: NodeJS.Timeout | undefined;

  constructor(options: GroupCommitOptions) {
    this.#commit = options.commit;
    this.#maxGroupBytes = options.maxGroupBytes ?? 32 * 1024 * 1024;
    this.#maxQueuedBytes = options.maxQueuedBytes ?? 256 * 1024 * 1024;
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#probeMs = options.probeMs ?? 500;
    this.#medium = options.medium ?? 'disk';
  }

  problem(): string | undefined {
    return this.#problem;
  }

  /** Why a write would be refused now. */
  refusal(): LogUnavailable | undefined {
    const why = this.#closed ? 'The log is closed.' : (this.#problem ?? this.#overfull());
    return why === undefined ? undefined : new LogUnavailable(why);
  }

  /**
   * Resolves when the job is on disk; rejects with `LogUnavailable` when it may not be. After a
   * failure all are refused at once until a probe has gone through: a full disk is not hammered.
   */
  write(bytes: number, stage: () => void): Promise<void> {
    const refusal = this.refusal();
    if (refusal) return Promise.reject(refusal);
    return this.#enqueue(bytes, stage);
  }

  /** Ends after what was written before. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#probe);
    if (!this.#stuck) await this.#running;
  }

  #overfull(): string | undefined {
    if (this.#queuedBytes <= this.#maxQueuedBytes) return undefined;
    return `The ${this.#medium} is too slow: ${this.#queuedBytes} bytes wait for it.`;
  }

  #enqueue(bytes: number, stage: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ bytes, stage, resolve, reject });
      this.#queuedBytes += bytes;
      this.#running ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      // Everything that arrives in this turn of the event loop shares the transaction.
      await new Promise((resolve) => setImmediate(resolve));
      const group = this.#take();
      const commit = this.#commit(() => {
        for (const job of group) job.stage();
      });
      try {
        await this.#inTime(commit);
        this.#problem = undefined;
        for (const job of group) job.resolve();
      } catch (error) {
        this.#fail(group, error);
        // A disk that hangs may still answer; nothing new is begun before it has.
        await commit.catch(() => {});
        this.#stuck = false;
        this.#probeLater();
      }
    }
    this.#running = undefined;
  }

  #take(): Job[] {
    let bytes = 0;
    let count = 0;
    for (const job of this.#queue) {
      if (count > 0 && bytes + job.bytes > this.#maxGroupBytes) break;
      bytes += job.bytes;
      count += 1;
    }
    this.#queuedBytes -= bytes;
    return this.#queue.splice(0, count);
  }

  #inTime(commit: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#stuck = true;
        reject(new Error(`the ${this.#medium} has not answered for ${this.#timeoutMs / 1000} s`));
      }, this.#timeoutMs);
      commit.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  #fail(group: readonly Job[], cause: unknown): void {
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.#problem = `The log cannot be written: ${reason}`;
    const refused = [...group, ...this.#queue.splice(0)];
    this.#queuedBytes = 0;
    for (const job of refused) job.reject(new LogUnavailable(this.#problem, { cause }));
  }

  #probeLater(): void {
    if (this.#closed) return;
    this.#probe = setTimeout(() => void this.#enqueue(0, () => {}).catch(() => {}), this.#probeMs);
    this.#probe.unref();
  }
}
