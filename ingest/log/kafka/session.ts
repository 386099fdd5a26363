import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { GroupState } from '../consuming.ts';
import type { KafkaRecord } from './entry.ts';
import { encodePending } from './group-state.ts';
import { withinTime } from './within-time.ts';

export interface KafkaSessionOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly groupId: string;
  readonly sessionTimeoutMs: number;
  /** How long the brokers wait for the first byte, and how late a `resume` may be. */
  readonly maxWaitMs: number;
  readonly maxPartitions: number;
  /** Packed bytes that one request may bring of a partition; a larger record comes alone. */
  readonly maxBytes: number;
}

/** Records of one partition in ascending order, as one request brought them. */
export interface Fetched {
  readonly partition: number;
  readonly records: readonly KafkaRecord[];
  /** The next request begins behind this offset. Without it, the same records come again. */
  resolve(offset: number): void;
}

export interface KafkaSessionEvents {
  /** The group has given these partitions; whatever it gave before is void. */
  assigned(partitions: readonly number[]): void;
  /** The group is about to divide its partitions anew. */
  revoked(): void;
  /** While this is not settled no other partition is fetched: it must be short. */
  fetched(fetched: Fetched): Promise<void>;
}

/**
 * One membership in a consumer group, until it fails or is ended. The client only fetches and keeps
 * the membership: it commits nothing by itself, and after a failure it is not started again.
 *
 * It must not wait inside a fetch, for it asks a broker for all partitions at once and sends its
 * heartbeats between the requests: a partition that is full is paused.
 */
export class KafkaSession {
  /** Rejects when the membership has failed; never resolves. */
  readonly failed: Promise<never>;
  readonly #options: KafkaSessionOptions;
  readonly #events: KafkaSessionEvents;
  readonly #consumer: Consumer;
  #fail: (error: unknown) => void = () => {};
  /** Monotonic times: when the last heartbeat that was answered, and the last request for one, was sent. */
  #heardAt = -Infinity;
  #sentAt = -Infinity;
  #commit: EachBatchPayload['commitOffsetsIfNecessary'] | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(options: KafkaSessionOptions, events: KafkaSessionEvents) {
    this.#options = options;
    this.#events = events;
    this.failed = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => {});
    const { sessionTimeoutMs } = options;
    this.#consumer = options.kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: Math.max(sessionTimeoutMs, 5_000),
      heartbeatInterval: Math.min(1_000, Math.floor(sessionTimeoutMs / 6)),
      maxWaitTimeInMs: options.maxWaitMs,
      maxBytesPerPartition: options.maxBytes,
      maxBytes: 8 * options.maxBytes,
      allowAutoTopicCreation: false,
      retry: { retries: 4, restartOnFailure: async () => false },
    });
    this.#listen();
  }

  /** Resolves once it is a member; rejects when it could not become one. */
  async join(): Promise<void> {
    const { topic, maxPartitions, sessionTimeoutMs } = this.#options;
    this.#watchOver(Math.max(3 * sessionTimeoutMs, 30_000));
    const joined = async () => {
      await this.#consumer.connect();
      await this.#consumer.subscribe({ topics: [topic], fromBeginning: true });
      await this.#consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: maxPartitions,
        eachBatch: (payload) => this.#fetched(payload),
      });
    };
    await Promise.race([joined(), this.failed]);
  }

  /** Whether the group cannot have taken this member for dead yet, by a wide margin. */
  isFresh(): boolean {
    return performance.now() - this.#heardAt < (this.#options.sessionTimeoutMs * 2) / 3;
  }

  /**
   * Commits one partition's state in the generation that it was assigned in. False when that is over:
   * nothing was sent then. Rejects with the group's refusal when it has gone on without this member.
   */
  async commit(partition: number, state: GroupState, isCurrent: () => boolean): Promise<boolean> {
    // After a turn of the loop the news of a new generation, if there is one, has been told: the
    // request is made up in the same turn and never carries a generation that is not ours.
    await new Promise((resolve) => setImmediate(resolve));
    if (!isCurrent() || !this.#commit) return false;
    const { topic } = this.#options;
    const offset = String(state.committed);
    const metadata = encodePending(state.pending);
    // Not `consumer.commitOffsets`: that tries again by itself, in whatever generation it then is.
    const partitions = [{ partition, offset, metadata }];
    await this.#commit({ topics: [{ topic, partitions }] });
    return true;
  }

  pause(partition: number): void {
    this.#steer(() => this.#consumer.pause(this.#only(partition)));
  }

  resume(partition: number): void {
    this.#steer(() => this.#consumer.resume(this.#only(partition)));
  }

  /** The next request for the partition begins at this offset. */
  seek(partition: number, offset: number): void {
    const { topic } = this.#options;
    this.#steer(() => this.#consumer.seek({ topic, partition, offset: String(offset) }));
  }

  /** Ends the membership as failed. */
  abort(error: Error): void {
    this.#fail(error);
  }

  /** Leaves the group, in bounded time. */
  async end(): Promise<void> {
    clearInterval(this.#watch);
    this.#heardAt = -Infinity;
    await withinTime(5_000, 'no end', this.#consumer.disconnect()).catch(() => {});
  }

  #only(partition: number) {
    return [{ topic: this.#options.topic, partitions: [partition] }];
  }

  /** The client throws when it has crashed meanwhile; `failed` tells of that. */
  #steer(step: () => void): void {
    try {
      step();
    } catch {}
  }

  async #fetched(payload: EachBatchPayload): Promise<void> {
    this.#commit = payload.commitOffsetsIfNecessary;
    const { batch } = payload;
    await this.#events.fetched({
      partition: batch.partition,
      records: batch.messages,
      resolve: (offset) => payload.resolveOffset(String(offset)),
    });
  }

  #listen(): void {
    const consumer = this.#consumer;
    const { topic } = this.#options;
    consumer.on(consumer.events.REQUEST, ({ payload: { apiName, duration } }) => {
      // An answer may lie unread for long while this process is busy: what counts is the sending.
      if (apiName === 'Heartbeat' || apiName === 'SyncGroup') {
        this.#sentAt = performance.now() - Math.max(0, duration);
      }
    });
    consumer.on(consumer.events.HEARTBEAT, () => {
      this.#heardAt = this.#sentAt;
    });
    consumer.on(consumer.events.REBALANCING, () => {
      this.#commit = undefined;
      this.#events.revoked();
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.#heardAt = this.#sentAt;
      this.#commit = undefined;
      const partitions = payload.memberAssignment[topic] ?? [];
      // The client keeps pauses over assignments.
      for (const partition of partitions) this.resume(partition);
      this.#events.assigned(partitions);
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => this.#fail(payload.error));
  }

  /** The client may also fall silent without a crash. */
  #watchOver(boundMs: number): void {
    const started = performance.now();
    this.#watch = setInterval(() => {
      const silentMs = performance.now() - Math.max(started, this.#heardAt);
      if (silentMs > boundMs) {
        this.#fail(new Error(`no heartbeat was answered for ${Math.round(silentMs / 1000)} s`));
      }
    }, boundMs / 10);
    this.#watch.unref();
  }
}
