import type { LogEntry } from '../event-log.ts';

/** A range of consecutive records. */
export interface PlannedRange {
  readonly partition: number;
  readonly first: number;
  readonly last: number;
  readonly entries: readonly LogEntry[];
}

export interface RangeBounds {
  readonly maxRecords: number;
  readonly maxBytes: number;
}

/** What was fetched of a partition and not handed out. Offsets ascend. */
export class KafkaQueue {
  readonly #partition: number;
  readonly #bounds: RangeBounds;
  #entries: LogEntry[] = [];
  #bytes = 0;
  #from: number;
  #next: number;

  constructor(partition: number, from: number, bounds: RangeBounds) {
    this.#partition = partition;
    this.#from = from;
    this.#next = from;
    this.#bounds = bounds;
  }

  /** The offset that is to come next. */
  get next(): number {
    return this.#next;
  }

  /** Whether it holds enough for the next range and one more. */
  isFull(): boolean {
    const { maxRecords, maxBytes } = this.#bounds;
    return this.#entries.length >= 2 * maxRecords || this.#bytes >= maxBytes;
  }

  push(entry: LogEntry): void {
    this.#entries.push(entry);
    this.#bytes += entry.delivery.body.length;
    this.#next = entry.offset + 1;
  }

  /** Goes on behind records that the log keeps no longer. */
  skipTo(offset: number): void {
    this.#next = Math.max(this.#next, offset);
    if (this.#entries.length === 0) this.#from = this.#next;
  }

  /** The next range within the bounds; undefined while nothing is there. */
  take(): PlannedRange | undefined {
    const { maxRecords, maxBytes } = this.#bounds;
    let count = 0;
    let bytes = 0;
    for (const entry of this.#entries) {
      bytes += entry.delivery.body.length;
      if (count === maxRecords || (count > 0 && bytes > maxBytes)) break;
      count += 1;
    }
    return count === 0 ? undefined : this.#remove(count, this.#entries[count - 1]!.offset);
  }

  /** Exactly the records up to `last`; undefined while not all of them are there. */
  takeUpTo(last: number): PlannedRange | undefined {
    if (this.#next <= last) return undefined;
    const behind = this.#entries.findIndex((entry) => entry.offset > last);
    return this.#remove(behind < 0 ? this.#entries.length : behind, last);
  }

  #remove(count: number, last: number): PlannedRange {
    const entries = this.#entries.slice(0, count);
    this.#entries = this.#entries.slice(count);
    for (const { delivery } of entries) this.#bytes -= delivery.body.length;
    const first = this.#from;
    this.#from = last + 1;
    return { partition: this.#partition, first, last, entries };
  }
}
