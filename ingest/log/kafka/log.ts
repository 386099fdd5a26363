import type { Kafka } from 'kafkajs';
import { DEFAULT_PAUSES } from '../consuming.ts';
import { decodeDelivery, sealOf } from '../delivery-codec.ts';
import {
  type BatchHandler,
  type ConsumeOptions,
  type Consumption,
  type Destroyed,
  type EventLog,
  type LogEntry,
  type LogRecord,
  LogUnavailable,
  type Position,
} from '../event-log.ts';
import { type BodyKey, LogKeys } from '../sealing/log-keys.ts';
import { KafkaAdmin } from './admin.ts';
import { KafkaAppender } from './appender.ts';
import { kafkaClient } from './client.ts';
import { KafkaConsumption } from './consumption.ts';
import { type KafkaRecord, kafkaEntry } from './entry.ts';
import { explainKafkaError } from './errors.ts';
import { readGroupState } from './group-state.ts';
import { KeyTopic } from './key-topic.ts';
import type { KafkaLogOptions } from './options.ts';
import { KafkaReader } from './reader.ts';
import { seekKafkaGroup } from './seek.ts';
import { ensureKafkaTopic } from './topic.ts';

export type { KafkaLogOptions } from './options.ts';

/**
 * Opens the log in a topic of Kafka, which is made when there is none.
 * @throws LogUnavailable when no broker answers within a bound: try again.
 * @throws LogMisconfigured when the operator has to act: a refused login, a topic that may not be made.
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  const kafka = kafkaClient(options);
  const admin = new KafkaAdmin(kafka, options);
  const started = performance.now();
  try {
    const partitions = await ensureKafkaTopic(admin, options);
    const keys = new LogKeys(await KeyTopic.open(kafka, admin, options));
    return new KafkaLog(kafka, admin, options, partitions, keys);
  } catch (error) {
    await admin.close();
    const explained = explainKafkaError(error, options);
    if (!(explained instanceof LogUnavailable)) throw explained;
    const seconds = Math.round((performance.now() - started) / 1000);
    throw new LogUnavailable(
      `${explained.message} (tried for ${seconds} s: check that the addresses are right, that the brokers run and can be reached from here, and that they want ${wants(options)} on these ports)`,
      { cause: error },
    );
  }
}

function wants({ tls, sasl }: KafkaLogOptions): string {
  return `${tls ? 'TLS' : 'no TLS'} and ${sasl ? `a login by ${sasl.mechanism}` : 'no login'}`;
}

/** So long what another process has destroyed or erased may not be known here. */
const STALE_MS = 5_000;

interface Stored {
  readonly offset: number;
  readonly value: Buffer | null;
}

/** Whether it is a delivery at all: others may write into the topic. */
function readable(value: Buffer): boolean {
  try {
    decodeDelivery(value, () => undefined);
    return true;
  } catch {
    return false;
  }
}

class KafkaLog implements EventLog {
  readonly partitions: number;
  readonly keys: LogKeys;
  readonly #kafka: Kafka;
  readonly #admin: KafkaAdmin;
  readonly #options: KafkaLogOptions;
  readonly #appender: KafkaAppender;
  readonly #reader: KafkaReader<LogEntry>;
  /** Values as they are stored. */
  readonly #stored: KafkaReader<Stored>;
  #refreshedAt = -Infinity;
  #refreshing: NodeJS.Timeout | undefined;
  readonly #consuming = new Map<string, KafkaConsumption>();
  #broken: string | undefined;
  #closing: Promise<void> | undefined;

  constructor(
    kafka: Kafka,
    admin: KafkaAdmin,
    options: KafkaLogOptions,
    partitions: number,
    keys: LogKeys,
  ) {
    this.partitions = partitions;
    this.keys = keys;
    this.#kafka = kafka;
    this.#admin = admin;
    this.#options = options;
    this.#appender = new KafkaAppender({ kafka, admin, keys, options, partitions });
    const keyOf = (root: string, index: number) => keys.keyOf(root, index);
    this.#reader = new KafkaReader(kafka, admin, options, partitions, {
      prepare: (records) => this.#learnKeys(records),
      entryOf: (partition, record) => kafkaEntry(options.topic, partition, record, keyOf),
    });
    this.#stored = new KafkaReader(kafka, admin, options, partitions, {
      entryOf: (_partition, { offset, value }) => ({ offset: Number(offset), value }),
    });
  }

  async append(records: readonly LogRecord[]): Promise<readonly Position[]> {
    if (this.#closing) throw new LogUnavailable('The log is closed.');
    if (records.length === 0) return [];
    return this.#appender.append(records);
  }

  consume(group: string, handle: BatchHandler, options: ConsumeOptions = {}): Consumption {
    if (this.#closing) throw new Error('the log is closed');
    this.#refuseWhileConsuming(group);
    const parts = {
      kafka: this.#kafka,
      admin: this.#admin,
      keys: this.keys,
      options: this.#options,
      pauses: this.#options.pauses ?? DEFAULT_PAUSES,
      partitions: this.partitions,
      groupId: this.#groupId(group),
      log: this.#options.log ?? (() => {}),
    };
    const ended = (error?: unknown) => {
      this.#consuming.delete(group);
      if (error)
        this.#broken = `Group ${group} has ended: ${error instanceof Error ? error.message : error}`;
    };
    const consumption = new KafkaConsumption(parts, handle, options, ended);
    this.#consuming.set(group, consumption);
    // What another process erases is dropped by those that load from then on.
    this.#refreshing ??= setInterval(() => {
      this.keys.refresh().catch(() => {});
    }, STALE_MS).unref();
    return consumption;
  }

  async ends(): Promise<readonly number[]> {
    const offsets = await this.#admin.ask((one) => one.fetchTopicOffsets(this.#options.topic));
    return this.#byPartition(
      new Map(offsets.map(({ partition, high }) => [partition, Number(high)])),
    );
  }

  async committed(group: string): Promise<readonly number[]> {
    const states = await readGroupState(this.#admin, this.#options.topic, this.#groupId(group));
    return this.#byPartition(new Map([...states].map(([at, { committed }]) => [at, committed])));
  }

  async seek(group: string, offsets: readonly number[]): Promise<void> {
    this.#refuseWhileConsuming(group);
    const ends = await this.ends();
    const isWrong = (offset: number, partition: number) =>
      !Number.isInteger(offset) || offset < 0 || offset > ends[partition]!;
    if (offsets.length !== ends.length || offsets.some(isWrong)) {
      throw new RangeError(
        `offsets ${JSON.stringify(offsets)}, expected one of 0 to the end in each partition: ${JSON.stringify(ends)}`,
      );
    }
    const groupId = this.#groupId(group);
    await seekKafkaGroup({
      kafka: this.#kafka,
      admin: this.#admin,
      options: this.#options,
      groupId,
      offsets,
    });
  }

  async note(group: string): Promise<string | undefined> {
    const { topic } = this.#options;
    const groupId = this.#noteGroupId(group);
    const answer = await this.#admin.ask((one) => one.fetchOffsets({ groupId, topics: [topic] }));
    const [first] = answer.find((one) => one.topic === topic)?.partitions ?? [];
    return first?.metadata || undefined;
  }

  async keepNote(group: string, text: string): Promise<void> {
    await seekKafkaGroup({
      kafka: this.#kafka,
      admin: this.#admin,
      options: this.#options,
      groupId: this.#noteGroupId(group),
      offsets: new Array<number>(this.partitions).fill(0),
      metadata: text,
    });
  }

  async read(partition: number, from: number, limit: number): Promise<readonly LogEntry[]> {
    if (!Number.isInteger(partition) || partition < 0 || partition >= this.partitions) {
      throw new RangeError(`partition ${partition} of ${this.partitions}`);
    }
    // Another process may have destroyed bodies since.
    if (performance.now() - this.#refreshedAt > STALE_MS) {
      await this.keys.refresh();
      this.#refreshedAt = performance.now();
    }
    return this.#reader.read(partition, from, limit);
  }

  /** What an earlier version stored in the clear cannot be rewritten on Kafka: it is counted. */
  async destroy(positions: readonly Position[]): Promise<Destroyed> {
    const sealed: Pick<BodyKey, 'root' | 'index'>[] = [];
    let inTheClear = 0;
    for (const { partition, offset } of positions) {
      const [stored] = await this.#stored.read(partition, offset, 1);
      if (stored?.offset !== offset || !stored.value) continue;
      const seal = readable(stored.value) && sealOf(stored.value);
      if (seal) sealed.push(seal);
      else inTheClear += 1;
    }
    await this.keys.refresh();
    return { bodies: await this.keys.destroy(sealed), inTheClear };
  }

  async #learnKeys(records: readonly KafkaRecord[]): Promise<void> {
    const isNew = records.some(({ value }) => {
      const seal = value && readable(value) && sealOf(value);
      return seal && !this.keys.knows(seal.root);
    });
    if (isNew) await this.keys.refresh();
  }

  problem(): string | undefined {
    const consuming = [...this.#consuming.values()].map((one) => one.problem());
    return this.#appender.problem() ?? consuming.find((one) => one !== undefined) ?? this.#broken;
  }

  /** Lets running batches end first. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#refreshing);
    await Promise.all([...this.#consuming.values()].map((consumption) => consumption.stop()));
    await Promise.all([this.#appender.close(), this.#reader.close(), this.#stored.close()]);
    await this.keys.close();
    await this.#admin.close();
  }

  #groupId(group: string): string {
    return `${this.#options.topic}-${group}`;
  }

  /** A group that nobody consumes in: the metadata of its offsets is the note. */
  #noteGroupId(group: string): string {
    return `${this.#groupId(group)}-note`;
  }

  #byPartition(values: ReadonlyMap<number, number>): number[] {
    return Array.from({ length: this.partitions }, (_, partition) => values.get(partition) ?? 0);
  }

  #refuseWhileConsuming(group: string): void {
    if (this.#consuming.has(group)) throw new Error(`group ${group} is being consumed already`);
  }
}
