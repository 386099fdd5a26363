import type { Wanted } from '../contract/fetching.ts';
import type { Micros } from '../contract/time.ts';

/** Clocks of collectors and of whoever asks may differ by so much. */
const SKEW_MICROS = 250_000;
/** Questions that are remembered; of an older one the same thing is asked again. */
const MOST = 10_000;

interface Question {
  readonly began: Micros;
  /** Resolves once the answer is durable. */
  readonly answered: Promise<void>;
}

/** What was asked for last and when: whatever was named before that is in the answer. */
export class Asked {
  readonly #questions = new Map<string, Question>();

  keyOf({ rule, id }: Wanted): string {
    return `${rule}\0${id}`;
  }

  /** What has still to be asked for, and the answers to questions that began after the rest was named. */
  split<One extends Wanted & { readonly receivedAt: Micros }>(
    named: readonly One[],
  ): { readonly open: One[]; readonly answers: Promise<void>[] } {
    const open: One[] = [];
    const answers: Promise<void>[] = [];
    for (const one of named) {
      const known = this.#questions.get(this.keyOf(one));
      if (known && known.began > one.receivedAt + SKEW_MICROS) answers.push(known.answered);
      else open.push(one);
    }
    return { open, answers };
  }

  /** Remembers a question while it is asked, and afterwards if it was answered. */
  async during(wanted: readonly Wanted[], began: Micros, answered: Promise<void>): Promise<void> {
    const question: Question = { began, answered };
    const keys = wanted.map((one) => this.keyOf(one));
    for (const key of keys) {
      this.#questions.delete(key);
      this.#questions.set(key, question);
    }
    for (const key of this.#questions.keys()) {
      if (this.#questions.size <= MOST) break;
      this.#questions.delete(key);
    }
    try {
      await answered;
    } catch (error) {
      for (const key of keys)
        if (this.#questions.get(key) === question) this.#questions.delete(key);
      throw error;
    }
  }
}
