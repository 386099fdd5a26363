import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import dayjs from 'dayjs';
import { loadConfig } from '../../config/load-config.ts';
import type { ConfigInput } from '../../config/load-settings.ts';
import { CONFIG_FILE } from '../../config/read-file.ts';
import { simulate, type World } from '../../simulator/simulate.ts';
import { CommandError } from '../command-error.ts';
import { tryPort } from '../doctor/port.ts';
import { findServer } from '../find-server.ts';
import { type Io, say } from '../io.ts';
import { type Serving, serve } from '../serve.ts';
import { demoConfig } from './demo-config.ts';
import { fill } from './fill.ts';

export interface DemoOptions {
  readonly once?: boolean;
  readonly seed: number;
  readonly months: number;
  readonly people: number;
  readonly port?: string;
}

/** Which business a folder holds, written once all of it is in. */
interface Filled {
  readonly seed: number;
  readonly from: string;
  readonly months: number;
  readonly people: number;
}

const MARK = 'demo.json';
const PORTS_TO_TRY = 50;

/** Fills the folder unless it is filled, prints where to look, and serves until it is stopped. */
export async function runDemo(io: Io, input: ConfigInput, options: DemoOptions): Promise<void> {
  const dataDir = resolve(input.options?.data ?? '.');
  const running = await findServer(dataDir);
  if (running) {
    announce(io, running.url);
    return;
  }
  const filled = await readMark(dataDir);
  // A folder that was left half full is filled again from the same first day: what is there stays once.
  const begun = filled ?? (await begin(dataDir, options));
  const world = filled ? undefined : simulate(begun);
  if (world) await writeFile(join(dataDir, CONFIG_FILE), demoConfig(world.config), { mode: 0o600 });
  const server = await open(input, dataDir, options);
  try {
    if (world) await fillAndMark(io, server, world, begun);
    announce(io, server.url);
    if (options.once) return;
  } catch (error) {
    await server.close();
    throw error;
  } finally {
    if (options.once) await server.close();
  }
  const { untilStopped } = await import('../until-stopped.ts');
  await untilStopped(io, server.close);
}

async function open(input: ConfigInput, dataDir: string, { port }: DemoOptions): Promise<Serving> {
  const file = input.file ?? join(dataDir, CONFIG_FILE);
  const config = await loadConfig({ ...input, file });
  if (port !== undefined) return serve(config);
  for (let first = config.port; ; first++) {
    const free = await freePort(config.host, first);
    try {
      return await serve({ ...config, port: free });
    } catch (error) {
      // Another process took it while the stores were opened.
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      first = free;
    }
  }
}

async function freePort(host: string, first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TO_TRY; port++)
    if ((await tryPort(host, port)) === undefined) return port;
  return 0;
}

async function fillAndMark(io: Io, server: Serving, world: World, filled: Filled): Promise<void> {
  const started = Date.now();
  say(io, `Filling ${server.dataDir}; ${server.url} already shows what is in.`);
  await fill(io, server, world);
  await writeMark(server.dataDir, MARK, filled);
  say(io, `Loaded in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

const BEGUN = 'demo-begun.json';

/** The history ends with yesterday; which day that was is kept, so that a second try is the same business. */
async function begin(dataDir: string, { seed, months, people }: DemoOptions): Promise<Filled> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const before = await read(join(dataDir, BEGUN));
  if (before) return before;
  // The sample business must never be mixed into a real one.
  if ((await readdir(dataDir)).some((name) => name === 'log' || name === CONFIG_FILE))
    throw new CommandError(
      2,
      `${dataDir} holds data or a configuration that are not the sample business's; name another folder with --data.`,
    );
  const from = dayjs().subtract(months, 'month').format('YYYY-MM-DD');
  const begun = { seed, from, months, people };
  await writeMark(dataDir, BEGUN, begun);
  return begun;
}

const readMark = (dataDir: string) => read(join(dataDir, MARK));

async function read(path: string): Promise<Filled | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Filled;
  } catch {
    return undefined;
  }
}

async function writeMark(dataDir: string, name: string, filled: Filled): Promise<void> {
  const path = join(dataDir, name);
  await writeFile(`${path}.new`, JSON.stringify(filled));
  await rename(`${path}.new`, path);
}

function announce(io: Io, url: string): void {
  io.stdout.write(`${url}\n`);
  say(io, 'What to look at:');
  say(
    io,
    '  1. Channels: cost, revenue and ROMI side by side; change the model and watch the credit move.',
  );
  say(io, '  2. Open any figure: the deals, orders and costs behind it add up to it.');
  say(io, '  3. The row “unattributed”: with it the report equals what CRM and shop say.');
  say(io, '  4. Attribution: what each model says, how sure it is, and the journeys behind it.');
}
