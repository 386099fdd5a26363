import type { Sequences } from './path-order.ts';

/** An odd number whose powers spread over all 32 bits. */
const BASE = 0x9e3779b1;

/**
 * For each touch of each path, the path that is left without that touch: its index, or -1 where it is
 * not among the paths. The paths must be distinct. Takes time linear in the number of touches: the hash of a
 * shortened path is put together from the hashes of its two ends.
 */
export function shortenedPaths({ starts, touches }: Sequences): Int32Array {
  const hashes = endHashes({ starts, touches });
  const find = pathFinder({ starts, touches }, hashes);
  const shortened = new Int32Array(touches.length);
  for (let path = 0; path + 1 < starts.length; path++) {
    const start = starts[path]!;
    const end = starts[path + 1]!;
    // The hash of what stands before the touch, with the weight that its place in the shortened path gives it.
    let before = 0;
    let weight = 1;
    for (let at = start; at < end; at++) {
      const repeats = at > start && touches[at] === touches[at - 1];
      const after = at + 1 < end ? hashes[at + 1]! : 0;
      shortened[at] = repeats
        ? shortened[at - 1]!
        : find(path, at - start, (before + Math.imul(weight, after)) | 0);
      before = (before + Math.imul(weight, touches[at]! + 1)) | 0;
      weight = Math.imul(weight, BASE);
    }
  }
  return shortened;
}

/** For each touch the hash of its path from there on: the touch, plus `BASE` times the hash of the rest. */
function endHashes({ starts, touches }: Sequences): Int32Array {
  const hashes = new Int32Array(touches.length);
  for (let path = 0; path + 1 < starts.length; path++) {
    let hash = 0;
    for (let at = starts[path + 1]! - 1; at >= starts[path]!; at--) {
      hash = (Math.imul(hash, BASE) + touches[at]! + 1) | 0;
      hashes[at] = hash;
    }
  }
  return hashes;
}

/** Finds a path without one of its touches, by the hash of what is left. */
function pathFinder(
  { starts, touches }: Sequences,
  hashes: Int32Array,
): (path: number, position: number, hash: number) => number {
  const count = starts.length - 1;
  // At most half of the slots are taken; a slot holds a path's index + 1, or 0.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
  const mask = slots.length - 1;
  for (let path = 0; path < count; path++) {
    if (starts[path] === starts[path + 1]) continue;
    let slot = mixed(hashes[starts[path]!]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = path + 1;
  }

  const isWithout = (found: number, path: number, position: number): boolean => {
    const left = starts[found]!;
    const right = starts[path]!;
    const length = starts[found + 1]! - left;
    if (length !== starts[path + 1]! - right - 1) return false;
    for (let i = 0; i < position; i++) if (touches[left + i] !== touches[right + i]) return false;
    for (let i = position; i < length; i++) {
      if (touches[left + i] !== touches[right + i + 1]) return false;
    }
    return true;
  };
  return (path, position, hash) => {
    for (let slot = mixed(hash) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const found = slots[slot]! - 1;
      if (hashes[starts[found]!] === hash && isWithout(found, path, position)) return found;
    }
    return -1;
  };
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}
