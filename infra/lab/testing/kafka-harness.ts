import { randomUUID } from 'node:crypto';
import type { Batch, EventLog, LogRecord } from '@throughline/ingest/log/event-log';
import { openKafkaLog } from '@throughline/ingest/log/kafka/log';
import type { KafkaLogOptions } from '@throughline/ingest/log/kafka/options';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { record } from '../../../ingest/log/event-log.contract.ts';
import { type Broker, type BrokerOptions, startBroker } from '../kafka/broker.ts';

/** A broker for the suite, and logs on it that are closed after each test. */
export interface KafkaHarness {
  readonly broker: Broker;
  /** Of a topic of its own. */
  options(overrides?: Partial<KafkaLogOptions>): KafkaLogOptions;
  open(options: KafkaLogOptions): Promise<EventLog>;
}

export function withKafka(settings: BrokerOptions = {}): KafkaHarness {
  let broker: Broker;
  const logs: EventLog[] = [];
  beforeAll(async () => {
    broker = await startBroker(settings);
  });
  afterEach(async () => {
    await Promise.all(logs.splice(0).map((log) => log.close()));
  });
  afterAll(() => broker.remove());
  return {
    get broker() {
      return broker;
    },
    options: (overrides = {}) => ({
      brokers: [broker.bootstrap],
      topic: `log-${randomUUID()}`,
      partitions: 4,
      replication: 1,
      retentionDays: 1,
      compression: 'gzip',
      sessionTimeoutMs: 3_000,
      tls: false,
      pauses: { firstMs: 50, longestMs: 200 },
      ...overrides,
    }),
    async open(options) {
      const log = await openKafkaLog(options);
      logs.push(log);
      return log;
    },
  };
}

/** Each under a key of its own. */
export function records(count: number, from = 0): LogRecord[] {
  return Array.from({ length: count }, (_, index) => record(`k${from + index}`));
}

export async function caughtUp(log: EventLog, group: string, timeout = 30_000): Promise<void> {
  const look = async () => expect(await log.committed(group)).toEqual(await log.ends());
  await vi.waitFor(look, { timeout, interval: 100 });
}

export const rangeOf = ({ partition, first, last }: Batch) => `${partition}:${first}-${last}`;

/** A sink that remembers ranges, as the loader does by insert tokens. */
export class Sink {
  readonly handled: Batch[] = [];
  readonly #stored = new Map<string, { at: Batch; ids: string[] }>();

  store(batch: Batch): void {
    this.handled.push(batch);
    this.#stored.set(rangeOf(batch), {
      at: batch,
      ids: batch.entries.map((entry) => entry.delivery.id),
    });
  }

  get ids(): string[] {
    return [...this.#stored.values()].flatMap(({ ids }) => ids);
  }

  /** Ranges follow one another in each partition: nothing left out, nothing in two of them. */
  expectTiled(ends: readonly number[]): void {
    for (const [partition, end] of ends.entries()) {
      const own = [...this.#stored.values()]
        .map(({ at }) => at)
        .filter((batch) => batch.partition === partition)
        .sort((a, b) => a.first - b.first);
      let next = 0;
      for (const { first, last } of own) {
        expect([partition, first]).toEqual([partition, next]);
        next = last + 1;
      }
      expect([partition, next]).toEqual([partition, end]);
    }
  }
}
