import type { Failure } from './find-culprits.ts';
import type { Kind } from './stages.ts';

const LONGEST_REASON = 500;

/** What one derivation has found out about keys that may be at fault. */
export class Verdicts {
  readonly #aside = new Map<string, readonly unknown[]>();
  readonly #cleared = new Set<string>();

  /** Sets the key aside, or clears it where nothing has failed. */
  judge(kind: Kind, key: bigint, failure: Failure | undefined): void {
    if (failure)
      this.#aside.set(`${kind} ${key}`, [
        ...[kind, String(key)],
        ...[reasonOf(failure), failure.isExhausted],
      ]);
    else this.#cleared.add(`${kind} ${key}`);
  }

  isJudged(kind: Kind, key: bigint): boolean {
    return this.#aside.has(`${kind} ${key}`) || this.#cleared.has(`${kind} ${key}`);
  }

  /** Rows of `work_aside`: kind, key, error, is_exhausted. */
  get aside(): readonly (readonly unknown[])[] {
    return [...this.#aside.values()];
  }
}

function reasonOf({ error }: Failure): string {
  const text = (error instanceof Error ? error.message : String(error)).toWellFormed();
  return text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON)}…`.toWellFormed() : text;
}
