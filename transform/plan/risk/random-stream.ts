import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';
import { normalQuantile } from '../figures/normal.ts';

/**
 * Uniform numbers between 0 and 1 that belong to a name: the same seed and name draw the same ones, whatever else is
 * drawn and in whatever order. So two scenarios of a plan differ by what they plan, not by their luck.
 */
export function uniformStream(seed: number, name: string): () => number {
  const generator = xoroshiro128plus(hash(seed, name));
  // The first numbers of neighbouring states resemble each other.
  skipN(generator, 64);
  return () => ((generator.next() >>> 0) + 0.5) / 4_294_967_296;
}

function fillNormal(seed: number, name: string, into: Float64Array): Float64Array {
  const next = uniformStream(seed, name);
  for (let draw = 0; draw < into.length; draw++) into[draw] = normalQuantile(next());
  return into;
}

/** So many normal numbers are kept, those of the names that were drawn last: 20 MB, however many draws were asked for. */
const KEPT = 2_560_000;
const kept = new Map<string, Float64Array>();

/**
 * Normal numbers that belong to a name, not to be written over: a plan draws the same ones whatever rate it is discounted by
 * and whatever its lines come to, so that the last ones are kept.
 */
export function normals(seed: number, name: string, draws: number): Float64Array {
  const key = `${seed} ${draws} ${name}`;
  const found = kept.get(key);
  if (found) return found;
  const drawn = fillNormal(seed, name, new Float64Array(draws));
  kept.set(key, drawn);
  let size = [...kept.values()].reduce((sum, { length }) => sum + length, 0);
  for (const [oldest, { length }] of kept) {
    if (size <= KEPT) break;
    kept.delete(oldest);
    size -= length;
  }
  return drawn;
}

/** FNV-1a over the name, then the finish of MurmurHash3, so that names of one letter's difference share no bits. */
function hash(seed: number, name: string): number {
  let state = 0x811c9dc5 ^ seed;
  for (let index = 0; index < name.length; index++)
    state = Math.imul(state ^ name.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) | 0;
}
