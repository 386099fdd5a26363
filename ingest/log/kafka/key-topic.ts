import { CompressionTypes, type Kafka } from 'kafkajs';
import { LogUnavailable } from '../event-log.ts';
import type { KeyStore } from '../sealing/key-store.ts';
import type { KafkaAdmin } from './admin.ts';
import { explainKafkaError } from './errors.ts';
import type { KafkaLogOptions } from './options.ts';
import { KafkaReader } from './reader.ts';
import { ensureTopic } from './topic.ts';
import { withinTime } from './within-time.ts';

interface Kept {
  readonly offset: number;
  readonly name: string;
  readonly text: string;
}

const PUT_MS = 12_000;
/** Readers of the keys stay in their group while the log is used: new roots come every few seconds under load. */
const IDLE_MS = 10 * 60_000;
/** What was destroyed is gone from the brokers' disks once they have compacted: within these bounds. */
const SEGMENT_MS = 10 * 60_000;

/**
 * The keys of a log on Kafka, in a topic beside the log's that is compacted: of each name the latest text
 * stays. One partition, read whole when it is opened.
 */
export class KeyTopic implements KeyStore {
  readonly place: string;
  readonly #kafka: Kafka;
  readonly #options: KafkaLogOptions;
  readonly #reader: KafkaReader<Kept>;
  readonly #entries = new Map<string, string>();
  #next = 0;
  #refreshing: Promise<ReadonlyMap<string, string>> | undefined;

  private constructor(kafka: Kafka, admin: KafkaAdmin, options: KafkaLogOptions) {
    this.place = `the topic ${options.topic}`;
    this.#kafka = kafka;
    this.#options = options;
    this.#reader = new KafkaReader(kafka, admin, { ...options, idleMs: IDLE_MS }, 1, {
      entryOf: (_partition, { offset, value }) => kept(Number(offset), value),
    });
  }

  static async open(kafka: Kafka, admin: KafkaAdmin, log: KafkaLogOptions): Promise<KeyTopic> {
    const options = { ...log, topic: `${log.topic}-keys` };
    await ensureTopic(admin, {
      topic: options.topic,
      numPartitions: 1,
      replicationFactor: options.replication,
      settings: {
        'cleanup.policy': 'compact',
        'min.cleanable.dirty.ratio': '0.01',
        'segment.ms': String(SEGMENT_MS),
        'max.compaction.lag.ms': String(SEGMENT_MS),
        'min.insync.replicas': String(options.replication >= 3 ? 2 : 1),
      },
    });
    const topic = new KeyTopic(kafka, admin, options);
    await topic.refresh();
    return topic;
  }

  entries(): ReadonlyMap<string, string> {
    return this.#entries;
  }

  async put(entries: ReadonlyMap<string, string>): Promise<void> {
    const producer = this.#kafka.producer({ idempotent: false, allowAutoTopicCreation: false });
    const messages = [...entries].map(([name, text]) => ({
      key: name,
      value: JSON.stringify([name, text]),
    }));
    const store = async () => {
      await producer.connect();
      await producer.send({
        topic: this.#options.topic,
        acks: -1,
        timeout: 8_000,
        compression: CompressionTypes.None,
        messages,
      });
    };
    try {
      await withinTime(PUT_MS, 'no answer', store());
    } catch (error) {
      const { message } = explainKafkaError(error, this.#options);
      throw new LogUnavailable(`The log's keys cannot be written: ${message}`, { cause: error });
    } finally {
      await withinTime(2_000, 'no end', producer.disconnect()).catch(() => {});
    }
  }

  refresh(): Promise<ReadonlyMap<string, string>> {
    this.#refreshing ??= this.#readOn().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  close(): Promise<void> {
    return this.#reader.close();
  }

  async #readOn(): Promise<ReadonlyMap<string, string>> {
    const fresh = new Map<string, string>();
    const read = await this.#reader.read(0, this.#next, Number.MAX_SAFE_INTEGER - this.#next);
    for (const { offset, name, text } of read) {
      this.#next = offset + 1;
      if (!name) continue;
      fresh.set(name, text);
      this.#entries.set(name, text);
    }
    return fresh;
  }
}

/** Somebody else may write into the topic: what is no entry of ours is passed over. */
function kept(offset: number, value: Buffer | null): Kept {
  try {
    const [name, text] = JSON.parse(String(value)) as [unknown, unknown];
    if (typeof name === 'string' && typeof text === 'string') return { offset, name, text };
  } catch {
    // Falls through.
  }
  return { offset, name: '', text: '' };
}
