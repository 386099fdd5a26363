import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSources } from '@throughline/ingest/sources/registry';
import { Random } from '../../simulator/random.ts';
import { simulate } from '../../simulator/simulate.ts';
import { expectedFacts } from './expected-facts.ts';
import { type LineChild, startLine } from './line-child.ts';
import { sendLoad } from './load-generator.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';
import { sampleConfig } from './sample-config.ts';
import { wireLoad } from './wire-load.ts';

export interface DiskOptions {
  readonly seed: number;
  readonly people: number;
  /** Of the disk, in MiB. */
  readonly size?: number;
  readonly onProgress?: (message: string) => void;
}

export interface DiskResult {
  readonly seed: number;
  readonly people: number;
  /** Requests that were not taken while the disk was full, and were sent again. */
  readonly refused: number;
  readonly facts: number;
  /** After room was made and the line was started again. */
  readonly reconciled: Reconciliation;
  /** Whether figures after the start on a folder without its warehouse are those of before, and of a rebuild. */
  readonly sameFromLog: boolean;
  readonly sameRebuilt: boolean;
}

const CONNECTIONS = 4;
const MIB = 1024 ** 2;
/** Below this nothing more is taken in; the disk is filled until half of it is left. */
const MIN_FREE_MIB = 64;
/** So long the disk is full. */
const FULL_MS = 4_000;

/** Whether this process may mount a disk of its own; only root of a Linux may. */
export function canMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'throughline-mount-'));
  try {
    mount(probe, 1);
    unmount(probe);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

/**
 * Fills the disk of an embedded line while a sample business sends to it, makes room, and starts the line again; then takes its whole warehouse away between two starts.
 * @throws Error when the line ends by itself, does not end when told to, or does not start again.
 */
export async function diskFull(options: DiskOptions): Promise<DiskResult> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-disk-'));
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const output = openSync(join(folder, 'output'), 'a');
  mount(disk, options.size ?? 512);
  try {
    return await fill(options, disk, join(folder, 'phase'), output);
  } catch (error) {
    const said = readFileSync(join(folder, 'output'), 'utf8').slice(-4_000);
    throw new Error(`seed ${options.seed}: ${error}\n${said}`, { cause: error });
  } finally {
    closeSync(output);
    unmount(disk);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(
  { seed, people, onProgress = () => {} }: DiskOptions,
  disk: string,
  recorder: string,
  output: number,
): Promise<DiskResult> {
  const world = simulate({ seed, from: '2025-09-01', months: 1, people, noise: 10 });
  const units = wireLoad(world, new Random(seed, 'disk'), {
    ...{ repeated: 0.1, unreadable: 0.3, daysAFile: 5 },
  });
  const dataDir = join(disk, 'data');
  mkdirSync(dataDir);
  const start = () =>
    startLine({ dataDir, recorder, world: world.config, minFreeMb: MIN_FREE_MIB }, output);
  let line = start();
  try {
    const load = sendLoad(units, CONNECTIONS, () => line.ready);
    load.allow(Math.ceil(units.length / 3));
    while (load.acknowledged.size < units.length / 8) await Promise.race([sleep(20), ended(line)]);
    onProgress('filling the disk');
    const ballast = join(disk, 'ballast');
    fillUp(disk, ballast);
    load.allow(units.length);
    await sleep(FULL_MS);
    onProgress('making room');
    rmSync(ballast);
    await Promise.race([load.done, ended(line)]);
    await line.ask({ ask: 'settle' });
    const refused = load.requests() - units.flat().length;

    onProgress('starting again');
    await stop(line);
    line = start();
    await line.ask({ ask: 'settle' });
    const sources = await loadSources();
    const config = sampleConfig(world.config, sources);
    const expected = await expectedFacts(units.flat(), config, sources, Date.now() * 1000, []);
    const ends = await line.ask<readonly number[]>({ ask: 'ends' });
    const reconciled = await reconcile(line, expected, ends);
    const before = await line.ask<string>({ ask: 'derived' });

    onProgress('starting without the warehouse');
    await stop(line);
    rmSync(join(dataDir, 'warehouse'), { recursive: true });
    line = start();
    await line.ask({ ask: 'settle' });
    const sameFromLog = (await line.ask<string>({ ask: 'derived' })) === before;
    await line.ask({ ask: 'rebuild' });
    const sameRebuilt = (await line.ask<string>({ ask: 'derived' })) === before;
    await stop(line);
    const facts = expected.facts.size;
    return { seed, people, refused, facts, reconciled, sameFromLog, sameRebuilt };
  } finally {
    line.kill();
  }
}

/** What a run has found against the law; empty when all is well. */
export function brokenByDisk({
  reconciled,
  sameFromLog,
  sameRebuilt,
}: DiskResult): readonly string[] {
  const { lost, strange, altered, misbooked } = reconciled;
  return [
    ...Object.entries({ lost, strange, altered, misbooked })
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => `${list.length} ${name}`),
    ...(sameFromLog ? [] : ['figures made again from the log differ']),
    ...(sameRebuilt ? [] : ['a rebuild differs']),
  ];
}

/** Takes what is left, but for half of what the line wants free. */
function fillUp(disk: string, file: string): void {
  const ballast = openSync(file, 'a');
  try {
    const chunk = Buffer.alloc(MIB);
    for (let free = freeOf(disk); free > (MIN_FREE_MIB / 2) * MIB; free = freeOf(disk))
      writeSync(ballast, chunk);
  } finally {
    closeSync(ballast);
  }
}

function freeOf(disk: string): number {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
}

async function stop(line: LineChild): Promise<void> {
  await line.ask({ ask: 'close' });
  const { code, signal } = await line.exit;
  if (code !== 0) throw new Error(`the line was told to stop and ended with ${signal ?? code}`);
}

/** Never, unless it ends by itself. */
async function ended(line: LineChild): Promise<never> {
  const { code, signal } = await line.exit;
  throw new Error(`the line ended by itself with ${signal ?? code}`);
}

function mount(folder: string, mib: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', folder], {
    stdio: 'ignore',
  });
}

function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
}
