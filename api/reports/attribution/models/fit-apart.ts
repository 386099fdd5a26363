import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { ReportCache } from '../../../server/report-cache.ts';
import { bytesOf } from '../fingerprint.ts';
import type { ModelFit, ModelOff, ModelsQuestion } from './fit-models.ts';
import type { Order } from './fit-thread.ts';

export type Fits = readonly (ModelFit | ModelOff)[];

interface Answer {
  readonly id: number;
  readonly fits?: Fits;
  readonly failure?: string;
}

interface Waiting {
  readonly resolve: (fits: Fits) => void;
  readonly reject: (error: Error) => void;
}

/** Programs of threads are plain JavaScript, also where this file runs as it is written. */
const PROGRAM = new URL(
  './fit-thread.js',
  import.meta.url.replace(/\/api\/(?!dist\/)/, '/api/dist/'),
);
/** Answers kept, as what they were asked takes little to name. */
const KEPT = 64;

/** Questions without intervals are answered in moments; they do not wait behind the others. */
type Lane = 'quick' | 'long';

const threads = new Map<Lane, Worker>();
let asked = 0;
const waiting = new Map<number, Waiting & { readonly lane: Lane }>();
const known = new ReportCache<Fits>(KEPT, () => 1);

/**
 * `fitModels` in a thread of its own, so that requests are answered meanwhile. The same question is not
 * computed again, whatever state of the warehouse it was read from: a new revision costs only those
 * periods whose journeys have changed. A computation that nobody waits for any more is ended.
 */
export function fitApart(question: ModelsQuestion, signal?: AbortSignal): Promise<Fits> {
  return known.get(keyOf(question), (wanted) => askThread(question, wanted), signal);
}

function keyOf({ paths, ...asked }: ModelsQuestion): string {
  const hash = createHash('sha256').update(JSON.stringify([asked, paths.channels]));
  for (const column of Object.values(paths))
    if (ArrayBuffer.isView(column)) hash.update(bytesOf(column));
  return hash.digest('hex');
}

function askThread(question: ModelsQuestion, wanted: AbortSignal): Promise<Fits> {
  const lane: Lane = question.bootstrap === 0 ? 'quick' : 'long';
  const thread = threads.get(lane) ?? startThread(lane);
  const id = asked++;
  const answer = new Promise<Fits>((resolve, reject) => waiting.set(id, { resolve, reject, lane }));
  const givenUp = new Int32Array(new SharedArrayBuffer(4));
  wanted.addEventListener('abort', () => Atomics.store(givenUp, 0, 1), { once: true });
  // While somebody waits, the process does too.
  thread.ref();
  thread.postMessage({ id, question, givenUp } satisfies Order);
  return answer;
}

function startThread(lane: Lane): Worker {
  // Whatever this process was told about reading sources, the program there is built.
  const started = new Worker(PROGRAM, { execArgv: [] });
  threads.set(lane, started);
  started.unref();
  const own = () => [...waiting].filter(([, one]) => one.lane === lane);
  started.on('message', ({ id, fits, failure }: Answer) => {
    const who = waiting.get(id);
    waiting.delete(id);
    if (own().length === 0) started.unref();
    if (fits) who?.resolve(fits);
    else who?.reject(new Error(failure));
  });
  started.on('error', (error) => {
    threads.delete(lane);
    for (const [id, who] of own()) {
      waiting.delete(id);
      who.reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
  return started;
}
