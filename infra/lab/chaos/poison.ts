import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import { deterministicId } from '@throughline/ingest/contract/ids';
import { encodeDelivery } from '@throughline/ingest/log/delivery-codec';
import { Kafka, logLevel } from 'kafkajs';
import type { Random } from '../../simulator/random.ts';
import type { Servers } from './server-config.ts';

/** A record of the topic that nobody can map, and the delivery that the line has to take it for. */
interface Poison {
  readonly value: Buffer;
  readonly taken: RawDelivery;
}

const WITHIN_MS = 60_000;

/** Writes records into the topic that no collector would write. Each must cost one bad row. */
export class Poisoner {
  /** What lies in the topic, as the line has to take it. */
  readonly written: RawDelivery[] = [];
  readonly #servers: Servers;
  readonly #random: Random;

  constructor(servers: Servers, random: Random) {
    this.#servers = servers;
    this.#random = random;
  }

  /**
   * One of each kind, each into some partition. Tries until a broker has taken them.
   * @throws Error when none has within a minute.
   */
  async write(): Promise<void> {
    const end = performance.now() + WITHIN_MS;
    const { brokers, topic } = this.#servers.kafka;
    const poisons = poisonsOf(this.#random, this.written.length, topic);
    const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
    for (;;) {
      const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 3 } });
      try {
        await producer.connect();
        await producer.send({ topic, messages: poisons.map(({ value }) => ({ value })) });
        this.written.push(...poisons.map(({ taken }) => taken));
        return;
      } catch (error) {
        // The broker may be away. What it has taken already it takes twice, and still costs one row.
        if (performance.now() > end) throw error;
      } finally {
        await producer.disconnect().catch(() => {});
      }
    }
  }
}

function poisonsOf(random: Random, number: number, topic: string): readonly Poison[] {
  const foreign = (body: Buffer): Poison => ({
    value: body,
    taken: delivery({ source: 'unreadable', account: topic, endpoint: 'log' }, body),
  });
  const own = (source: string, endpoint: string): Poison => {
    const body = Buffer.from(`{"cut off ${number}`);
    const taken = delivery({ source, account: 'nobody', endpoint }, body);
    return { value: encodeDelivery(taken), taken };
  };
  const noise = Buffer.from(Array.from({ length: 64 }, () => random.int(0, 255)));
  // MessagePack: an array that begins as a delivery does, [1, number], and ends there.
  const half = Buffer.from([0x92, 1, 0xcd, number >> 8, number & 255]);
  return [foreign(noise), foreign(half), own('ga4', 'collect'), own('closed', 'webhook')];
}

function delivery(
  place: Pick<RawDelivery, 'source' | 'account' | 'endpoint'>,
  body: Buffer,
): RawDelivery {
  const id = deterministicId('poison', place.source, String(body));
  return { id, ...place, receivedAt: Date.now() * 1000, headers: {}, query: '', body };
}
