import type { Consumption, EventLog } from '@throughline/ingest/log/event-log';
import type { Deriver } from '@throughline/transform/derive/deriver';
import type { Loader } from '@throughline/transform/load/loader';

/** Loads the log into the warehouse and keeps the derived tables up with it. */
export interface Worker {
  /** Offsets up to which everything is visible in reports, for each partition. */
  visible(): readonly number[];
  /** Resolves once everything before these offsets is visible. */
  settled(offsets: readonly number[]): Promise<void>;
  /** What keeps it from working now, if anything. */
  problem(): string | undefined;
  stop(): Promise<void>;
}

export const LOAD_GROUP = 'load';
const IDLE_MS = 1_000;
const RETRY_MS = [200, 500, 1_000, 2_000, 5_000];

export async function startWorker(
  log: EventLog,
  loader: Loader,
  deriver: Deriver,
  onError: (error: unknown, what: string) => void,
): Promise<Worker> {
  let running = true;
  const problems = new Map<'load' | 'derive', string>();
  let wake = () => {};
  let visible = new Array<number>(log.partitions).fill(0);
  const waiting = new Set<() => void>();
  let failures = 0;

  const note = (error: unknown, what: 'load' | 'derive') => {
    problems.set(what, `${what}: ${error instanceof Error ? error.message : String(error)}`);
    onError(error, what);
  };
  const consumption: Consumption = log.consume(
    LOAD_GROUP,
    async (batch) => {
      await loader.load(batch);
      problems.delete('load');
      wake();
    },
    { maxRecords: 20_000, maxBytes: 24 * 1024 * 1024, onError: (error) => note(error, 'load') },
  );

  const deriving = (async () => {
    while (running) {
      try {
        const committed = await log.committed(LOAD_GROUP);
        const published = await deriver.advance();
        failures = 0;
        problems.delete('derive');
        if (published) continue;
        visible = [...committed];
        for (const check of waiting) check();
        await pause(IDLE_MS, (resolve) => {
          wake = resolve;
        });
      } catch (error) {
        note(error, 'derive');
        await pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!);
      }
    }
  })();

  return {
    visible: () => visible,
    problem: () => (problems.size > 0 ? [...problems.values()].join('; ') : undefined),
    settled: (offsets) =>
      new Promise((resolve) => {
        const check = () => {
          if (!offsets.every((offset, partition) => (visible[partition] ?? 0) >= offset)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
        wake();
      }),
    async stop() {
      running = false;
      wake();
      await consumption.stop();
      await deriving;
    },
  };
}

function pause(ms: number, early?: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    early?.(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
