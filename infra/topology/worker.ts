import type { Consumption, EventLog } from '@throughline/ingest/log/event-log';
import type { Deriver } from '@throughline/transform/derive/deriver';
import type { Loader } from '@throughline/transform/load/loader';
import { Fenced } from '@throughline/transform/warehouse/fenced';
import type { DamageProblem } from '../line/damage-problem.ts';
import { LOAD_GROUP } from '../line/line.ts';
import type { Worker } from '../line/worker.ts';
import type { Work, WorkerEvents } from '../line/worker-events.ts';
import { repeatedFailure } from './repeated-failure.ts';

export interface WorkerParts {
  readonly log: EventLog;
  readonly deriver: Deriver;
  /** Does one piece of work that was asked for, if there is any; only in the process that derives. */
  readonly operate: () => Promise<boolean>;
  readonly loader: Loader;
  /** See `Warehouse.unanswered`. */
  readonly unanswered: (work: string) => number | undefined;
  /** What keeps batches from being prepared, if anything. */
  readonly preparing?: () => string | undefined;
  /** Which stored rows are known to be lost and not yet made again. */
  readonly damage?: () => DamageProblem | undefined;
  /** Told of each revision before the next piece of work. */
  readonly onPublished?: () => void;
  /** The last work of the process that derives, once it is to stop. */
  readonly finish?: () => Promise<void>;
}

/** Names of the sessions in which a worker's statements run. */
const WORKS = ['load', 'derive', 'replay'] as const;
/** So long a statement may be unanswered before it is a problem. */
const SILENT_MS = 60_000;
const IDLE_MS = 1_000;
/**
 * A load and a derivation cost much however little they bring. Under load they are therefore kept apart,
 * from beginning to beginning: what comes meanwhile is one larger piece of work instead of many. What
 * comes after a pause is not held up.
 */
const DERIVATIONS_APART_MS = 1_000;
/** Of one partition; the partitions load one after the other. */
const LOADS_APART_MS = 600;
const LARGEST_LOAD_BYTES = 8 * 1024 * 1024;
const RETRY_MS = [200, 500, 1_000, 2_000, 5_000];

/**
 * Of several processes, the one that holds partition 0 derives: the log already sees to it that there
 * is one at most, and that another follows when it dies.
 */
export function startWorker(
  { log, loader, deriver, operate, unanswered, ...parts }: WorkerParts,
  events: WorkerEvents,
): Worker {
  let running = true;
  const problems = new Map<Work, string>();
  let endPause = () => {};
  let wanted = false;
  const wake = () => {
    wanted = true;
    endPause();
  };
  let failures = 0;
  const note = (error: unknown, work: Work) => {
    if (!running) return;
    problems.set(work, `${work}: ${error instanceof Error ? error.message : String(error)}`);
    events.failed(error, work);
  };
  const consumption: Consumption = log.consume(
    LOAD_GROUP,
    async (batch) => {
      const began = performance.now();
      const result = await loader.load(batch);
      problems.delete('load');
      events.loaded(result, secondsSince(began));
      wake();
    },
    {
      maxRecords: 20_000,
      maxBytes: LARGEST_LOAD_BYTES,
      apartMs: LOADS_APART_MS,
      onError: (error) => note(error, 'load'),
    },
  );
  consumption.done.catch((error) => note(error, 'load'));

  /** When the last derivation that published began. */
  let derivedAt = -Infinity;
  let endPacing = () => {};
  async function keepApart(): Promise<void> {
    const left = derivedAt + DERIVATIONS_APART_MS - performance.now();
    if (left > 0 && running)
      await pause(Math.ceil(left), (end) => {
        endPacing = end;
      });
  }

  async function deriveOnce(): Promise<boolean> {
    const operated = await operate();
    const began = performance.now();
    const published = await deriver.advance();
    if (published) {
      derivedAt = began;
      events.derived(published, secondsSince(began));
      parts.onPublished?.();
    }
    return operated || published !== undefined;
  }

  const repeats = repeatedFailure();
  const deriving = (async () => {
    let derived = false;
    while (running) {
      await keepApart();
      if (!running) break;
      const mine = consumption.holds(0);
      if (mine && !derived) deriver.takeOver();
      derived = mine;
      wanted = false;
      let more = false;
      try {
        more = mine && (await deriveOnce());
        failures = 0;
        problems.delete('derive');
        repeats.forget();
      } catch (error) {
        // Another process derives now, or this one was not heard of for a moment: that is no failure.
        if (!(error instanceof Fenced) && consumption.holds(0)) {
          note(error, 'derive');
          const alarm = repeats.alarm(error);
          if (alarm !== undefined) problems.set('derive', alarm);
          await pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!);
        }
      }
      if (!more && !wanted && running)
        await pause(IDLE_MS, (end) => {
          endPause = end;
        });
    }
  })();

  return {
    problem() {
      const silent = WORKS.flatMap((work) => silence(work, unanswered(work)) ?? []);
      const damage = parts.damage?.();
      const thread = parts.preparing?.();
      const all = [
        ...(damage ? [damage.message] : []),
        ...problems.values(),
        ...(thread === undefined ? [] : [thread]),
        ...silent,
      ];
      return all.length > 0 ? all.join('; ') : undefined;
    },
    damage: () => parts.damage?.(),
    derives: () => consumption.holds(0),
    held: () =>
      Array.from({ length: log.partitions }, (_, partition) => partition).filter((partition) =>
        consumption.holds(partition),
      ).length,
    wake,
    async stop() {
      running = false;
      wake();
      endPacing();
      const isDeriving = consumption.holds(0);
      await Promise.all([consumption.stop(), deriving]);
      // What is not noted now is noted after the next start.
      if (isDeriving) await parts.finish?.().catch(() => {});
      await Promise.all([loader.close(), deriver.close()]);
    },
  };
}

/** A statement that waits for what never comes makes no error; its age tells it. */
function silence(work: string, ms: number | undefined): string | undefined {
  if (ms === undefined || ms < SILENT_MS) return undefined;
  return `${work}: the warehouse has not answered a statement for ${Math.round(ms / 1000)} s; it is stopped at its deadline (deadlines.write_seconds)`;
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
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
