import { setTimeout as sleep } from 'node:timers/promises';

export interface PartOptions<Value> {
  readonly name: 'log' | 'warehouse' | 'worker';
  /** Opens it; may say what takes its time, for `problem`. */
  readonly open: (doing: (what: string) => void) => Promise<Value>;
  /** Whether an error of `open` is an outage, to be tried again. */
  readonly isOutage: (error: unknown) => boolean;
  /** Made while the part is not open; its message says why. */
  readonly unavailable: (message: string) => Error;
  /** Told of each vain try. */
  readonly onTry?: (message: string) => void;
}

const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000, 10_000];

/**
 * Something that stands on what is outside this process. It is opened with patience: an outage at the
 * start is no reason to end, and whoever asks meanwhile is told what was tried.
 */
export class Part<Value> {
  readonly #options: PartOptions<Value>;
  readonly #closing = new AbortController();
  #value: Value | undefined;
  #problem: string | undefined;
  #doing: { readonly what: string; readonly since: number } | undefined;

  constructor(options: PartOptions<Value>) {
    this.#options = options;
    this.#problem = `The ${options.name} is being opened.`;
  }

  get name(): PartOptions<Value>['name'] {
    return this.#options.name;
  }

  /** @throws what `unavailable` makes, while it is not open. */
  get value(): Value {
    if (this.#value === undefined) throw this.#options.unavailable(this.problem() ?? 'Closed.');
    return this.#value;
  }

  /** Why it is not open; undefined when it is. */
  problem(): string | undefined {
    if (!this.#doing) return this.#problem;
    const seconds = Math.round((performance.now() - this.#doing.since) / 1000);
    return `${this.#doing.what} It has taken ${seconds} s so far.`;
  }

  /**
   * Opens it, as often as it takes.
   * @throws at once what is no outage, and whatever was tried last when it is given up.
   */
  async open(): Promise<Value> {
    const { name, open, isOutage, onTry } = this.#options;
    const began = performance.now();
    for (let tries = 1; ; tries++) {
      try {
        this.#value = await open((what) => {
          this.#doing = { what, since: this.#doing?.since ?? performance.now() };
        });
        this.#doing = undefined;
        this.#problem = undefined;
        return this.#value;
      } catch (error) {
        this.#doing = undefined;
        const why = error instanceof Error ? error.message : String(error);
        if (!isOutage(error)) {
          this.#problem = why;
          throw error;
        }
        const seconds = Math.round((performance.now() - began) / 1000);
        this.#problem = `The ${name} could not be opened in ${tries} ${tries === 1 ? 'try' : 'tries'} over ${seconds} s; it is tried again. ${why}`;
        onTry?.(this.#problem);
        const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1]!;
        await sleep(pause, undefined, { signal: this.#closing.signal }).catch(() => {
          throw error;
        });
      }
    }
  }

  /** It was opened and cannot be used any more. */
  broke(problem: string): void {
    this.#problem = problem;
  }

  /** Gives up a part that is being opened. */
  giveUp(): void {
    this.#closing.abort();
  }
}
