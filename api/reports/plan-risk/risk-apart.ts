import { Worker } from 'node:worker_threads';
import { sha256 } from '@throughline/ingest/contract/ids';
import { ReportCache } from '../../server/report-cache.ts';
import type { Order } from './risk-thread.ts';
import type { RiskQuestion, Risks } from './risks-of.ts';

interface Answer {
  readonly id: number;
  readonly risks?: Risks;
  readonly failure?: string;
}

interface Waiting {
  readonly resolve: (risks: Risks) => void;
  readonly reject: (error: Error) => void;
}

/** Programs of threads are plain JavaScript, also where this file runs as it is written. */
const PROGRAM = new URL(
  './risk-thread.js',
  import.meta.url.replace(/\/api\/(?!dist\/)/, '/api/dist/'),
);
const KEPT = 64;

let thread: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();
const known = new ReportCache<Risks>(KEPT, () => 1);

/**
 * Draws of plans in a thread of its own, one question after the other, so that requests are answered meanwhile. The same question
 * is not drawn again, and one that nobody waits for any more is given up.
 */
export function riskApart(question: RiskQuestion, signal?: AbortSignal): Promise<Risks> {
  return known.get(
    sha256(JSON.stringify(question)),
    (wanted) => askThread(question, wanted),
    signal,
  );
}

function askThread(question: RiskQuestion, wanted: AbortSignal): Promise<Risks> {
  const worker = thread ?? startThread();
  const id = asked++;
  const answer = new Promise<Risks>((resolve, reject) => waiting.set(id, { resolve, reject }));
  const givenUp = new Int32Array(new SharedArrayBuffer(4));
  wanted.addEventListener('abort', () => Atomics.store(givenUp, 0, 1), { once: true });
  // While somebody waits, the process does too.
  worker.ref();
  worker.postMessage({ id, question, givenUp } satisfies Order);
  return answer;
}

function startThread(): Worker {
  // Whatever this process was told about reading sources, the program there is built.
  const started = new Worker(PROGRAM, { execArgv: [] });
  thread = started;
  started.unref();
  started.on('message', ({ id, risks, failure }: Answer) => {
    const who = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (risks) who?.resolve(risks);
    else who?.reject(new Error(failure));
  });
  started.on('error', (error) => {
    thread = undefined;
    for (const who of waiting.values())
      who.reject(error instanceof Error ? error : new Error(String(error)));
    waiting.clear();
  });
  return started;
}
