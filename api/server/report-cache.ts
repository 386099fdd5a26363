interface Entry<Answer> {
  readonly answer: Promise<Answer>;
  /** 0 while the answer is still being made. */
  size: number;
}

/**
 * Answers by key, the least recently used dropped first. Who asks while an answer is being made waits
 * for the same one. Right for as long as the key names the state that was read: states never change.
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

  async get(key: string, make: () => Promise<Answer>): Promise<Answer> {
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known.answer;
    }
    const entry: Entry<Answer> = { answer: make(), size: 0 };
    this.#entries.set(key, entry);
    try {
      const answer = await entry.answer;
      entry.size = this.#sizeOf(answer);
      this.#size += entry.size;
      this.#shrink();
      return answer;
    } catch (error) {
      // An outage is not an answer.
      this.#entries.delete(key);
      throw error;
    }
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
