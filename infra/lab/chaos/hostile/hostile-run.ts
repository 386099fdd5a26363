import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../../simulator/random.ts';
import { type LineChild, startLine } from '../line-child.ts';
import type { Address } from '../load-generator.ts';
import { type ApiDocument, apiRequest } from './api-requests.ts';
import { DOORS, type Door, HOSTILE_WORLD } from './doors.ts';
import { goodDelivery, isShown } from './good-delivery.ts';
import { mutate } from './mutate.ts';
import { probe } from './probe.ts';
import { type Reckoning, reckon } from './reckon.ts';
import { seedBodies } from './seeds.ts';

export interface HostileOptions {
  readonly deliveries: number;
  readonly requests: number;
  readonly seed: number;
  readonly onProgress?: (message: string) => void;
}

export interface HostileResult {
  readonly seed: number;
  readonly deliveries: number;
  readonly requests: number;
  /** Answers by their status, of deliveries and of requests. */
  readonly answers: Readonly<Record<string, number>>;
  /** Answers of 500 and above that name no code of ours. */
  readonly uncoded: readonly string[];
  /** Requests without an answer. */
  readonly unanswered: readonly string[];
  /** The longest that the process did not answer at all, ms. */
  readonly stallMs: number;
  /** Until everything that was acknowledged was visible, s. */
  readonly settleSeconds: number;
  /** From a good delivery afterwards until a report shows it, s. */
  readonly goodSeconds: number;
  readonly memoryMb: number;
  readonly reckoning: Reckoning;
  /** The same once more after a restart: nothing accepted may keep a process from starting. */
  readonly restartSeconds: number;
  readonly seconds: number;
}

const CONNECTIONS = 4;
const SETTLE_PATIENCE_MS = 600_000;

/**
 * Sends mutated deliveries through every collector and odd requests to every route of the API, and then looks
 * whether the line has borne it. Everything goes to one process on this machine.
 * @throws Error when the process ends, does not start again, or does not come to rest.
 */
export async function hostile(options: HostileOptions): Promise<HostileResult> {
  const began = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-hostile-'));
  const output = openSync(join(folder, 'output'), 'a');
  try {
    return { ...(await attack(options, folder, output)), seconds: since(began) };
  } catch (error) {
    const said = readFileSync(join(folder, 'output'), 'utf8').slice(-4_000);
    throw new Error(`seed ${options.seed}: ${error}\n${said}`, { cause: error });
  } finally {
    closeSync(output);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function attack(
  { deliveries, requests, seed, onProgress = () => {} }: HostileOptions,
  folder: string,
  output: number,
): Promise<Omit<HostileResult, 'seconds'>> {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const start = () =>
    startLine({ dataDir, recorder: join(folder, 'phase'), world: HOSTILE_WORLD }, output);
  let line = start();
  try {
    const address = await line.ready;
    const watch = probe(address.url);
    const log = answers();
    onProgress(`${deliveries} deliveries`);
    const acknowledged = await deliver(address, deliveries, seed, log);
    onProgress(`${requests} requests`);
    await ask(address, requests, seed, log);
    onProgress('coming to rest');
    const settling = Date.now();
    await within(line.ask({ ask: 'settle' }), SETTLE_PATIENCE_MS, 'it does not come to rest');
    const settleSeconds = since(settling);
    const goodSeconds = await goodOne(line, address);
    await watch.stop();
    const memoryMb = Math.round((await line.ask<number>({ ask: 'memory' })) / 1e6);
    onProgress('reckoning');
    const reckoning = await reckon(line, acknowledged + 1);
    await line.ask({ ask: 'close' });
    const ended = await line.exit;
    if (ended.code !== 0) throw new Error(`told to stop, it ended with ${JSON.stringify(ended)}`);
    onProgress('starting again');
    const restarting = Date.now();
    line = start();
    await line.ready;
    const restartSeconds = since(restarting);
    await line.ask({ ask: 'close' });
    return {
      ...{ seed, deliveries, requests, settleSeconds, goodSeconds, memoryMb, reckoning },
      ...{ restartSeconds, stallMs: Math.round(watch.longestMs()) },
      ...log.result(),
    };
  } finally {
    line.kill();
  }
}

type Answers = ReturnType<typeof answers>;

/** What came back, counted; what should not have, told. */
function answers() {
  const counts: Record<string, number> = {};
  const uncoded: string[] = [];
  const unanswered: string[] = [];
  return {
    note(what: string, status: number | undefined, body: string) {
      counts[status ?? 'none'] = (counts[status ?? 'none'] ?? 0) + 1;
      if (status === undefined) unanswered.push(what);
      if (status !== undefined && status >= 500 && !/"code":"[a-z_]+"/.test(body))
        uncoded.push(`${status} ${what}: ${body.slice(0, 200)}`);
    },
    result: () => ({ answers: counts, uncoded, unanswered }),
  };
}

async function deliver(
  { url }: Address,
  count: number,
  seed: number,
  log: Answers,
): Promise<number> {
  const seeds = new Map(DOORS.map(({ source }) => [source, seedBodies(source)]));
  let acknowledged = 0;
  await each(count, async (index) => {
    const random = new Random(seed, 'delivery', index);
    const door = random.pick(DOORS);
    const body = mutate(random.pick(seeds.get(door.source)!), random);
    const status = await send(url, door, body, `${index} ${door.path}`, log);
    if (status !== undefined && status >= 200 && status < 300) acknowledged += 1;
  });
  return acknowledged;
}

async function send(url: string, door: Door, body: Uint8Array, name: string, log: Answers) {
  const request = { method: 'POST', path: door.path, body, headers: door.headers(body) };
  return answered(url, request, name, log);
}

async function ask({ url, token }: Address, count: number, seed: number, log: Answers) {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as ApiDocument;
  await each(count, async (index) => {
    const { contentType, ...request } = apiRequest(document, new Random(seed, 'request', index));
    const headers = {
      authorization: `Bearer ${token}`,
      ...(contentType && { 'content-type': contentType }),
    };
    await answered(url, { ...request, headers }, `${request.method} ${request.path}`, log);
  });
}

async function answered(
  url: string,
  request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body?: string | Uint8Array;
  },
  name: string,
  log: Answers,
): Promise<number | undefined> {
  const { method, path, headers, body } = request;
  try {
    const answer = await fetch(url + path, {
      ...{ method, headers, redirect: 'manual' as const },
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    log.note(name, answer.status, await answer.text());
    return answer.status;
  } catch {
    log.note(name, undefined, '');
    return undefined;
  }
}

async function each(count: number, one: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const connection = async () => {
    while (next < count) await one(next++);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
}

/** A visit and a purchase of today, told as their vendors do; seconds until a report shows them. */
async function goodOne(line: LineChild, { url, token }: Address): Promise<number> {
  const began = Date.now();
  const { door, body } = goodDelivery();
  const answer = await fetch(url + door.path, {
    ...{ method: 'POST', headers: door.headers(body), body: new Uint8Array(body) },
  });
  if (!answer.ok) throw new Error(`a good delivery was answered with ${answer.status}`);
  while (!(await isShown(url, token))) {
    if (since(began) > 60) throw new Error('a good delivery is not shown after a minute');
    await Promise.race([sleep(50), line.exit]);
  }
  return since(began);
}

async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  const timer = new AbortController();
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(what);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
    late.catch(() => {});
  }
}

function since(began: number): number {
  return (Date.now() - began) / 1000;
}
