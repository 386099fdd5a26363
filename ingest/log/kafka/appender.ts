import { setTimeout as sleep } from 'node:timers/promises';
import { CompressionTypes, type Kafka, type Message, type Producer } from 'kafkajs';
import { encodeDelivery } from '../delivery-codec.ts';
import { type LogRecord, LogUnavailable, type Position, RecordTooLarge } from '../event-log.ts';
import { GroupCommit } from '../group-commit.ts';
import { partitionOf } from '../partition-of.ts';
import type { BodyKey, LogKeys } from '../sealing/log-keys.ts';
import type { KafkaAdmin } from './admin.ts';
import { explainKafkaError, hasType } from './errors.ts';
import type { KafkaLogOptions } from './options.ts';
import { withinTime } from './within-time.ts';

/** Brokers take a batch of a partition only up to the topic's bound: 1 MiB where nobody has set it. */
const MAX_BATCH_BYTES = 900_000;
/** A broker drops the connection of a larger request unread. */
const MAX_REQUEST_BYTES = 64 * 1024 * 1024;
/** What a record takes beside its value. */
const RECORD_BYTES = 64;

/** A record on its way, and what became of it. */
interface Outgoing {
  readonly record: LogRecord;
  readonly message: Message & { readonly partition: number };
  readonly bytes: number;
  position?: Position;
  isTooLarge?: boolean;
}

export interface AppenderParts {
  readonly kafka: Kafka;
  readonly admin: KafkaAdmin;
  readonly keys: LogKeys;
  readonly options: KafkaLogOptions;
  readonly partitions: number;
}

/**
 * Appends with group commit: what arrives while a request is on its way shares the next one. One at a
 * time keeps the records of a key in order.
 *
 * The producer is not idempotent: the client's can stick after a broker came back, and nothing needs
 * it. A request that was tried twice may leave its records twice in the log, where they map to the
 * same facts.
 */
export class KafkaAppender {
  readonly #parts: AppenderParts;
  readonly #commits: GroupCommit;
  #producer: Promise<Producer> | undefined;
  /** Of the request that is being made up. */
  #staged: Outgoing[] = [];

  constructor(parts: AppenderParts) {
    this.#parts = parts;
    this.#commits = new GroupCommit({
      commit: (stage) => this.#commit(stage),
      medium: `Kafka broker (${parts.options.brokers.join(', ')})`,
      maxGroupBytes: MAX_BATCH_BYTES,
      timeoutMs: 15_000,
    });
  }

  async append(records: readonly LogRecord[]): Promise<readonly Position[]> {
    const refusal = this.#commits.refusal();
    if (refusal) throw refusal;
    const keys = await this.#parts.keys.reserve(records.length);
    const all = records.map((record, index) => this.#outgoing(record, keys[index]!));
    const fitting = all.filter((one) => !one.isTooLarge);
    const size = fitting.reduce((sum, { bytes }) => sum + bytes, 0);
    if (fitting.length > 0) await this.#commits.write(size, () => this.#staged.push(...fitting));
    const tooLarge = all.find((one) => one.isTooLarge);
    if (tooLarge) throw new RecordTooLarge(tooLarge.record);
    return all.map((one) => one.position!);
  }

  problem(): string | undefined {
    return this.#commits.problem();
  }

  /** Ends after what was appended before, or after a bound when the brokers are away. */
  async close(): Promise<void> {
    await withinTime(20_000, 'no end', this.#commits.close()).catch(() => {});
    await this.#dropProducer();
  }

  #outgoing(record: LogRecord, key: BodyKey): Outgoing {
    const { options, partitions } = this.#parts;
    const value = encodeDelivery(record.delivery, key, {
      isPacked: options.compression === 'gzip',
    });
    const partition = partitionOf(record.key, partitions);
    const bytes = value.length + record.key.length + RECORD_BYTES;
    const message = { key: record.key, value, partition };
    return { record, message, bytes, isTooLarge: bytes > MAX_REQUEST_BYTES };
  }

  async #commit(stage: () => void): Promise<void> {
    this.#staged = [];
    stage();
    const staged = this.#staged;
    try {
      if (staged.length === 0) await this.#probe();
      for (const batch of batchesOf(staged)) await this.#send(batch);
    } catch (error) {
      await this.#dropProducer();
      const reason = explainKafkaError(error, this.#parts.options).message;
      throw new LogUnavailable(reason, { cause: error });
    }
  }

  /** Whether the brokers are there again. */
  async #probe(): Promise<void> {
    const { admin, options } = this.#parts;
    await admin.ask((one) => one.fetchTopicOffsets(options.topic), 2_000);
  }

  async #send(batch: readonly Outgoing[]): Promise<void> {
    const started = performance.now();
    for (;;) {
      try {
        const left = await this.#sendOnce(batch);
        if (left.length === 0) return;
        throw new Error('a partition was left out of the answer');
      } catch (error) {
        if (hasType(error, 'MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE')) {
          await this.#sendHalves(batch);
          return;
        }
        const explained = explainKafkaError(error, this.#parts.options);
        const isLate = performance.now() - started > 11_000;
        if (isLate || explained.name === 'LogMisconfigured') throw explained;
        await this.#dropProducer();
        await sleep(200);
      }
    }
  }

  /** Only the one that is too large stays behind. Others of its request may be in the log twice. */
  async #sendHalves(batch: readonly Outgoing[]): Promise<void> {
    if (batch.length === 1) {
      batch[0]!.isTooLarge = true;
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await this.#send(batch.slice(0, middle));
    await this.#send(batch.slice(middle));
  }

  /**
   * Gives what has no position afterwards: when leaders move, the client may resolve without having
   * sent the records of a partition.
   */
  async #sendOnce(batch: readonly Outgoing[]): Promise<readonly Outgoing[]> {
    const unsent = batch.filter((one) => !one.position);
    const producer = await this.#connect();
    const answers = await producer.send({
      topic: this.#parts.options.topic,
      acks: -1,
      timeout: 8_000,
      // What is sealed does not get smaller: bodies are packed before.
      compression: CompressionTypes.None,
      messages: unsent.map((one) => one.message),
    });
    const next = new Map<number, number>();
    for (const { partition, baseOffset } of answers) {
      const first = Number(baseOffset ?? -1);
      if (first >= 0) next.set(partition, first);
    }
    for (const one of unsent) {
      const { partition } = one.message;
      const offset = next.get(partition);
      if (offset === undefined) continue;
      one.position = { partition, offset };
      next.set(partition, offset + 1);
    }
    return unsent.filter((one) => !one.position);
  }

  #connect(): Promise<Producer> {
    this.#producer ??= this.#begin();
    return this.#producer;
  }

  async #begin(): Promise<Producer> {
    const producer = this.#parts.kafka.producer({
      idempotent: false,
      allowAutoTopicCreation: false,
      createPartitioner: () => (args) => args.message.partition!,
    });
    try {
      await producer.connect();
    } catch (error) {
      await producer.disconnect().catch(() => {});
      throw error;
    }
    return producer;
  }

  async #dropProducer(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    const ended = producer?.then((one) => one.disconnect());
    if (ended) await withinTime(1_000, 'no end', ended).catch(() => {});
  }
}

/** Of a size that brokers take; a larger record goes alone, so that it fails alone. */
function* batchesOf(outgoing: readonly Outgoing[]): Generator<readonly Outgoing[]> {
  let batch: Outgoing[] = [];
  let bytes = 0;
  for (const one of outgoing) {
    if (batch.length > 0 && bytes + one.bytes > MAX_BATCH_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(one);
    bytes += one.bytes;
  }
  if (batch.length > 0) yield batch;
}
