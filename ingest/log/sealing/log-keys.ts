import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { LogUnavailable } from '../event-log.ts';
import type { KeyStore } from './key-store.ts';
import { BODIES, KeyTree } from './key-tree.ts';
import type { Screen, Tombstone } from './tombstone.ts';

/** Key of one body, and where it is found again. */
export interface BodyKey {
  readonly root: string;
  readonly index: number;
  readonly key: Buffer;
}

interface Root {
  /** ms since 1970 UTC: the first body sealed under it is not older. */
  readonly at: number;
  readonly tree: KeyTree;
}

export interface LogKeysOptions {
  /** ms since 1970 UTC. */
  readonly now?: () => number;
}

/** A root serves bodies of so long a time only, so that those of a day can expire together. */
export const ROOT_MS = 24 * 60 * 60 * 1000;
const ROOT = 'root:';
const ERASURE = 'erasure:';
const SECRET = 'secret';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keys of the log's bodies, and what was erased from it: kept beside the log, in one store that is read
 * whole before the log is. A writer numbers the bodies under a root of its own, so that a body is sealed
 * before its offset is known; a root is durable before the first body under it.
 *
 * Who loses this store has lost the log.
 */
export class LogKeys {
  readonly #store: KeyStore;
  readonly #now: () => number;
  readonly #roots = new Map<string, Root>();
  readonly #tombstones = new Map<string, Tombstone>();
  #secret: Buffer | undefined;
  #writing: { readonly id: string; readonly root: Root; next: number } | undefined;
  #making: Promise<void> | undefined;

  constructor(store: KeyStore, { now = Date.now }: LogKeysOptions = {}) {
    this.#store = store;
    this.#now = now;
    this.#take(store.entries());
  }

  /** Keys for so many bodies, each given out once. @throws LogUnavailable when no root can be stored. */
  async reserve(bodies: number): Promise<readonly BodyKey[]> {
    const keys: BodyKey[] = [];
    while (keys.length < bodies) {
      const writing = this.#writing;
      if (!writing || writing.next >= BODIES || this.#now() - writing.root.at > ROOT_MS) {
        this.#making ??= this.#makeRoot().finally(() => {
          this.#making = undefined;
        });
        await this.#making;
        continue;
      }
      const index = writing.next++;
      keys.push({ root: writing.id, index, key: writing.root.tree.keyOf(index)! });
    }
    return keys;
  }

  /** Whether it can be told if a body under this root was destroyed. */
  knows(root: string): boolean {
    return this.#roots.has(root);
  }

  /** Undefined where it was destroyed. @throws LogUnavailable for a root that the store does not hold. */
  keyOf(root: string, index: number): Buffer | undefined {
    const found = this.#roots.get(root);
    if (!found)
      throw new LogUnavailable(
        `The log's keys in ${this.#store.place} lack the root ${root}: bodies of the log cannot be read. Restore the keys from the backup that belongs to this log.`,
      );
    return found.tree.keyOf(index);
  }

  /** Resolves once nobody can make these keys again; how many there were. */
  async destroy(bodies: readonly Pick<BodyKey, 'root' | 'index'>[]): Promise<number> {
    const touched = new Set<string>();
    let destroyed = 0;
    for (const { root, index } of bodies) {
      const tree = this.#roots.get(root)?.tree;
      if (tree?.destroy(index)) destroyed += 1;
      // Also where it was gone: an attempt before may not have come to storing that.
      if (tree) touched.add(root);
    }
    await this.#keepRoots(touched);
    return destroyed;
  }

  /** Destroys the keys of all bodies that were sealed before `before` (ms since 1970 UTC), root by root. */
  async expire(before: number): Promise<number> {
    const touched = new Set<string>();
    for (const [id, { at, tree }] of this.#roots) {
      if (at + ROOT_MS >= before || this.#writing?.id === id) continue;
      if (Object.keys(tree.nodes).length === 0) continue;
      tree.clear();
      touched.add(id);
    }
    await this.#keepRoots(touched);
    return touched.size;
  }

  tombstones(): readonly Tombstone[] {
    return [...this.#tombstones.values()];
  }

  async bury(tombstone: Tombstone): Promise<void> {
    await this.#store.put(new Map([[ERASURE + tombstone.id, JSON.stringify(tombstone)]]));
    this.#tombstones.set(tombstone.id, tombstone);
  }

  /**
   * Takes over what was erased from another log, whose deliveries are about to be appended to this one.
   * @throws Error where this log has erased people of its own: the two hash names under different keys.
   */
  async adopt(other: LogKeys): Promise<void> {
    const tombstones = other.tombstones();
    if (tombstones.length === 0) return;
    await this.refresh();
    if (this.#secret && !this.#secret.equals(other.#secret!))
      throw new Error(
        `erasures_differ: People were erased from both logs, and what was erased from one cannot be told to the other. Move into a log that is new: another topic (log.kafka.topic).`,
      );
    await this.#store.put(new Map([[SECRET, other.#secret!.toString('base64')]]));
    this.#secret = other.#secret;
    for (const tombstone of tombstones) await this.bury(tombstone);
  }

  /** HMAC-SHA256 under the installation's key, hex; undefined while nothing was ever erased here. */
  hashOf(text: string): string | undefined {
    return this.#secret && keyedHash(this.#secret, text);
  }

  /** What another thread needs to drop what was erased; undefined while nothing was ever erased here. */
  screen(): Screen | undefined {
    return this.#secret && { secret: this.#secret, tombstones: this.tombstones() };
  }

  /** Makes the installation's key where there is none. */
  async withSecret(): Promise<void> {
    await this.refresh();
    if (this.#secret) return;
    const made = new Map([[SECRET, randomBytes(32).toString('base64')]]);
    await this.#store.put(made);
    this.#take(made);
    // Of two processes that made one at the same moment the later one counts for both.
    await this.refresh();
  }

  /** Under the installation's key: for what has to be kept until work is done. */
  wrap(text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#wrapping(), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64');
  }

  unwrap(wrapped: string): string {
    const bytes = Buffer.from(wrapped, 'base64');
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#wrapping(), iv);
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const sealed = bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  }

  /** Takes over what other processes have stored. */
  async refresh(): Promise<void> {
    this.#take(await this.#store.refresh());
  }

  async close(): Promise<void> {
    await this.#store.close();
  }

  #wrapping(): Buffer {
    if (!this.#secret) throw new Error('there is no key of the installation yet');
    return createHmac('sha256', this.#secret).update('throughline wrapping').digest();
  }

  async #makeRoot(): Promise<void> {
    const id = randomBytes(12).toString('base64url');
    const root: Root = { at: this.#now(), tree: new KeyTree({ '': randomBytes(32) }) };
    await this.#store.put(new Map([[ROOT + id, rootText(root)]]));
    this.#roots.set(id, root);
    this.#writing = { id, root, next: 0 };
  }

  async #keepRoots(ids: ReadonlySet<string>): Promise<void> {
    if (ids.size === 0) return;
    const entries = [...ids].map((id) => [ROOT + id, rootText(this.#roots.get(id)!)] as const);
    await this.#store.put(new Map(entries), { isDestroying: true });
  }

  #take(entries: ReadonlyMap<string, string>): void {
    for (const [name, text] of entries) {
      if (name.startsWith(ROOT)) this.#takeRoot(name.slice(ROOT.length), text);
      else if (name.startsWith(ERASURE)) {
        const tombstone = JSON.parse(text) as Tombstone;
        this.#tombstones.set(tombstone.id, tombstone);
      } else if (name === SECRET) this.#secret = Buffer.from(text, 'base64');
    }
  }

  #takeRoot(id: string, text: string): void {
    const { at, nodes } = JSON.parse(text) as { at: number; nodes: Record<string, string> };
    const keys = Object.entries(nodes).map(([path, key]) => [path, Buffer.from(key, 'base64')]);
    const root = { at, tree: new KeyTree(Object.fromEntries(keys)) };
    this.#roots.set(id, root);
    // Another process may have destroyed bodies of the root that this one is writing under.
    if (this.#writing?.id === id) this.#writing = { id, root, next: this.#writing.next };
  }
}

export function keyedHash(secret: Uint8Array, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

function rootText({ at, tree }: Root): string {
  const nodes = Object.entries(tree.nodes).map(([path, key]) => [path, key.toString('base64')]);
  return JSON.stringify({ at, nodes: Object.fromEntries(nodes) });
}
