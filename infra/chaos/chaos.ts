import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@throughline/ingest/sources/registry';
import { Random } from '../simulator/random.ts';
import { simulate, type World } from '../simulator/simulate.ts';
import { type ExpectedFacts, expectedFacts } from './expected-facts.ts';
import type { Phase } from './flight-recorder.ts';
import { killRepeatedly } from './kill-repeatedly.ts';
import { type LineChild, startLine } from './line-child.ts';
import { sendLoad } from './load-generator.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';
import { sampleConfig } from './sample-config.ts';
import { type Unit, wireLoad } from './wire-load.ts';

export interface ChaosOptions {
  readonly kills: number;
  readonly seed: number;
  /** People in the simulated market: about 2.7 requests each. */
  readonly people: number;
  readonly connections?: number;
  readonly onProgress?: (message: string) => void;
}

export interface ChaosResult {
  readonly seed: number;
  readonly kills: number;
  /** What the line was doing when it was killed. */
  readonly killedWhile: Readonly<Record<Phase, number>>;
  /** HTTP requests made, those without an answer included. */
  readonly requests: number;
  readonly acknowledged: number;
  /** Distinct facts that the acknowledged requests and files hold. */
  readonly facts: number;
  readonly reconciled: Reconciliation;
  /** Derived tables, in bytes of their text. */
  readonly derivedBytes: number;
  /** First line in which a full rebuild differs from the derived tables; undefined when none does. */
  readonly rebuildDiffers: string | undefined;
  /** The same for a line that nothing disturbed, fed in another order and in other batches. */
  readonly calmDiffers: string | undefined;
  readonly calmReconciled: Reconciliation;
  readonly seconds: number;
}

const CONNECTIONS = 6;

/**
 * Kills the line over and over while a sample business sends to it, and compares what it holds in the
 * end with what was acknowledged, with a rebuild of itself, and with a line that was left in peace.
 * @throws Error when the line ends by itself or does not start again.
 */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const began = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-chaos-'));
  const output = openSync(join(folder, 'output'), 'a');
  try {
    return {
      ...(await compareLines(options, folder, output)),
      seconds: (Date.now() - began) / 1000,
    };
  } catch (error) {
    const said = readFileSync(join(folder, 'output'), 'utf8').slice(-4_000);
    throw new Error(`seed ${options.seed}: ${error}\n${said}`, { cause: error });
  } finally {
    closeSync(output);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareLines(
  { kills, seed, people, connections = CONNECTIONS, onProgress = () => {} }: ChaosOptions,
  folder: string,
  output: number,
): Promise<Omit<ChaosResult, 'seconds'>> {
  const base = { seed, from: '2025-09-01', months: 2, people, liveMonths: 1 };
  const rough = simulate({ ...base, batch: 25, noise: 6 });
  const smooth = simulate({ ...base, batch: 4, noise: 0 });
  const orders = (name: string) => {
    const dataDir = join(folder, name);
    mkdirSync(dataDir);
    return { dataDir, recorder: join(folder, `${name}.phase`), world: rough.config };
  };

  const units = wireLoad(rough, new Random(seed, 'chaos', 'load'), {
    repeated: 0.1,
    unreadable: 0.3,
    daysAFile: 1,
  });
  const disturbed = await killRepeatedly({
    units,
    kills,
    random: new Random(seed, 'chaos', 'fate'),
    connections,
    start: (() => {
      const own = orders('disturbed');
      return (dieAt) => startLine({ ...own, ...(dieAt && { dieAt }) }, output);
    })(),
    recorder: join(folder, 'disturbed.phase'),
    onProgress,
  });
  const expected = await expectedOf(rough, units);
  const after = await held(disturbed.line, expected);
  onProgress('rebuilding');
  await disturbed.line.ask({ ask: 'rebuild' });
  const rebuilt = await disturbed.line.ask<string>({ ask: 'derived' });
  await stop(disturbed.line);

  onProgress('feeding the line that is left in peace');
  const peaceful = wireLoad(smooth, new Random(seed, 'calm', 'load'), {
    repeated: 0.2,
    unreadable: 0,
    daysAFile: 3,
  });
  const line = startLine(orders('calm'), output);
  try {
    const load = sendLoad(peaceful, connections, () => line.ready);
    load.allow(peaceful.length);
    await load.done;
    const calm = await held(line, await expectedOf(smooth, peaceful));
    await stop(line);
    return {
      seed,
      kills,
      killedWhile: disturbed.killedWhile,
      requests: disturbed.requests,
      acknowledged: disturbed.acknowledged,
      facts: expected.facts.size,
      reconciled: after.reconciled,
      derivedBytes: after.derived.length,
      rebuildDiffers: firstDifference(after.derived, rebuilt),
      calmDiffers: firstDifference(after.derived, calm.derived),
      calmReconciled: calm.reconciled,
    };
  } finally {
    line.kill();
  }
}

async function expectedOf(world: World, units: readonly Unit[]): Promise<ExpectedFacts> {
  const sources = await loadSources();
  const config = sampleConfig(world.config, sources);
  return expectedFacts(units.flat(), config, sources, Date.now() * 1000);
}

/** What the line holds once everything is visible. */
async function held(line: LineChild, expected: ExpectedFacts) {
  await line.ask({ ask: 'settle' });
  const ends = await line.ask<readonly number[]>({ ask: 'ends' });
  const reconciled = await reconcile(line, expected, ends);
  return { reconciled, derived: await line.ask<string>({ ask: 'derived' }) };
}

async function stop(line: LineChild): Promise<void> {
  await line.ask({ ask: 'close' });
  const { code, signal } = await line.exit;
  if (code !== 0) throw new Error(`the line was told to stop and ended with ${signal ?? code}`);
}

function firstDifference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  const [a, b] = [one.split('\n'), other.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `line ${at} of ${a.length} and ${b.length}:\n${a[at]}\n${b[at]}`;
}
