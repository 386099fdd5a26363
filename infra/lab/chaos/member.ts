import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastPhase, type Phase } from './flight-recorder.ts';
import { type LineChild, startLine } from './line-child.ts';
import type { DieAt, LineOrders } from './line-process.ts';
import type { Address } from './load-generator.ts';

/** Longest time that a process may take to end in order. */
const LEAVES_WITHIN_MS = 60_000;

/** One place in the distributed line, and the processes that take it one after the other. */
export class Member {
  readonly name: string;
  /** Rejects when a process ends that nobody has killed. */
  readonly failed: Promise<never>;
  readonly #orders: LineOrders;
  readonly #output: number;
  #fail: (error: Error) => void = () => {};
  #line: LineChild;
  #isLeaving = false;

  constructor(name: string, orders: LineOrders, output: number) {
    this.name = name;
    this.#orders = orders;
    this.#output = output;
    this.failed = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => {});
    this.#line = this.#begin();
  }

  /** The present process. */
  get line(): LineChild {
    return this.#line;
  }

  /** Where the present process listens, or the next when it dies before. */
  async address(): Promise<Address> {
    for (;;) {
      try {
        return await this.#line.ready;
      } catch {
        await sleep(20);
      }
    }
  }

  phase(): Phase {
    return lastPhase(this.#orders.recorder);
  }

  /** SIGKILL, if it has not died by itself, and a new process at once. Resolves with what it was doing. */
  async kill(dieAt?: DieAt): Promise<Phase> {
    this.#line.kill();
    await this.#line.exit;
    const phase = this.phase();
    this.#line = this.#begin(dieAt);
    return phase;
  }

  /** Ends it in order. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    const closed = this.#line.ask({ ask: 'close' }).then(() => this.#line.exit);
    const late = sleep(LEAVES_WITHIN_MS, undefined, { ref: false });
    const exit = await Promise.race([closed, late]);
    if (exit?.code !== 0)
      throw new Error(
        `${this.name} was told to stop and ${exit ? `ended with ${exit.signal ?? exit.code}` : 'did not'}`,
      );
  }

  /** A new process after one that has left. */
  enter(): void {
    this.#isLeaving = false;
    this.#line = this.#begin();
  }

  #begin(dieAt?: DieAt): LineChild {
    // Until it has noted a phase of its own, it is starting.
    rmSync(this.#orders.recorder, { force: true });
    const line = startLine({ ...this.#orders, ...(dieAt && { dieAt }) }, this.#output);
    line.exit.then(({ code, signal }) => {
      if (signal !== 'SIGKILL' && !this.#isLeaving)
        this.#fail(new Error(`${this.name} ended by itself with ${signal ?? code}`));
    });
    return line;
  }
}
