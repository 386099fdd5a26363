import { setTimeout as sleep } from 'node:timers/promises';

export interface Probe {
  /** The longest that an answer of /health/live took so far, ms. */
  readonly longestMs: () => number;
  stop(): Promise<void>;
}

const EVERY_MS = 25;

/** Asks whether the process lives, all the time: what is slow here is an event loop that stands still. */
export function probe(url: string): Probe {
  let longest = 0;
  let going = true;
  const loop = async () => {
    while (going) {
      const began = performance.now();
      await fetch(`${url}/health/live`).then(
        (answer) => answer.arrayBuffer(),
        () => undefined,
      );
      longest = Math.max(longest, performance.now() - began);
      await sleep(EVERY_MS);
    }
  };
  const done = loop();
  return {
    longestMs: () => longest,
    async stop() {
      going = false;
      await done;
    },
  };
}
