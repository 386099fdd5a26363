import { setMaxListeners } from 'node:events';
import { ReadAborted } from '@throughline/transform/warehouse/warehouse';

interface Entry<Answer> {
  readonly answer: Promise<Answer>;
  /** 0 while the answer is still being made. */
  size: number;
  /** How many still want it while it is being made. */
  wanted: number;
  readonly making: AbortController;
}

/**
 * Answers by key, the least recently used dropped first. Who asks while an answer is being made waits
 * for the same one; when nobody waits any more it is given up. Right for as long as the key names the
 * state that was read: states never change.
 */
export class ReportCache<Answer> {
  readonly #entries = new Map<string, Entry<Answer>>();
  readonly #limit: number;
  readonly #sizeOf: (answer: Answer) => number;
  #size = 0;

  /** @param limit how much to keep, in the units of `sizeOf`. */
  constructor(limit: number, sizeOf: (answer: Answer) => number) {
    this.#limit = limit;
    this.#sizeOf = sizeOf;
  }

  /**
   * @param make is told by its signal that nobody wants the answer any more.
   * @param signal of the one who asks: aborted, it waits no longer.
   * @throws ReadAborted after the signal.
   */
  async get(
    key: string,
    make: (signal: AbortSignal) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    if (signal?.aborted) throw new ReadAborted('Nobody waits for the answer any more.');
    const entry = this.#entries.get(key) ?? this.#begin(key, make);
    // Behind the others: it was used last.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return this.#wait(key, entry, signal);
  }

  #begin(key: string, make: (signal: AbortSignal) => Promise<Answer>): Entry<Answer> {
    const making = new AbortController();
    setMaxListeners(0, making.signal);
    const entry: Entry<Answer> = { answer: make(making.signal), size: 0, wanted: 0, making };
    entry.answer.then(
      (answer) => {
        if (this.#entries.get(key) !== entry) return;
        entry.size = this.#sizeOf(answer);
        this.#size += entry.size;
        this.#shrink();
      },
      // An outage is not an answer.
      () => this.#forget(key, entry),
    );
    return entry;
  }

  #wait(key: string, entry: Entry<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
    entry.wanted += 1;
    if (!signal) return entry.answer;
    return new Promise((resolve, reject) => {
      const aborted = () => {
        entry.wanted -= 1;
        if (entry.wanted === 0 && entry.size === 0) {
          this.#forget(key, entry);
          entry.making.abort();
        }
        reject(new ReadAborted('Nobody waits for the answer any more.'));
      };
      signal.addEventListener('abort', aborted, { once: true });
      entry.answer
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', aborted));
    });
  }

  #forget(key: string, entry: Entry<Answer>): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  #shrink(): void {
    for (const [key, { size }] of this.#entries) {
      if (this.#size <= this.#limit) return;
      if (size === 0) continue;
      this.#entries.delete(key);
      this.#size -= size;
    }
  }
}
