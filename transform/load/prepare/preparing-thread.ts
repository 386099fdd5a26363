import { Worker } from 'node:worker_threads';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { IdentityRules } from '@throughline/ingest/contract/identity';
import { RecordError } from '@throughline/ingest/contract/record-error';
import type { Account, Mapped } from '@throughline/ingest/contract/source';
import type { LogEntry } from '@throughline/ingest/log/event-log';
import type { Screen } from '@throughline/ingest/log/sealing/tombstone';
import { rejectDelivery } from '@throughline/ingest/mapping/map-records';
import { setAside } from '../set-aside.ts';
import { type MappedDelivery, mappedDelivery } from './mapped-delivery.ts';
import { type PreparedBatch, prepare } from './prepared-batch.ts';
import type { Preparer } from './preparer.ts';
import { type PackedEntries, packed } from './thread-messages.ts';

/** What the thread needs to map as its process does. */
export interface ThreadData {
  readonly accounts: readonly Account[];
  readonly identity: IdentityRules;
  /** Folder of the installation's own packs. */
  readonly packs?: string | undefined;
}

export interface ThreadRequest extends PackedEntries {
  /** Number of the load of which rows are wanted; without it facts are. */
  readonly load?: string;
  /** Where it is another than the thread knows. */
  readonly screen?: Screen;
  /** Whether what was erased is wanted as well. */
  readonly isUnscreened?: boolean;
}

type Wanted = Pick<ThreadRequest, 'load' | 'isUnscreened'>;

export type ThreadAnswer =
  | { readonly prepared: PreparedBatch }
  | { readonly mapped: readonly Mapped[] }
  /** Why a value cannot be stored. */
  | { readonly refused: string };

export interface PreparingThread extends Preparer {
  /** How the thread ended last, if it has prepared nothing since. */
  problem(): string | undefined;
  /** What a delivery says, what was erased included. */
  mapUnscreened(delivery: RawDelivery): Promise<Mapped>;
}

export interface PreparingThreadOptions {
  /** Memory of the thread, in MiB. */
  readonly memoryMib?: number;
  /** A batch that takes longer is given up. */
  readonly deadlineMs?: number;
  /** What was erased until now: whatever is about it is dropped. */
  readonly screen?: () => Screen | undefined;
  /** Told each time the thread has ended; it is started again. */
  readonly onEnd?: (why: string) => void;
}

/** The thread did not live to answer. */
class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
}

/**
 * Prepares batches in a thread of its own, so that mapping neither holds up the requests of the process nor
 * takes its memory. A thread that ends is started again and loses nothing: its batch is tried once more,
 * for the machine may have slept or been short of memory for a moment; then each delivery of it alone,
 * and one that ends the thread twice is rejected whole.
 */
export function openPreparingThread(
  data: ThreadData,
  {
    memoryMib = 1_024,
    deadlineMs = 120_000,
    screen = () => undefined,
    onEnd = () => {},
  }: PreparingThreadOptions = {},
): PreparingThread {
  let worker: Promise<Worker> | undefined;
  let tail: Promise<unknown> = Promise.resolve();
  let problem: string | undefined;
  /** How many tombstones the thread that is running knows. */
  let buried = 0;

  /** @throws what keeps the thread from starting: that says nothing of a delivery. */
  function running(): Promise<Worker> {
    if (!worker) {
      buried = 0;
      worker = started(data, memoryMib, () => {
        worker = undefined;
      });
    }
    return worker;
  }

  /** What was erased since the thread last heard of it. */
  function news(): Pick<ThreadRequest, 'screen'> {
    const now = screen();
    if (!now || now.tombstones.length === buried) return {};
    buried = now.tombstones.length;
    return { screen: now };
  }

  /** @throws ThreadEnded */
  async function attempt(entries: readonly LogEntry[], what: Wanted): Promise<ThreadAnswer> {
    const thread = await running();
    const answer = await new Promise<ThreadAnswer | string>((resolve) => {
      const done = (result: ThreadAnswer | string) => {
        clearTimeout(deadline);
        thread.off('message', done).off('error', broken).off('exit', ended);
        resolve(result);
      };
      const broken = (error: unknown) => done(String(error));
      const ended = (code: number) => done(`it ended with ${code}`);
      const deadline = setTimeout(() => {
        done(`it took longer than ${deadlineMs / 1000} s`);
        worker = undefined;
        void thread.terminate();
      }, deadlineMs);
      thread.on('message', done).on('error', broken).on('exit', ended);
      const request: ThreadRequest = { ...what, ...news(), ...packed(entries) };
      thread.postMessage(request, [request.bodies.buffer]);
    });
    if (typeof answer !== 'string') {
      problem = undefined;
      return answer;
    }
    problem = answer;
    onEnd(answer);
    throw new ThreadEnded(answer);
  }

  async function twice(entries: readonly LogEntry[], what: Wanted): Promise<ThreadAnswer> {
    try {
      return await attempt(entries, what);
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      return attempt(entries, what);
    }
  }

  async function mapOne(entry: LogEntry, what: Wanted = {}): Promise<Mapped> {
    try {
      const answer = await twice([entry], what);
      return (answer as { mapped: readonly Mapped[] }).mapped[0]!;
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      const failed = new RecordError('mapping_failed', { got: error.message });
      return rejectDelivery(entry.delivery, failed);
    }
  }

  async function mapAll(
    entries: readonly LogEntry[],
    aside?: ReadonlySet<LogEntry>,
  ): Promise<MappedDelivery[]> {
    const deliveries: MappedDelivery[] = [];
    for (const entry of entries)
      deliveries.push(
        mappedDelivery(entry, aside?.has(entry) ? setAside(entry) : await mapOne(entry)),
      );
    return deliveries;
  }

  async function prepareAll(
    load: string,
    entries: readonly LogEntry[],
    aside?: ReadonlySet<LogEntry>,
  ): Promise<PreparedBatch> {
    // Rare, and those that stay are put in their places.
    if (aside && aside.size > 0) return prepare(load, await mapAll(entries, aside));
    try {
      const answer = await twice(entries, { load });
      if ('refused' in answer) throw new TypeError(answer.refused);
      return (answer as { prepared: PreparedBatch }).prepared;
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      return prepare(load, await mapAll(entries));
    }
  }

  /** One batch at a time. */
  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = tail.then(task);
    tail = result.catch(() => {});
    return result;
  }

  return {
    async ready() {
      await running();
    },
    prepare: (load, entries, aside) => inTurn(() => prepareAll(load, entries, aside)),
    map: (entries, aside) => inTurn(() => mapAll(entries, aside)),
    mapUnscreened: (delivery) =>
      inTurn(() => mapOne({ partition: 0, offset: 0, delivery }, { isUnscreened: true })),
    problem: () =>
      problem === undefined ? undefined : `the mapping thread was started again: ${problem}`,
    async close() {
      await tail;
      await (await worker)?.terminate();
    },
  };
}

/** Resolves when the thread can map. */
function started(data: ThreadData, memoryMib: number, onEnd: () => void): Promise<Worker> {
  const thread = new Worker(entryPoint(), {
    workerData: data,
    // Flags of the process may name sources instead of what was built.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMib },
  });
  thread.unref();
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => reject(error);
    thread.once('exit', () => {
      onEnd();
      reject(new Error('The mapping thread ended before it was ready.'));
    });
    thread.once('error', failed);
    thread.once('message', () => {
      thread.off('error', failed);
      // What a batch broke is told by its own listener.
      thread.on('error', () => {});
      resolve(thread);
    });
  });
}

/** A thread is not compiled on the way as modules of tests are: it always runs what was built. */
function entryPoint(): URL {
  return new URL(
    './preparing-thread-entry.js',
    import.meta.url.replace(/\/transform\/load\//, '/transform/dist/load/'),
  );
}
