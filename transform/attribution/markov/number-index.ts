const EMPTY = -1;

/**
 * Numbers keys 0, 1, 2 … in the order in which they are first asked for. Open addressing, because a `Map` is slow
 * with millions of entries.
 */
export class NumberIndex {
  #keys = new Float64Array(64).fill(EMPTY);
  #ids = new Int32Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param key an integer from 0 to 2^53. */
  idOf(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#ids[slot]!;
    this.#keys[slot] = key;
    this.#ids[slot] = this.#size++;
    if (this.#size * 2 > this.#keys.length) this.#grow();
    return this.#size - 1;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let hash = Math.imul((key >>> 0) ^ Math.imul(key / 2 ** 32, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (this.#keys[slot] !== key && this.#keys[slot] !== EMPTY) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, ids] = [this.#keys, this.#ids];
    this.#keys = new Float64Array(keys.length * 4).fill(EMPTY);
    this.#ids = new Int32Array(keys.length * 4);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === EMPTY) continue;
      const slot = this.#slotOf(keys[i]!);
      this.#keys[slot] = keys[i]!;
      this.#ids[slot] = ids[i]!;
    }
  }
}
