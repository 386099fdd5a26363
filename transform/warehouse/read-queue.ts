import type { Lane } from './lane.ts';
import {
  type Asker,
  ReadAborted,
  type Session,
  TooManyReads,
  WarehouseBusy,
  WarehouseUnavailable,
} from './warehouse.ts';

export interface ReadQueueOptions {
  readonly lanes: readonly Lane[];
  /** Makes a lane in place of one that was lost. */
  readonly renew: () => Promise<Lane>;
  /** Longest time to an answer, waiting included. */
  readonly ms: number;
  /** So many may wait, of one principal and of all. */
  readonly limits?: ReadLimits;
}

export interface ReadLimits {
  readonly perPrincipal: number;
  readonly all: number;
}

/** A report asks up to a dozen statements at once. */
export const READ_LIMITS: ReadLimits = { perPrincipal: 200, all: 1_000 };

export interface ReadQueue {
  read<Result>(statement: (from: Session) => Promise<Result>, asker?: Asker): Promise<Result>;
  close(): Promise<void>;
}

interface Waiting {
  /** Called with the lane when it is this one's turn. */
  start(lane: Lane): Promise<void>;
  refuse(error: Error): void;
}

/**
 * Reads on a few connections. Principals take turns, each in the order of its own calls, so that one
 * who asks a lot waits behind itself; who no longer wants an answer gives its turn away.
 */
export function readQueue({ lanes, renew, ms, limits = READ_LIMITS }: ReadQueueOptions): ReadQueue {
  const free = [...lanes];
  const all = new Set(lanes);
  /** The first principal is the next to be served. */
  const queues = new Map<string, Set<Waiting>>();
  let waiting = 0;
  let closing: Promise<void> | undefined;
  let busy = 0;
  let idle = () => {};

  function enqueue(name: string, one: Waiting): void {
    const own = queues.get(name) ?? new Set();
    if (waiting >= limits.all)
      throw new WarehouseBusy(`${waiting} reads are waiting already: try again shortly.`);
    if (name !== '' && own.size >= limits.perPrincipal)
      throw new TooManyReads(
        `${own.size} of your reads are waiting already: wait for some of them before you ask for more.`,
      );
    own.add(one);
    queues.set(name, own);
    waiting += 1;
  }

  function leave(name: string, one: Waiting): void {
    const own = queues.get(name);
    if (!own?.delete(one)) return;
    waiting -= 1;
    if (own.size === 0) queues.delete(name);
  }

  function next(): Waiting | undefined {
    const [first] = queues;
    if (!first) return undefined;
    const [name, own] = first;
    const [one] = own;
    leave(name, one!);
    // Behind the others, where it has more to ask.
    if (queues.delete(name)) queues.set(name, own);
    return one;
  }

  async function serve(lane: Lane): Promise<void> {
    busy += 1;
    for (let one = next(); one && !lane.isLost(); one = lane.isLost() ? undefined : next())
      await one.start(lane);
    busy -= 1;
    if (lane.isLost()) await replace(lane);
    else free.push(lane);
    if (busy === 0) idle();
  }

  /** What waits for it meanwhile ends at its own deadline, or on another lane. */
  async function replace(lane: Lane): Promise<void> {
    all.delete(lane);
    if (closing) return;
    try {
      const fresh = await renew();
      all.add(fresh);
      free.push(fresh);
      wake();
    } catch (error) {
      if (all.size > 0) return;
      const why = error instanceof Error ? error.message : String(error);
      for (let one = next(); one; one = next()) one.refuse(new WarehouseUnavailable(why));
    }
  }

  function wake(): void {
    while (waiting > 0 && free.length > 0) void serve(free.shift()!);
  }

  return {
    read(statement, { signal, principal = '' } = {}) {
      if (closing)
        return Promise.reject(
          new WarehouseUnavailable('This connection to the warehouse is closed'),
        );
      if (signal?.aborted)
        return Promise.reject(new ReadAborted('Nobody waits for the answer any more.'));
      return new Promise((resolve, reject) => {
        const until = performance.now() + ms;
        const one: Waiting = {
          async start(lane) {
            done();
            const left = Math.max(1, until - performance.now());
            await lane.use(statement, { ms: left, signal }).then(resolve, reject);
          },
          refuse(error) {
            done();
            leave(principal, one);
            reject(error);
          },
        };
        const aborted = () => one.refuse(new ReadAborted('Nobody waits for the answer any more.'));
        const late = () =>
          one.refuse(
            new WarehouseBusy(`A read did not get its turn within ${Math.round(ms / 1000)} s.`),
          );
        const timer = setTimeout(late, ms);
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', aborted);
        };
        signal?.addEventListener('abort', aborted, { once: true });
        try {
          enqueue(principal, one);
        } catch (error) {
          done();
          reject(error);
          return;
        }
        wake();
      });
    },
    close() {
      closing ??= (async () => {
        for (let one = next(); one; one = next())
          one.refuse(new WarehouseUnavailable('This connection to the warehouse is closed'));
        // What runs has its deadline.
        if (busy > 0)
          await new Promise<void>((resolve) => {
            idle = resolve;
          });
        await Promise.all([...all].map((lane) => lane.close()));
      })();
      return closing;
    },
  };
}
