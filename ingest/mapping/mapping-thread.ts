import { Worker } from 'node:worker_threads';
import type { RawDelivery } from '../contract/delivery.ts';
import type { IdentityRules } from '../contract/identity.ts';
import { RecordError } from '../contract/record-error.ts';
import type { Account, Mapped } from '../contract/source.ts';
import { rejectDelivery } from './map-records.ts';

/** What the thread needs to map as its process does. */
export interface MappingThreadData {
  readonly accounts: readonly Account[];
  readonly identity: IdentityRules;
}

export interface MappingThread {
  map(delivery: RawDelivery): Promise<Mapped>;
  close(): Promise<void>;
}

export interface MappingThreadOptions {
  /** Memory of the thread, in MiB. */
  readonly memoryMib?: number;
  /** A delivery that takes longer is given up. */
  readonly deadlineMs?: number;
}

/**
 * Maps deliveries in a thread of its own, so that a large one neither holds up the requests of the process
 * nor takes its memory: what needs more than the thread has, or longer than the deadline, is rejected
 * whole and ends the thread, not the process.
 */
export function openMappingThread(
  data: MappingThreadData,
  { memoryMib = 1_024, deadlineMs = 120_000 }: MappingThreadOptions = {},
): MappingThread {
  let worker: Promise<Worker> | undefined;
  let tail: Promise<unknown> = Promise.resolve();

  /** @throws what keeps the thread from starting: that says nothing of a delivery. */
  function running(): Promise<Worker> {
    worker ??= started(data, memoryMib, () => {
      worker = undefined;
    });
    return worker;
  }

  /** Why it could not be mapped, where the thread did not survive it. */
  async function attempt(delivery: RawDelivery): Promise<Mapped | string> {
    const thread = await running();
    return new Promise((resolve) => {
      const done = (result: Mapped | string) => {
        clearTimeout(deadline);
        thread.off('message', done).off('error', broken).off('exit', ended);
        resolve(result);
      };
      const broken = (error: unknown) => done(String(error));
      const ended = (code: number) => done(`the thread ended with ${code}`);
      const deadline = setTimeout(() => {
        done(`it took longer than ${deadlineMs / 1000} s`);
        worker = undefined;
        void thread.terminate();
      }, deadlineMs);
      thread.on('message', done).on('error', broken).on('exit', ended);
      // A copy of its own, for the body may be a part of something larger.
      const body = Uint8Array.from(delivery.body);
      thread.postMessage({ ...delivery, body }, [body.buffer]);
    });
  }

  async function mapOne(delivery: RawDelivery): Promise<Mapped> {
    // The machine may have slept, or been short of memory for a moment: once is no proof.
    let result = await attempt(delivery);
    if (typeof result === 'string') result = await attempt(delivery);
    if (typeof result !== 'string') return result;
    return rejectDelivery(delivery, new RecordError('mapping_failed', { got: result }));
  }

  return {
    map(delivery) {
      const mapped = tail.then(() => mapOne(delivery));
      tail = mapped.catch(() => {});
      return mapped;
    },
    async close() {
      await tail;
      await (await worker)?.terminate();
    },
  };
}

/** Resolves when the thread can map. */
function started(data: MappingThreadData, memoryMib: number, onEnd: () => void): Promise<Worker> {
  const thread = new Worker(entryPoint(), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: memoryMib },
  });
  thread.unref();
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => reject(error);
    thread.once('exit', () => {
      onEnd();
      reject(new Error('The thread that maps large deliveries ended before it was ready.'));
    });
    thread.once('error', failed);
    thread.once('message', () => {
      thread.off('error', failed);
      // What the last delivery broke is told by its own listener.
      thread.on('error', () => {});
      resolve(thread);
    });
  });
}

/** A thread is not compiled on the way as modules of tests are: it always runs what was built. */
function entryPoint(): URL {
  return new URL(
    './mapping-thread-entry.js',
    import.meta.url.replace(/\/ingest\/mapping\//, '/ingest/dist/mapping/'),
  );
}
