import { statfs } from 'node:fs/promises';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { GroupState } from '../consuming.ts';
import { decodeDelivery, encodeDelivery } from '../delivery-codec.ts';
import { type LogEntry, type LogRecord, LogUnavailable, type Position } from '../event-log.ts';
import { GroupCommit, type GroupCommitOptions } from '../group-commit.ts';
import { partitionOf } from '../partition-of.ts';

export interface LmdbStoreOptions extends Omit<GroupCommitOptions, 'commit'> {
  readonly path: string;
  /** Of a new store; one that exists keeps its own number. */
  readonly partitions: number;
}

const ENDS = 'ends';

/**
 * What the embedded log keeps, in four LMDB databases: `head` (the end of each partition), `records`
 * under (partition, offset), `groups` under (group, partition), and `notes` under the group.
 *
 * Every transaction is conditional on the version of `head`, which it moves on: offsets stay
 * contiguous even if a second process writes to the folder, and a commit whose outcome is unknown
 * cannot be overwritten.
 */
export class LmdbStore {
  readonly partitions: number;
  readonly #path: string;
  readonly #env: RootDatabase;
  readonly #head: Database<number[], string>;
  readonly #records: Database<Buffer, [number, number]>;
  readonly #groups: Database<number[], [string, number]>;
  readonly #notes: Database<string, string>;
  readonly #writes: GroupCommit;
  readonly #listeners: Set<() => void>[];
  /** Ends inside the transaction that is being made. */
  #ends: number[] = [];

  static async open(options: LmdbStoreOptions): Promise<LmdbStore> {
    try {
      // Without overlapping syncs a commit is on disk when it resolves, a failed sync fails the
      // commit, and a consumer never sees what a power cut could take back.
      const env = open({
        path: options.path,
        noSubdir: false,
        overlappingSync: false,
        eventTurnBatching: false,
        maxDbs: 8,
      });
      const head = env.openDB<number[], string>({ name: 'head', useVersions: true });
      await head.ifNoExists(ENDS, () => {
        head.put(ENDS, new Array<number>(options.partitions).fill(0), 1);
      });
      return new LmdbStore(env, head, options);
    } catch (cause) {
      throw new LogUnavailable(`The log in ${options.path} cannot be opened: ${cause}`, { cause });
    }
  }

  private constructor(
    env: RootDatabase,
    head: Database<number[], string>,
    options: LmdbStoreOptions,
  ) {
    this.#path = options.path;
    this.#env = env;
    this.#head = head;
    this.#records = env.openDB({ name: 'records', encoding: 'binary' });
    this.#groups = env.openDB({ name: 'groups' });
    this.#notes = env.openDB({ name: 'notes' });
    this.partitions = this.ends().length;
    this.#listeners = Array.from({ length: this.partitions }, () => new Set());
    this.#writes = new GroupCommit({ ...options, commit: (stage) => this.#commit(stage) });
  }

  ends(): readonly number[] {
    return this.#head.get(ENDS)!;
  }

  async append(records: readonly LogRecord[]): Promise<readonly Position[]> {
    const encoded = records.map(({ key, delivery }) => ({
      partition: partitionOf(key, this.partitions),
      bytes: encodeDelivery(delivery),
    }));
    const positions = new Array<Position>(records.length);
    const size = encoded.reduce((sum, { bytes }) => sum + bytes.length, 0);
    await this.#writes.write(size, () => {
      encoded.forEach(({ partition, bytes }, index) => {
        const offset = this.#ends[partition]!++;
        positions[index] = { partition, offset };
        this.#records.put([partition, offset], bytes);
      });
    });
    for (const partition of new Set(encoded.map((record) => record.partition))) {
      this.wake(partition);
    }
    return positions;
  }

  groupState(group: string, partition: number): GroupState {
    const [committed = 0, first, last] = this.#groups.get([group, partition]) ?? [];
    return first === undefined || last === undefined
      ? { committed }
      : { committed, pending: { first, last } };
  }

  /** Stores states of one group by partition; absent ones stay. */
  async saveGroup(group: string, states: ReadonlyMap<number, GroupState>): Promise<void> {
    await this.#writes.write(64 * states.size, () => {
      for (const [partition, { committed, pending }] of states) {
        const state = pending ? [committed, pending.first, pending.last] : [committed];
        this.#groups.put([group, partition], state);
      }
    });
  }

  /** @throws when anything was appended already. */
  async beginAt(offsets: readonly number[]): Promise<void> {
    await this.#writes.write(8 * offsets.length, () => {
      if (this.#ends.some((end) => end > 0)) throw new Error('the log is not empty');
      this.#ends = [...offsets];
    });
  }

  note(group: string): string | undefined {
    return this.#notes.get(group);
  }

  async keepNote(group: string, text: string): Promise<void> {
    await this.#writes.write(text.length, () => {
      this.#notes.put(group, text);
    });
  }

  /** Entries with `from <= offset < to`, read as they are taken. */
  *range(partition: number, from: number, to: number): Generator<LogEntry> {
    const range = { start: [partition, from], end: [partition, to], limit: Math.max(0, to - from) };
    for (const { key, value } of this.#records.getRange(range)) {
      yield { partition, offset: key[1], delivery: decodeDelivery(value) };
    }
  }

  /** Calls `listener` once, after the next append to the partition or a `wake`. */
  onceAppended(partition: number, listener: () => void): void {
    this.#listeners[partition]!.add(listener);
  }

  wake(partition: number): void {
    const listeners = [...this.#listeners[partition]!];
    this.#listeners[partition]!.clear();
    for (const listener of listeners) listener();
  }

  problem(): string | undefined {
    return this.#writes.problem();
  }

  async close(): Promise<void> {
    await this.#writes.close();
    await this.#env.close();
  }

  async #commit(stage: () => void): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const { value, version } = this.#head.getEntry(ENDS)!;
      this.#ends = [...value];
      const landed = await this.#head
        .ifVersion(ENDS, version!, () => {
          stage();
          this.#head.put(ENDS, this.#ends, version! + 1);
        })
        .catch(async (error) => {
          throw new Error(await this.#describe(await causeOf(error)), { cause: error });
        });
      if (landed) return;
    }
    throw new Error('another process writes to the same folder');
  }

  /** A full disk shows as a short write, which LMDB calls an I/O error: tell how much room there is. */
  async #describe(cause: unknown): Promise<string> {
    const message = cause instanceof Error ? cause.message : String(cause);
    const disk = await statfs(this.#path).catch(() => undefined);
    if (!disk) return message;
    const free = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024);
    return `${message} (${free} MiB free in ${this.#path})`;
  }
}

/** lmdb-js keeps what the disk said in a promise of its own, which must not be left unheard. */
async function causeOf(error: unknown): Promise<unknown> {
  const inner = error instanceof Error && 'commitError' in error ? error.commitError : undefined;
  if (!(inner instanceof Promise)) return error;
  return inner.then(
    () => error,
    (cause: unknown) => cause,
  );
}
