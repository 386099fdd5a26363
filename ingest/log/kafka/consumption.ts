import { setTimeout as sleep } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import { consumeOptions, pauseAfter, type RetryPauses } from '../consuming.ts';
import {
  type BatchHandler,
  type ConsumeOptions,
  type Consumption,
  LogMisconfigured,
  LogUnavailable,
} from '../event-log.ts';
import type { LogKeys } from '../sealing/log-keys.ts';
import type { KafkaAdmin } from './admin.ts';
import { KafkaAssignmentWatch } from './assignment-watch.ts';
import { kafkaEntry } from './entry.ts';
import { explainKafkaError, isTopicMissing } from './errors.ts';
import { readGroupState } from './group-state.ts';
import type { KafkaLogger, KafkaLogOptions } from './options.ts';
import { KafkaPartitionRun, type PartitionRunParts } from './partition-run.ts';
import { type Fetched, KafkaSession } from './session.ts';

export interface KafkaConsumptionParts {
  readonly kafka: Kafka;
  readonly admin: KafkaAdmin;
  readonly keys: LogKeys;
  readonly options: KafkaLogOptions;
  readonly pauses: RetryPauses;
  readonly partitions: number;
  readonly groupId: string;
  readonly log: KafkaLogger;
}

/** A member that has fallen out joins again after a pause of this at the most. */
const LONGEST_AWAY_MS = 5_000;
/** That records were lost is told for so long. */
const LOST_MS = 10 * 60 * 1000;
/** A root that is not found in so many tries is missing. */
const KEYS_LACKED = 5;

/**
 * Consuming of one group: memberships one after the other, and a run for each partition that the
 * present one was given. A partition's run begins only after the run before it has ended.
 */
export class KafkaConsumption implements Consumption {
  readonly done: Promise<void>;
  readonly #parts: KafkaConsumptionParts;
  readonly #handle: BatchHandler;
  readonly #options: Required<ConsumeOptions>;
  readonly #stopping = new AbortController();
  readonly #runs = new Map<number, KafkaPartitionRun>();
  #session: KafkaSession | undefined;
  /** What the group has given last; undefined while it divides anew. */
  #given: readonly number[] | undefined;
  #failures = 0;
  #isHalted = false;
  #problem: string | undefined;
  #keyProblem: string | undefined;
  #keysLacked = 0;
  #lost: { readonly text: string; readonly at: number } | undefined;

  constructor(
    parts: KafkaConsumptionParts,
    handle: BatchHandler,
    options: ConsumeOptions,
    ended: (error?: unknown) => void,
  ) {
    this.#parts = parts;
    this.#handle = handle;
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
    this.#stopping.abort();
    for (const run of this.#runs.values()) run.stop();
    await this.done.catch(() => {});
  }

  holds(partition: number): boolean {
    const run = this.#runs.get(partition);
    return (
      run !== undefined && !run.isRevoked && !this.#stopping.signal.aborted && !this.#isStale()
    );
  }

  problem(): string | undefined {
    const problem = this.#problem ?? this.#keyProblem;
    if (problem !== undefined) return problem;
    const { at = -Infinity, text } = this.#lost ?? {};
    return performance.now() - at < LOST_MS ? text : undefined;
  }

  async #runAll(): Promise<void> {
    try {
      while (!this.#stopping.signal.aborted) {
        const error = await this.#membership().catch((failure: unknown) => failure);
        if (error === undefined || this.#stopping.signal.aborted) return;
        await this.#afterFailure(error);
      }
    } finally {
      this.#revokeAll();
      await this.#allEnded();
    }
  }

  /** From joining the group to leaving it; rejects when it failed before it was to stop. */
  async #membership(): Promise<void> {
    const { kafka, groupId, options, partitions } = this.#parts;
    const session = new KafkaSession(
      {
        kafka,
        groupId,
        topic: options.topic,
        sessionTimeoutMs: options.sessionTimeoutMs,
        maxWaitMs: Math.min(150, Math.floor(options.sessionTimeoutMs / 10)),
        maxPartitions: partitions,
        maxBytes: 2 * 1024 * 1024,
      },
      {
        assigned: (given) => this.#assigned(session, given),
        revoked: () => {
          this.#given = undefined;
          this.#revokeAll();
        },
        fetched: (fetched) => this.#fetched(fetched),
      },
    );
    this.#session = session;
    const watch = this.#watchOver(session);
    try {
      await session.join();
      await Promise.race([this.#stopped(), session.failed]);
    } finally {
      clearInterval(watch);
      this.#given = undefined;
      this.#revokeAll();
      await session.end();
    }
  }

  /** A member that the client keeps in the group without ever giving it its partitions again joins anew. */
  #watchOver(session: KafkaSession): NodeJS.Timeout {
    const boundMs = Math.max(3 * this.#parts.options.sessionTimeoutMs, 20_000);
    const watch = new KafkaAssignmentWatch(boundMs, performance.now());
    const look = () => {
      const isHeld =
        this.#stopping.signal.aborted ||
        this.#given?.every((partition) => this.#runs.get(partition)?.isGoingOn);
      if (watch.isLost(isHeld === true, performance.now()))
        session.abort(new Error(`nothing was assigned again for ${boundMs / 1000} s`));
    };
    return setInterval(look, boundMs / 20).unref();
  }

  /** Once it is to stop and what was being handled then is committed. */
  async #stopped(): Promise<void> {
    const { signal } = this.#stopping;
    if (!signal.aborted) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    }
    await this.#allEnded();
  }

  async #afterFailure(error: unknown): Promise<void> {
    const { groupId, log, options, pauses } = this.#parts;
    const explained = explainKafkaError(error, options);
    this.#problem = `Group ${groupId} is not consumed: ${explained.message}`;
    log('error', this.#problem, { failures: this.#failures + 1 });
    if (explained instanceof LogMisconfigured && !isTopicMissing(error)) {
      this.#isHalted = true;
      throw explained;
    }
    const longestMs = Math.min(pauses.longestMs, LONGEST_AWAY_MS);
    this.#failures += 1;
    const pause = pauseAfter(this.#failures, { ...pauses, longestMs });
    await sleep(pause, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }

  #assigned(session: KafkaSession, partitions: readonly number[]): void {
    this.#revokeAll();
    if (this.#stopping.signal.aborted) return;
    this.#given = partitions;
    const runs = partitions.map((partition) => {
      const previous = this.#runs.get(partition)?.ended ?? Promise.resolve();
      const run = new KafkaPartitionRun(this.#runParts(session), partition, previous);
      this.#runs.set(partition, run);
      return [partition, run] as const;
    });
    this.#parts.log('info', 'partitions assigned', { group: this.#parts.groupId, partitions });
    void this.#begin(runs);
  }

  async #begin(runs: readonly (readonly [number, KafkaPartitionRun])[]): Promise<void> {
    const { admin, options, groupId } = this.#parts;
    const isOver = () => runs.every(([, run]) => run.isRevoked) || this.#stopping.signal.aborted;
    while (!isOver()) {
      try {
        const states = await readGroupState(admin, options.topic, groupId);
        for (const [partition, run] of runs) run.begin(states.get(partition) ?? { committed: 0 });
        this.#failures = 0;
        this.#problem = undefined;
        return;
      } catch (error) {
        const { message } = explainKafkaError(error, options);
        this.#problem = `Group ${groupId} is not consumed: ${message}`;
        await sleep(500);
      }
    }
  }

  async #fetched(fetched: Fetched): Promise<void> {
    const run = this.#runs.get(fetched.partition);
    if (!run || run.isRevoked) return;
    // Not for long: heartbeats wait behind it. What is not accepted is fetched again.
    if (!run.hasBegun) {
      await Promise.race([run.begun, sleep(this.#parts.options.sessionTimeoutMs / 6)]);
    }
    if (run.isRevoked) return;
    try {
      run.accept(fetched);
      this.#keysLacked = 0;
      this.#keyProblem = undefined;
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      await this.#learnKeys(error);
    }
  }

  /** Another process seals under a root that is new. What was fetched comes again, and then its keys are known. */
  async #learnKeys(error: LogUnavailable): Promise<void> {
    const began = performance.now();
    const learnt = this.#parts.keys.refresh().catch(() => {});
    // Not for long: heartbeats wait behind it.
    const longestMs = this.#parts.options.sessionTimeoutMs / 6;
    await Promise.race([learnt, sleep(longestMs)]);
    this.#keysLacked += 1;
    if (this.#keysLacked < KEYS_LACKED) return;
    this.#keyProblem = error.message;
    await sleep(Math.max(0, longestMs - (performance.now() - began)));
  }

  #runParts(session: KafkaSession): PartitionRunParts {
    const { admin, keys, options, pauses, log, groupId } = this.#parts;
    const { topic } = options;
    const keyOf = (root: string, index: number) => keys.keyOf(root, index);
    return {
      entryOf: (partition, record) => kafkaEntry(topic, partition, record, keyOf),
      session,
      handle: this.#handle,
      options: this.#options,
      pauses,
      isStale: () => this.#session !== session || this.#isStale(),
      logStart: async (partition) => {
        const all = await admin.ask((one) => one.fetchTopicOffsets(topic));
        return Number(all.find((one) => one.partition === partition)?.low ?? 0);
      },
      lost: (partition, first, last) => {
        const text = `Group ${groupId} has lost records ${first} to ${last} of partition ${partition}: the topic ${topic} kept them no longer. Raise its retention.`;
        this.#lost = { text, at: performance.now() };
        log('error', text, { partition, first, last });
      },
    };
  }

  #isStale(): boolean {
    return this.#isHalted || !this.#session?.isFresh();
  }

  #revokeAll(): void {
    for (const run of this.#runs.values()) run.revoke();
  }

  async #allEnded(): Promise<void> {
    await Promise.all([...this.#runs.values()].map((run) => run.ended));
  }
}
