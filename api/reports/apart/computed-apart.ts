import { Worker } from 'node:worker_threads';
import { sha256 } from '@throughline/ingest/contract/ids';
import { CalculationError } from '@throughline/transform/plan/calculation';
import { ReportCache } from '../../server/report-cache.ts';
import type { Apart } from './calculations.ts';
import type { Answer, Order } from './thread.ts';

type Told = Apart[keyof Apart]['answers'];

interface Waiting {
  readonly resolve: (told: Told) => void;
  readonly reject: (error: Error) => void;
}

/** Programs of threads are plain JavaScript, also where this file runs as it is written. */
const PROGRAM = new URL('./thread.js', import.meta.url.replace(/\/api\/(?!dist\/)/, '/api/dist/'));
const KEPT = 64;

let thread: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();
const known = new ReportCache<Told>(KEPT, () => 1);

/**
 * Long calculations in a thread of their own, one question after the other, so that requests are answered meanwhile. The
 * same question is not computed again, and one that nobody waits for any more is given up.
 */
export async function computedApart<Name extends keyof Apart>(
  name: Name,
  question: Apart[Name]['asks'],
  signal?: AbortSignal,
): Promise<Apart[Name]['answers']> {
  const key = sha256(JSON.stringify([name, question]));
  return known.get(key, (wanted) => askThread(name, question, wanted), signal);
}

/** Starts the thread for whoever will ask it once facts are read: its program takes as long to load as they do. */
export function prepareApart(): void {
  thread ??= startThread();
}

function askThread<Name extends keyof Apart>(
  name: Name,
  question: Apart[Name]['asks'],
  wanted: AbortSignal,
): Promise<Told> {
  const worker = thread ?? startThread();
  const id = asked++;
  const answer = new Promise<Told>((resolve, reject) => waiting.set(id, { resolve, reject }));
  const givenUp = new Int32Array(new SharedArrayBuffer(4));
  wanted.addEventListener('abort', () => Atomics.store(givenUp, 0, 1), { once: true });
  // While somebody waits, the process does too.
  worker.ref();
  worker.postMessage({ id, name, question, givenUp } satisfies Order<Name>);
  return answer;
}

function startThread(): Worker {
  // Whatever this process was told about reading sources, the program there is built.
  const started = new Worker(PROGRAM, { execArgv: [] });
  thread = started;
  started.unref();
  started.on('message', ({ id, told, failure }: Answer) => {
    const who = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (told) who?.resolve(told);
    else who?.reject(failureOf(failure));
  });
  started.on('error', (error) => {
    thread = undefined;
    for (const who of waiting.values())
      who.reject(error instanceof Error ? error : new Error(String(error)));
    waiting.clear();
  });
  return started;
}

function failureOf({ message, code }: NonNullable<Answer['failure']> = { message: '' }): Error {
  return code === undefined ? new Error(message) : new CalculationError(code, message);
}
