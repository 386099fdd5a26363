import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import { LogMisconfigured, LogUnavailable } from '../event-log.ts';
import { explainKafkaError, isTopicMissing, type KafkaPlace } from './errors.ts';
import { OutOfTime, withinTime } from './within-time.ts';

/** How long a question to the brokers is tried. */
const BOUND_MS = 12_000;

/**
 * Questions to the brokers beside the stream. A connection that has failed is left behind and the
 * question asked again over a new one: one that has seen a broker die may never mend.
 */
export class KafkaAdmin {
  readonly #kafka: Kafka;
  readonly #place: KafkaPlace;
  #current: Promise<Admin> | undefined;
  #closed = false;

  constructor(kafka: Kafka, place: KafkaPlace) {
    this.#kafka = kafka;
    this.#place = place;
  }

  /** @throws LogUnavailable after `boundMs`, LogMisconfigured mostly at once. */
  async ask<T>(question: (admin: Admin) => Promise<T>, boundMs = BOUND_MS): Promise<T> {
    const started = performance.now();
    let reason: Error | undefined;
    for (;;) {
      if (this.#closed) throw new LogUnavailable('The log is closed.');
      const left = Math.max(1, boundMs - (performance.now() - started));
      const connecting = this.#connect();
      try {
        return await withinTime(left, 'no answer', connecting.then(question));
      } catch (error) {
        this.#leave(connecting);
        const explained = explainKafkaError(error, this.#place);
        const spent = performance.now() - started;
        // The last try may have had no time to learn what is wrong.
        if (!(error instanceof OutOfTime)) reason = explained;
        if (spent >= boundMs - 500) throw reason ?? explained;
        if (explained instanceof LogMisconfigured && !isTopicMissing(error)) throw explained;
      }
      await sleep(200);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const current = this.#current;
    this.#current = undefined;
    if (current) await disconnect(current);
  }

  #connect(): Promise<Admin> {
    this.#current ??= this.#begin();
    return this.#current;
  }

  async #begin(): Promise<Admin> {
    const admin = this.#kafka.admin();
    try {
      await admin.connect();
    } catch (error) {
      await admin.disconnect().catch(() => {});
      throw error;
    }
    return admin;
  }

  #leave(connecting: Promise<Admin>): void {
    if (this.#current === connecting) this.#current = undefined;
    void disconnect(connecting);
  }
}

async function disconnect(connecting: Promise<Admin>): Promise<void> {
  const ended = connecting.then((admin) => admin.disconnect());
  await withinTime(3_000, 'no end', ended).catch(() => {});
}
