import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { ReportCache } from '../../../server/report-cache.ts';
import { bytesOf } from '../fingerprint.ts';
import type { ModelFit, ModelOff, ModelsQuestion } from './fit-models.ts';

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

let thread: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();
const known = new ReportCache<Fits>(KEPT, () => 1);

/**
 * `fitModels` in a thread of its own, so that requests are answered meanwhile. The same question is not
 * computed again, whatever state of the warehouse it was read from: a new revision costs only those
 * periods whose journeys have changed.
 */
export function fitApart(question: ModelsQuestion): Promise<Fits> {
  return known.get(keyOf(question), () => askThread(question));
}

function keyOf({ paths, ...asked }: ModelsQuestion): string {
  const hash = createHash('sha256').update(JSON.stringify([asked, paths.channels]));
  for (const column of Object.values(paths))
    if (ArrayBuffer.isView(column)) hash.update(bytesOf(column));
  return hash.digest('hex');
}

function askThread(question: ModelsQuestion): Promise<Fits> {
  thread ??= startThread();
  const id = asked++;
  const answer = new Promise<Fits>((resolve, reject) => waiting.set(id, { resolve, reject }));
  // While somebody waits, the process does too.
  thread.ref();
  thread.postMessage({ id, question });
  return answer;
}

function startThread(): Worker {
  // Whatever this process was told about reading sources, the program there is built.
  const started = new Worker(PROGRAM, { execArgv: [] });
  started.unref();
  started.on('message', ({ id, fits, failure }: Answer) => {
    const who = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (fits) who?.resolve(fits);
    else who?.reject(new Error(failure));
  });
  started.on('error', (error) => {
    thread = undefined;
    for (const [id, who] of waiting) {
      waiting.delete(id);
      who.reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
  return started;
}
