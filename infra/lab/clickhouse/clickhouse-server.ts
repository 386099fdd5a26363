import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Faults } from './faults.ts';
import type { FromServer, ServerOrders } from './server-process.ts';

export interface ClickHouseOptions {
  /** Where its data lies; a temporary folder otherwise, which `remove` deletes. */
  readonly folder?: string;
  /** A free one otherwise, which `restart` keeps. */
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
}

/** A ClickHouse server for tests and trials: the embedded engine behind HTTP, in a process of its own. */
export interface ClickHouseServer {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly folder: string;
  readonly pid: number;
  /** Orders what goes wrong from now on, in place of what was ordered before. `{}` ends it. */
  fault(faults: Faults): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGSTOP and SIGCONT: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  /** Starts it again on the same port and folder, and ends it first where it runs. */
  restart(): Promise<void>;
  /** Lets what runs end, within a bound, and ends the process. */
  stop(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

const STOPS_WITHIN_MS = 10_000;
/** Each running statement takes a thread of its own. */
const THREADS = '48';

export async function startClickHouse(options: ClickHouseOptions = {}): Promise<ClickHouseServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'throughline-clickhouse-')));
  const orders = {
    folder,
    username: options.username ?? 'throughline',
    password: options.password ?? randomBytes(12).toString('hex'),
    faultToken: randomBytes(16).toString('hex'),
  };
  let { child, port } = await startProcess({ ...orders, port: options.port ?? 0 });

  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await gone(child);
  }
  async function stop(): Promise<void> {
    // One that is paused takes no signal but these.
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
    await gone(child);
    clearTimeout(late);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    username: orders.username,
    password: orders.password,
    folder,
    get pid() {
      return child.pid!;
    },
    async fault(faults) {
      const response = await fetch(`http://127.0.0.1:${port}/fault`, {
        method: 'POST',
        headers: { authorization: `Bearer ${orders.faultToken}`, connection: 'close' },
        body: JSON.stringify(faults),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    kill,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async restart() {
      await stop();
      ({ child, port } = await startProcess({ ...orders, port }));
    },
    stop,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startProcess(
  orders: ServerOrders,
): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = fork(serverProgram(), [JSON.stringify(orders)], {
    execArgv: [],
    env: { ...process.env, UV_THREADPOOL_SIZE: THREADS },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr!.on('data', (part: Buffer) => {
    errors = (errors + part.toString()).slice(-4000);
  });
  return await new Promise((resolve, reject) => {
    child.once('message', ({ port }: FromServer) => resolve({ child, port }));
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`The ClickHouse front ended at its start (${signal ?? code}): ${errors}`)),
    );
  });
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Compiled program: plain Node reads no TypeScript. */
function serverProgram(): string {
  const here = import.meta.url;
  const compiled = here.includes('/dist/')
    ? './server-process.js'
    : '../../dist/lab/clickhouse/server-process.js';
  const path = fileURLToPath(new URL(compiled, here));
  if (!existsSync(path)) throw new Error(`${path} is missing: npm run build`);
  return path;
}
