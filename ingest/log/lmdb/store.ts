import { statfs } from 'node:fs/promises';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { GroupState } from '../consuming.ts';
import { decodeDelivery, encodeDelivery, encodeEmptied, sealOf } from '../delivery-codec.ts';
import {
  type Destroyed,
  type LogEntry,
  type LogRecord,
  LogUnavailable,
  type Position,
} from '../event-log.ts';
import { GroupCommit, type GroupCommitOptions } from '../group-commit.ts';
import { partitionOf } from '../partition-of.ts';
import { type BodyKey, LogKeys } from '../sealing/log-keys.ts';
import { takingTurns } from '../taking-turns.ts';
import { KeyFile } from './key-file.ts';
import { scrubFreePages } from './scrub-free-pages.ts';

export interface LmdbStoreOptions extends Omit<GroupCommitOptions, 'commit'> {
  readonly path: string;
  /** Of a new store; one that exists keeps its own number. */
  readonly partitions: number;
}

const ENDS = 'ends';
const DROPPED_AT_ONCE = 10_000;

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
  readonly keys: LogKeys;
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
      const keys = KeyFile.open(options.path);
      const store = new LmdbStore(env, head, options, keys);
      if (keys.isNew && store.#isSealed()) {
        await env.close();
        throw new LogUnavailable(
          `log_keys_missing: The log's keys are not in ${keys.place}, and its bodies are sealed with them. Restore the file from the backup that belongs to this log: without it they are lost.`,
        );
      }
      return store;
    } catch (cause) {
      if (cause instanceof LogUnavailable) throw cause;
      throw new LogUnavailable(`The log in ${options.path} cannot be opened: ${cause}`, { cause });
    }
  }

  private constructor(
    env: RootDatabase,
    head: Database<number[], string>,
    options: LmdbStoreOptions,
    keys: KeyFile,
  ) {
    this.keys = new LogKeys(keys);
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
    const refusal = this.#writes.refusal();
    if (refusal) throw refusal;
    const keys = await this.keys.reserve(records.length);
    const encoded: { readonly partition: number; readonly bytes: Buffer }[] = [];
    const turn = takingTurns();
    for (const [index, { key, delivery }] of records.entries()) {
      const bytes = encodeDelivery(delivery, keys[index]);
      encoded.push({ partition: partitionOf(key, this.partitions), bytes });
      await turn();
    }
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
      const { delivery, isDestroyed } = decodeDelivery(value, this.#keyOf);
      yield { partition, offset: key[1], delivery, ...(isDestroyed && { isDestroyed }) };
    }
  }

  /** What was sealed loses its key. What an earlier version stored in the clear is rewritten without its body. */
  async destroy(positions: readonly Position[]): Promise<Destroyed> {
    const sealed: Pick<BodyKey, 'root' | 'index'>[] = [];
    let isAnyClear = false;
    const clear: (readonly [at: Position, emptied: Buffer])[] = [];
    for (const at of positions) {
      const bytes = this.#records.get([at.partition, at.offset]);
      if (!bytes) continue;
      const seal = sealOf(bytes);
      if (seal) {
        sealed.push(seal);
        continue;
      }
      isAnyClear = true;
      const { delivery, isDestroyed } = decodeDelivery(bytes);
      if (!isDestroyed) clear.push([at, encodeEmptied(delivery)]);
    }
    const destroyed = await this.keys.destroy(sealed);
    if (clear.length > 0)
      await this.#writes.write(128 * clear.length, () => {
        for (const [{ partition, offset }, bytes] of clear)
          this.#records.put([partition, offset], bytes);
      });
    // Also where an attempt before has rewritten them and came no further.
    if (isAnyClear)
      await scrubFreePages(this.#env, [this.#head, this.#records, this.#groups, this.#notes]);
    return { bodies: destroyed + clear.length, inTheClear: 0 };
  }

  async dropBefore(offsets: readonly number[]): Promise<void> {
    for (const [partition, before] of offsets.entries()) {
      const range = { start: [partition, 0], end: [partition, before], limit: DROPPED_AT_ONCE };
      for (;;) {
        const keys = [...this.#records.getKeys(range)];
        if (keys.length === 0) break;
        await this.#writes.write(16 * keys.length, () => {
          for (const key of keys) this.#records.remove(key);
        });
      }
    }
  }

  #keyOf = (root: string, index: number) => this.keys.keyOf(root, index);

  /** Whether the newest record of a partition is sealed. */
  #isSealed(): boolean {
    return this.ends().some((end, partition) => {
      const bytes = end > 0 ? this.#records.get([partition, end - 1]) : undefined;
      return bytes !== undefined && sealOf(bytes) !== undefined;
    });
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
