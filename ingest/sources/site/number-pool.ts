import { createHash } from 'node:crypto';
import type { Micros } from '../../contract/time.ts';

/** Visitors that one pool remembers; with more at once, those that were seen longest ago are forgotten first. */
const MOST_VISITORS = 200_000;

interface Lease {
  readonly number: string;
  readonly until: Micros;
}

/**
 * Who is shown which number of a pool. A visitor who asks again keeps the number; a free number goes to one
 * visitor alone. What it knows follows from the leases that were given out, so that a collector that starts
 * learns it from the log (`recall`).
 */
export class NumberPool {
  readonly #numbers: readonly string[];
  readonly #hold: Micros;
  /** By visitor, the one who was seen longest ago first. */
  readonly #leases = new Map<string, Lease>();
  /** Until when the number is somebody’s, and whose. */
  readonly #taken = new Map<string, Lease & { readonly visitor: string }>();

  /** @param hold how long a number stays a visitor’s after the last request, µs. */
  constructor(numbers: readonly string[], hold: Micros) {
    this.#numbers = numbers;
    this.#hold = hold;
  }

  /**
   * The visitor’s number. Collectors that do not know of each other begin to look at different places, which the
   * visitor names, so that two visitors seldom meet before most numbers are taken.
   * @param held what the visitor was shown by another collector, or before a restart.
   * @param mayShare hands out a taken number where no free one is left: the one that will be free first.
   * @returns undefined where all numbers are taken.
   */
  lease(visitor: string, now: Micros, held?: string, mayShare = false): string | undefined {
    const own = this.#leases.get(visitor);
    const number =
      (own && own.until > now ? own.number : undefined) ??
      (held !== undefined && this.#isFree(held, now) ? held : undefined) ??
      this.#firstFree(visitor, now) ??
      (mayShare ? this.#firstToBeFree() : undefined);
    if (number !== undefined) this.recall(visitor, number, now);
    return number;
  }

  /** A lease that was given out at a time. */
  recall(visitor: string, number: string, at: Micros): void {
    if (!this.#numbers.includes(number)) return;
    const until = at + this.#hold;
    const before = this.#leases.get(visitor);
    if (before && before.until > until) return;
    this.#leases.delete(visitor);
    this.#leases.set(visitor, { number, until });
    const taken = this.#taken.get(number);
    if (!taken || taken.until <= until) this.#taken.set(number, { number, until, visitor });
    this.#forget(at);
  }

  #isFree(number: string, now: Micros): boolean {
    return this.#numbers.includes(number) && !((this.#taken.get(number)?.until ?? 0) > now);
  }

  #firstFree(visitor: string, now: Micros): string | undefined {
    const count = this.#numbers.length;
    if (count === 0) return undefined;
    const start = createHash('sha256').update(visitor).digest().readUInt32BE() % count;
    for (let step = 0; step < count; step++) {
      const number = this.#numbers[(start + step) % count]!;
      if (this.#isFree(number, now)) return number;
    }
    return undefined;
  }

  #firstToBeFree(): string | undefined {
    return [...this.#taken.values()].sort((a, b) => a.until - b.until)[0]?.number;
  }

  #forget(now: Micros): void {
    for (const [visitor, { until }] of this.#leases) {
      if (until > now && this.#leases.size <= MOST_VISITORS) return;
      this.#leases.delete(visitor);
    }
  }
}
