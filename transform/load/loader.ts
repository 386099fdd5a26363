import type { Mapped } from '@throughline/ingest/contract/source';
import type { Batch, LogEntry } from '@throughline/ingest/log/event-log';
import type { ClassifyOptions } from '../channels/classify.ts';
import { Fenced, fenced } from '../warehouse/fenced.ts';
import { mayBeOfRecord } from '../warehouse/may-be-of-record.ts';
import type { Warehouse, Writer } from '../warehouse/warehouse.ts';
import { workSession } from '../warehouse/work-session.ts';
import { loadAttempts } from './attempts.ts';
import { failureCount } from './failure-count.ts';
import { loadNumber } from './load-number.ts';
import type { LoadResult } from './load-result.ts';
import { type PreparedBatch, prepare } from './prepare/prepared-batch.ts';
import { type Preparer, preparerHere } from './prepare/preparer.ts';
import { deadlyEntries, isDeadly, isNoted } from './set-aside.ts';
import {
  type BatchToStore,
  control,
  fill,
  STAGE,
  type Staging,
  store,
  storeBatches,
} from './store-batches.ts';
import { together } from './together.ts';
import { STAGE_TRAFFIC, trafficClasses } from './traffic-classes.ts';
import { withoutUnstorable } from './unstorable.ts';

export interface Loader {
  /**
   * Stores a range of the log exactly once, however often the range is handed in.
   * @throws Fenced when the range was given to another process meanwhile.
   */
  load(batch: Batch): Promise<LoadResult>;
  /** Resolves once what was being loaded when it was called is stored, or has failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface LoaderOptions {
  /** The sources' pure mapping, which then works in this thread; or what prepares batches elsewhere. */
  readonly prepare: Preparer | ((entry: LogEntry) => Mapped | Promise<Mapped>);
  readonly classification: ClassifyOptions;
  /** Names the rules of `classification`; see `channelRulesVersion`. */
  readonly rulesVersion: string;
  /** µs since 1970 UTC. */
  readonly clock: () => number;
}

/** Batches stored at once: one of each partition, as a rule. */
const MOST_TOGETHER = 8;

/**
 * Opens the loader in a session of its own. While batches are stored those that come next are prepared,
 * and then stored together.
 */
export async function openLoader(warehouse: Warehouse, options: LoaderOptions): Promise<Loader> {
  const staging: Staging = {
    classes: trafficClasses(options.classification, options.rulesVersion),
    filled: new Set(),
    clock: options.clock,
  };
  const session = workSession(warehouse, 'load', async (writer) => {
    staging.filled.clear();
    for (const statement of [...STAGE, STAGE_TRAFFIC]) await writer.run(statement);
  });
  await session.use((writer) => staging.classes.reclassify(writer));
  const failures = failureCount();
  const running = new Set<Promise<unknown>>();
  const preparer =
    typeof options.prepare === 'function' ? preparerHere(options.prepare) : options.prepare;
  const attempts = loadAttempts(warehouse, options.clock);
  const oneByOne = together(
    async ([batch]: readonly Batch[]) => [await loadNoted(batch!)],
    1,
    () => false,
  );
  const stored = together(
    (batches: readonly BatchToStore[]) =>
      session.use((writer) =>
        storeBatches(
          notStale(
            writer,
            batches.map(({ batch }) => batch),
          ),
          staging,
          batches,
        ),
      ),
    MOST_TOGETHER,
    (error) => mayBeOfRecord(error) || error instanceof Fenced,
  );

  async function loadNoted(batch: Batch): Promise<LoadResult> {
    // What ends this process while it gets ready is no fault of the range.
    await preparer.ready();
    const isSuspect = isDeadly(batch, await attempts.ended(batch));
    if (!isSuspect) await attempts.begin(batch);
    try {
      const deadly = isSuspect
        ? await deadlyEntries(batch, attempts, (entry) => tryAlone(batch, entry))
        : undefined;
      return await loadAll(batch, deadly);
    } finally {
      // An outage may keep it from being noted; that is one process too many in the count, no more.
      if (!isSuspect) await attempts.end(batch).catch(() => {});
    }
  }

  /** All that a load does with a delivery, short of the books. */
  async function tryAlone(batch: Batch, entry: LogEntry): Promise<void> {
    const { staged } = await preparer.prepare(loadNumber(batch), [entry]);
    await session.use((writer) => fill(notStale(writer, [batch]), staging, [staged]));
  }

  /** @param aside entries that are not read. */
  async function loadAll(batch: Batch, aside?: ReadonlySet<LogEntry>): Promise<LoadResult> {
    try {
      // Outside the session, which the server would forget while a large batch is being mapped.
      const prepared = failures.repeats(batch)
        ? await withoutRefused(batch, aside)
        : await preparer.prepare(loadNumber(batch), batch.entries, aside);
      const result = await stored({ batch, prepared });
      failures.forget(batch);
      return result;
    } catch (error) {
      if (mayBeOfRecord(error)) failures.note(batch);
      throw error;
    }
  }

  /** The batch without the records that the warehouse refuses. */
  async function withoutRefused(
    batch: Batch,
    aside?: ReadonlySet<LogEntry>,
  ): Promise<PreparedBatch> {
    const load = loadNumber(batch);
    const mapped = await preparer.map(batch.entries, aside);
    return session.use(async (writer) => {
      const mine = notStale(writer, [batch]);
      const deliveries = await withoutUnstorable(mapped, {
        store: (some) => store(mine, staging, [prepare(load, some).staged], [load]),
        control: () => control(mine, staging, load),
      });
      return prepare(load, deliveries);
    });
  }

  return {
    load(batch) {
      const result = isNoted(batch) ? oneByOne(batch) : loadAll(batch);
      const ended = result.catch(() => {}).finally(() => running.delete(ended));
      running.add(ended);
      return result;
    },
    async settled() {
      await Promise.all(running);
    },
    async close() {
      await Promise.all(running);
      await session.close();
    },
  };
}

function notStale(writer: Writer, batches: readonly Batch[]): Writer {
  return fenced(writer, () =>
    batches.some((batch) => batch.isStale())
      ? 'The range of the log was given to another process.'
      : undefined,
  );
}
