import { DEFAULT_PAUSES, type RetryPauses } from '../consuming.ts';
import type {
  BatchHandler,
  ConsumeOptions,
  Consumption,
  Destroyed,
  EventLog,
  LogEntry,
  LogRecord,
  Position,
} from '../event-log.ts';
import type { LogKeys } from '../sealing/log-keys.ts';
import { takingTurns } from '../taking-turns.ts';
import { LmdbConsumption } from './consumption.ts';
import { LmdbStore, type LmdbStoreOptions } from './store.ts';

export interface LmdbLogOptions extends Omit<LmdbStoreOptions, 'partitions'> {
  /** Of a new log (default 4); one that exists keeps its own number. */
  readonly partitions?: number;
  /** Between tries of a batch: 100 ms growing to 5 s by default. */
  readonly pauses?: RetryPauses;
}

/**
 * Opens (or makes) the embedded log in a folder of its own. One process at a time consumes from it.
 * @throws LogUnavailable when the folder cannot be opened.
 */
export async function openLmdbLog(options: LmdbLogOptions): Promise<EventLog> {
  const { partitions = 4, pauses = DEFAULT_PAUSES, ...rest } = options;
  if (!Number.isInteger(partitions) || partitions < 1) {
    throw new RangeError(`partitions: ${partitions}, expected a whole number from 1`);
  }
  return new LmdbLog(await LmdbStore.open({ ...rest, partitions }), pauses);
}

class LmdbLog implements EventLog {
  readonly #store: LmdbStore;
  readonly #pauses: RetryPauses;
  readonly #consuming = new Map<string, Consumption>();
  #broken: string | undefined;
  /** Whoever reads page after page waits for nothing else. */
  readonly #turn = takingTurns();
  #closing: Promise<void> | undefined;

  constructor(store: LmdbStore, pauses: RetryPauses) {
    this.#store = store;
    this.#pauses = pauses;
  }

  get partitions(): number {
    return this.#store.partitions;
  }

  get keys(): LogKeys {
    return this.#store.keys;
  }

  destroy(positions: readonly Position[]): Promise<Destroyed> {
    return this.#store.destroy(positions);
  }

  dropBefore(offsets: readonly number[]): Promise<void> {
    return this.#store.dropBefore(offsets);
  }

  append(records: readonly LogRecord[]): Promise<readonly Position[]> {
    if (records.length === 0) return Promise.resolve([]);
    return this.#store.append(records);
  }

  consume(group: string, handle: BatchHandler, options: ConsumeOptions = {}): Consumption {
    if (this.#closing) throw new Error('the log is closed');
    this.#refuseWhileConsuming(group);
    const ended = (error?: unknown) => {
      this.#consuming.delete(group);
      if (error)
        this.#broken = `Group ${group} has ended: ${error instanceof Error ? error.message : error}`;
    };
    const consumption = new LmdbConsumption(
      this.#store,
      group,
      handle,
      options,
      this.#pauses,
      ended,
    );
    this.#consuming.set(group, consumption);
    return consumption;
  }

  async ends(): Promise<readonly number[]> {
    return this.#store.ends();
  }

  async committed(group: string): Promise<readonly number[]> {
    return Array.from(
      { length: this.partitions },
      (_, partition) => this.#store.groupState(group, partition).committed,
    );
  }

  async seek(group: string, offsets: readonly number[]): Promise<void> {
    this.#refuseWhileConsuming(group);
    const ends = this.#store.ends();
    const wrong = ends.findIndex((end, partition) => {
      const offset = offsets[partition];
      return !Number.isInteger(offset) || offset! < 0 || offset! > end;
    });
    if (wrong >= 0 || offsets.length !== ends.length) {
      throw new RangeError(
        `offsets ${JSON.stringify(offsets)}, expected one of 0 to the end in each partition: ${JSON.stringify(ends)}`,
      );
    }
    const states = offsets.map((committed, partition) => [partition, { committed }] as const);
    await this.#store.saveGroup(group, new Map(states));
  }

  async beginAt(offsets: readonly number[]): Promise<void> {
    if (offsets.length !== this.partitions || this.#store.ends().some((end) => end > 0))
      throw new RangeError(`offsets ${JSON.stringify(offsets)} for a log that is not empty`);
    await this.#store.beginAt(offsets);
  }

  async note(group: string): Promise<string | undefined> {
    return this.#store.note(group);
  }

  keepNote(group: string, text: string): Promise<void> {
    return this.#store.keepNote(group, text);
  }

  async read(partition: number, from: number, limit: number): Promise<readonly LogEntry[]> {
    await this.#turn();
    const end = this.#store.ends()[partition];
    if (end === undefined) throw new RangeError(`partition ${partition} of ${this.partitions}`);
    return [...this.#store.range(partition, from, Math.min(end, from + limit))];
  }

  problem(): string | undefined {
    return this.#store.problem() ?? this.#broken;
  }

  /** Lets running batches end first. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#consuming.values()].map((consumption) => consumption.stop()));
    await this.#store.close();
  }

  #refuseWhileConsuming(group: string): void {
    if (this.#consuming.has(group)) throw new Error(`group ${group} is being consumed already`);
  }
}
