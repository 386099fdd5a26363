import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

type Label = string | number;

/**
 * A stream of random numbers named by labels. Every person, need and visit draws from a stream of its
 * own, so that switching one thing off leaves all other draws as they were (common random numbers).
 */
export class Random {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number, ...labels: readonly Label[]) {
    this.#generator = xoroshiro128plus(hash(`${seed}|${labels.join('|')}`));
  }

  /** In [0, 1). */
  unit(): number {
    return uniformFloat64(this.#generator);
  }

  /** Whole number in [min, max]. */
  int(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1));
  }

  between(min: number, max: number): number {
    return min + this.unit() * (max - min);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)]!;
  }

  weighted<T>(items: readonly T[], weight: (item: T) => number): T {
    const total = items.reduce((sum, item) => sum + weight(item), 0);
    let left = this.unit() * total;
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return items.findLast((item) => weight(item) > 0) ?? items[0]!;
  }

  exponential(mean: number): number {
    return -Math.log(1 - this.unit()) * mean;
  }

  /** Box–Muller. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    return radius * Math.cos(2 * Math.PI * this.unit());
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** Knuth’s method; for means up to a few dozen. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let product = this.unit();
    let count = 0;
    while (product > limit) {
      product *= this.unit();
      count += 1;
    }
    return count;
  }
}

/** FNV-1a with the finaliser of MurmurHash3: close labels give far seeds. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) | 0;
}

/** Hex digits that follow from the labels; for ids that only have to be stable and different. */
export function hexOf(length: number, ...labels: readonly Label[]): string {
  return createHash('sha256').update(labels.join('|')).digest('hex').slice(0, length);
}

export function uuidOf(...labels: readonly Label[]): string {
  const hex = hexOf(32, ...labels);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
