import { setTimeout as sleep } from 'node:timers/promises';
import { ReadAborted, type Session, StatementLate, WarehouseUnavailable } from './warehouse.ts';

/** What a driver can do to a statement that runs on a connection. */
export interface LaneOptions {
  /** Tells the engine to end it. Asked again until it has ended. */
  readonly cancel: () => Promise<void>;
  /** Frees the connection of a statement that does not end; without it the connection is lost. */
  readonly cut?: () => void;
  /** How long a cancelled statement may take to end. */
  readonly graceMs?: number;
  /** Told of a statement that has not ended within the grace; the promise settles when it does. */
  readonly onLost?: (ended: Promise<unknown>) => void;
}

export interface StatementBounds {
  readonly ms: number;
  readonly signal?: AbortSignal | undefined;
}

/** A connection on which every statement is answered within a bound. */
export interface Lane {
  /**
   * Runs one statement; the caller sees to it that it is the only one.
   * @throws WarehouseUnavailable at the deadline, ReadAborted after the signal; by then the engine has
   * ended the statement, or the lane is lost.
   */
  use<Result>(
    statement: (connection: Session) => Promise<Result>,
    bounds: StatementBounds,
  ): Promise<Result>;
  /** True once a statement has not ended: nothing more can be done on the connection. */
  isLost(): boolean;
  close(): Promise<void>;
}

const GRACE_MS = 10_000;
const CANCEL_AGAIN_MS = 250;

/**
 * `max_execution_time` does not bound everything that a statement can wait for (a mutation, a lock),
 * so a timer of this process does: it cancels the statement and gives it a short grace to end.
 */
export function lane(connection: Session, options: LaneOptions): Lane {
  const { cancel, cut, graceMs = GRACE_MS, onLost } = options;
  let lost: string | undefined;

  /** Resolves true when the statement has ended. */
  async function ended(running: Promise<unknown>): Promise<boolean> {
    let isOver = false;
    const over = running.then(
      () => {
        isOver = true;
      },
      () => {
        isOver = true;
      },
    );
    const until = performance.now() + graceMs;
    while (!isOver && performance.now() < until) {
      // It may not be listed by the engine yet, or the order may be lost on the way.
      cancel().catch(() => {});
      await Promise.race([over, sleep(Math.min(CANCEL_AGAIN_MS, graceMs))]);
    }
    return isOver;
  }

  return {
    async use(statement, { ms, signal }) {
      if (lost !== undefined) throw new WarehouseUnavailable(lost);
      if (signal?.aborted) throw new ReadAborted('Nobody waits for the answer any more.');
      const running = statement(connection);
      running.catch(() => {});
      const why = await bound(running, ms, signal);
      if (why === 'answered') return running;
      const error =
        why === 'aborted'
          ? new ReadAborted('Nobody waits for the answer any more.')
          : new StatementLate(
              `A statement was not answered within ${seconds(ms)} and was stopped.`,
            );
      if (await ended(running)) {
        // It may have come to its end in the last moment: then its outcome is known.
        return running.catch(() => {
          throw error;
        });
      }
      if (cut) cut();
      else {
        lost = `A statement was not answered within ${seconds(ms)} and could not be stopped; its connection was given up.`;
        onLost?.(running);
      }
      throw why === 'aborted' ? error : new StatementLate(lost ?? error.message);
    },
    isLost: () => lost !== undefined,
    async close() {
      // To close a connection that is in use would wait for its statement.
      if (lost === undefined) await connection.close();
    },
  };
}

function bound(
  running: Promise<unknown>,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<'answered' | 'late' | 'aborted'> {
  return new Promise((resolve) => {
    const done = (why: 'answered' | 'late' | 'aborted') => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      resolve(why);
    };
    const aborted = () => done('aborted');
    const timer = setTimeout(() => done('late'), Math.min(ms, 2 ** 31 - 1));
    signal?.addEventListener('abort', aborted, { once: true });
    running.then(
      () => done('answered'),
      () => done('answered'),
    );
  });
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}
