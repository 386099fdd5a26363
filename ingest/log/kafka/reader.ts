import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { LogUnavailable } from '../event-log.ts';
import type { KafkaAdmin } from './admin.ts';
import type { KafkaRecord } from './entry.ts';
import { explainKafkaError } from './errors.ts';
import type { KafkaLogOptions } from './options.ts';
import { type Fetched, KafkaSession } from './session.ts';
import { withinTime } from './within-time.ts';

/** A read that is under way. */
interface Reading<Entry> {
  readonly partition: number;
  readonly to: number;
  readonly entries: Entry[];
  next: number;
  done(): void;
}

const READ_MS = 15_000;
/** Unused for so long it leaves its group, and lets go of what it kept. */
const IDLE_MS = 10_000;

export interface ReaderParts<Entry> {
  readonly entryOf: (partition: number, record: KafkaRecord) => Entry;
  /** Called before `entryOf` of records that have just come. */
  readonly prepare?: (records: readonly KafkaRecord[]) => Promise<void>;
}

/**
 * Reads ranges of a topic, one after the other: a group with this one member, made at the first read
 * and gone when closed, in which all partitions are paused but the one that is read.
 */
export class KafkaReader<Entry extends { readonly offset: number }> {
  readonly #kafka: Kafka;
  readonly #admin: KafkaAdmin;
  readonly #options: KafkaLogOptions & { readonly idleMs?: number };
  readonly #parts: ReaderParts<Entry>;
  readonly #partitions: number;
  readonly #groupId: string;
  #session: Promise<KafkaSession> | undefined;
  #reading: Reading<Entry> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #hasJoined = false;
  /** What the last request brought behind what was asked for: mostly what is asked for next. */
  readonly #kept = new Map<number, readonly KafkaRecord[]>();

  constructor(
    kafka: Kafka,
    admin: KafkaAdmin,
    options: KafkaLogOptions & { readonly idleMs?: number },
    partitions: number,
    parts: ReaderParts<Entry>,
  ) {
    this.#parts = parts;
    this.#kafka = kafka;
    this.#admin = admin;
    this.#options = options;
    this.#partitions = partitions;
    this.#groupId = `${options.topic}-reader-${randomUUID()}`;
  }

  /** @throws LogUnavailable when the brokers do not give it in time. */
  read(partition: number, from: number, limit: number): Promise<readonly Entry[]> {
    const reading = this.#last.then(() => this.#read(partition, from, limit));
    this.#last = reading.catch(() => {});
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#last = this.#last.then(() => this.#leave());
    }, this.#options.idleMs ?? IDLE_MS).unref();
    return reading;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#last;
    if (!this.#hasJoined) return;
    await this.#leave();
    // Else the brokers forget it by themselves, after days.
    await this.#admin.ask((one) => one.deleteGroups([this.#groupId]), 2_000).catch(() => {});
  }

  async #read(partition: number, from: number, limit: number): Promise<readonly Entry[]> {
    const kept = this.#fromKept(partition, from, limit);
    const next = (kept.at(-1)?.offset ?? from - 1) + 1;
    const rest = from + limit - next;
    return rest <= 0 ? kept : [...kept, ...(await this.#fetch(partition, next, rest))];
  }

  #fromKept(partition: number, from: number, limit: number): readonly Entry[] {
    const all = this.#kept.get(partition) ?? [];
    const at = all.findIndex(({ offset }) => Number(offset) === from);
    if (at < 0) return [];
    const records = all.slice(at, at + limit);
    const wanted = records.filter(({ offset }) => Number(offset) < from + limit);
    return this.#entries(partition, wanted);
  }

  #entries(partition: number, records: readonly KafkaRecord[]): Entry[] {
    return records.map((record) => this.#parts.entryOf(partition, record));
  }

  async #fetch(partition: number, from: number, limit: number): Promise<readonly Entry[]> {
    const all = await this.#admin.ask((one) => one.fetchTopicOffsets(this.#options.topic));
    const bounds = all.find((one) => one.partition === partition);
    const start = Math.max(from, Number(bounds?.low ?? 0));
    const end = Math.min(from + limit, Number(bounds?.high ?? 0));
    if (start >= end) return [];
    try {
      return await withinTime(READ_MS, 'nothing was read', this.#collect(partition, start, end));
    } catch (error) {
      await this.#leave();
      throw new LogUnavailable(explainKafkaError(error, this.#options).message, { cause: error });
    } finally {
      this.#reading = undefined;
    }
  }

  async #collect(partition: number, from: number, to: number): Promise<readonly Entry[]> {
    this.#session ??= this.#join();
    this.#hasJoined = true;
    const session = await this.#session;
    const entries: Entry[] = [];
    const collected = new Promise<void>((done) => {
      this.#reading = { partition, to, entries, next: from, done };
    });
    session.seek(partition, from);
    session.resume(partition);
    await Promise.race([collected, session.failed]);
    session.pause(partition);
    return entries;
  }

  async #join(): Promise<KafkaSession> {
    const pauseAll = (partitions: readonly number[]) => {
      for (const partition of partitions) session.pause(partition);
      const reading = this.#reading;
      if (!reading) return;
      session.seek(reading.partition, reading.next);
      session.resume(reading.partition);
    };
    const session = new KafkaSession(
      {
        kafka: this.#kafka,
        topic: this.#options.topic,
        groupId: this.#groupId,
        sessionTimeoutMs: this.#options.sessionTimeoutMs,
        // So long a read waits at the most before its request goes out.
        maxWaitMs: 20,
        maxPartitions: this.#partitions,
        maxBytes: 128 * 1024,
      },
      {
        assigned: pauseAll,
        revoked: () => {},
        fetched: async (fetched) => {
          await this.#parts.prepare?.(fetched.records);
          this.#take(session, fetched);
        },
      },
    );
    try {
      await session.join();
    } catch (error) {
      await session.end();
      throw error;
    }
    return session;
  }

  #take(session: KafkaSession, { partition, records, resolve }: Fetched): void {
    const reading = this.#reading;
    const first = records[0];
    if (!reading || reading.partition !== partition || !first) return;
    const fresh = records.filter(({ offset }) => Number(offset) >= reading.next);
    const wanted = fresh.filter(({ offset }) => Number(offset) < reading.to);
    reading.entries.push(...this.#entries(partition, wanted));
    reading.next = (reading.entries.at(-1)?.offset ?? reading.next - 1) + 1;
    this.#kept.set(partition, fresh.slice(wanted.length));
    const last = Number(records.at(-1)!.offset);
    resolve(last);
    if (last < reading.to - 1) return;
    this.#reading = undefined;
    session.pause(partition);
    reading.done();
  }

  async #leave(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#kept.clear();
    await session?.then((one) => one.end()).catch(() => {});
  }
}
