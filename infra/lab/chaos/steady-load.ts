import { type Address, deliver } from './load-generator.ts';
import type { Sending } from './wire-load.ts';

export interface SteadyLoad {
  /** Everything that was acknowledged, in no certain order. */
  readonly acknowledged: readonly Sending[];
  /** Requests that had to be made again. */
  refused(): number;
  /** Longest time from the first request to the acknowledgement, in ms. */
  slowestMs(): number;
  /** Rejects when the load is wrong; never resolves. */
  readonly failed: Promise<never>;
  /** Sends nothing more; resolves when all is acknowledged. */
  stop(): Promise<void>;
}

const TICK_MS = 50;

/** Sends so many requests a second whether they are answered or not, as many vendors do. */
export function steadyLoad(
  perSecond: number,
  next: () => Sending,
  address: (sending: Sending) => Promise<Address>,
): SteadyLoad {
  const acknowledged: Sending[] = [];
  const running = new Set<Promise<void>>();
  const began = performance.now();
  let sent = 0;
  let tries = 0;
  let slowest = 0;
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const begin = () => {
    const sending = next();
    const at = performance.now();
    const one = deliver(sending, address, () => {
      tries += 1;
    }).then(() => {
      acknowledged.push(sending);
      slowest = Math.max(slowest, performance.now() - at);
      running.delete(one);
    });
    running.add(one);
    one.catch(fail);
  };
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * perSecond;
    for (; sent < due; sent += 1) begin();
  }, TICK_MS);
  return {
    acknowledged,
    failed,
    refused: () => tries - acknowledged.length - running.size,
    slowestMs: () => slowest,
    async stop() {
      clearInterval(timer);
      await Promise.race([Promise.all(running), failed]);
    },
  };
}
