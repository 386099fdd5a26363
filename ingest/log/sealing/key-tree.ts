import { hash } from 'node:crypto';

/** Bodies of one tree: its leaves, numbered from 0. */
export const BODIES = 65_536;
const DEPTH = 16;
const KEY_BYTES = 32;

/** Keys that are left of a tree, by their paths from the root: a text of `0` and `1`, empty for the root. */
export type Nodes = Readonly<Record<string, Buffer>>;

/**
 * Keys of 65,536 bodies that follow from one root, of which each can be destroyed alone: SHA-512 of a
 * node is its two children, and a leaf is a body's key. Nothing leads from a key to its parent or its
 * neighbours. Destroying a leaf puts the siblings along its path (16 at most) in the place of what stood
 * above it.
 *
 * Taken in order a key costs one hash; the keys along the last path are remembered for that.
 */
export class KeyTree {
  readonly #nodes: Map<string, Buffer>;
  /** Keys along the path to the leaf that was asked for last, by depth; `undefined` above what is left. */
  #path: (Buffer | undefined)[] = [];
  #index = -1;

  constructor(nodes: Nodes) {
    this.#nodes = new Map(Object.entries(nodes));
  }

  get nodes(): Nodes {
    return Object.fromEntries(this.#nodes);
  }

  /** Undefined where it was destroyed. */
  keyOf(index: number): Buffer | undefined {
    this.#walk(index);
    return this.#path[DEPTH];
  }

  /** Returns whether there was a key to destroy. */
  destroy(index: number): boolean {
    this.#walk(index);
    const path = this.#path;
    if (!path[DEPTH]) return false;
    const text = textOf(index);
    for (let depth = DEPTH; depth > 0; depth -= 1) {
      if (this.#nodes.delete(text.slice(0, depth))) break;
      const bit = text[depth - 1] === '1' ? 1 : 0;
      const sibling = `${text.slice(0, depth - 1)}${bit === 1 ? '0' : '1'}`;
      // What is left of it was put there when a neighbour was destroyed.
      if (path[depth - 1])
        this.#nodes.set(sibling, Buffer.from(childrenOf(path[depth - 1]!)[1 - bit]!));
    }
    this.#nodes.delete('');
    this.#forget();
    return true;
  }

  /** Destroys all of it. */
  clear(): void {
    this.#nodes.clear();
    this.#forget();
  }

  #forget(): void {
    this.#path = [];
    this.#index = -1;
  }

  #walk(index: number): void {
    if (!Number.isInteger(index) || index < 0 || index >= BODIES)
      throw new RangeError(`body ${index} of ${BODIES}`);
    if (index === this.#index) return;
    const text = textOf(index);
    const common = this.#index < 0 ? -1 : Math.clz32(this.#index ^ index) - (32 - DEPTH);
    if (common < 0) this.#path[0] = this.#nodes.get('');
    for (let depth = Math.max(0, common); depth < DEPTH; depth += 1) {
      const above = this.#path[depth];
      this.#path[depth + 1] = above
        ? childrenOf(above)[text[depth] === '1' ? 1 : 0]
        : this.#nodes.get(text.slice(0, depth + 1));
    }
    this.#index = index;
  }
}

function textOf(index: number): string {
  return index.toString(2).padStart(DEPTH, '0');
}

function childrenOf(key: Buffer): readonly [Buffer, Buffer] {
  const both = hash('sha512', key, 'buffer') as Buffer;
  return [both.subarray(0, KEY_BYTES), both.subarray(KEY_BYTES)];
}
