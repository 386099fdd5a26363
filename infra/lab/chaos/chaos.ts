import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { Random } from '../../simulator/random.ts';
import { simulate, type World } from '../../simulator/simulate.ts';
import { startDistributed } from './distributed-line.ts';
import { type ExpectedFacts, expectedFacts } from './expected-facts.ts';
import { killMembers } from './kill-members.ts';
import { killRepeatedly, type Survived, type Tally } from './kill-repeatedly.ts';
import { type LineChild, startLine } from './line-child.ts';
import type { LineOrders } from './line-process.ts';
import { sendLoad } from './load-generator.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';
import { sampleConfig } from './sample-config.ts';
import { type Unit, wireLoad } from './wire-load.ts';

export type WiringName = 'embedded' | 'distributed';

export interface ChaosOptions {
  /** Of the line that is killed. */
  readonly wiring: WiringName;
  readonly kills: number;
  readonly seed: number;
  /** People in the simulated market: about 2.7 requests each. */
  readonly people: number;
  readonly connections?: number;
  readonly onProgress?: (message: string) => void;
}

export interface ChaosResult {
  readonly wiring: WiringName;
  readonly seed: number;
  /** One more than asked for, when the last was of a process that dies twice. */
  readonly kills: number;
  /** Kills by victim, and what it was doing. */
  readonly victims: Readonly<Record<string, Tally>>;
  /** What was done to the line beside kills, by kind. */
  readonly upsets: Readonly<Record<string, number>>;
  /** Records that came into the log past the collectors, and that nobody can map. */
  readonly strays: number;
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
  /**
   * The same for an embedded line that nothing disturbed, fed in another order and in other batches.
   */
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
  { wiring, kills, seed, people, connections = CONNECTIONS, onProgress = () => {} }: ChaosOptions,
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
  const random = new Random(seed, 'chaos', 'fate');
  const options = { units, kills, random, connections, onProgress };
  const disturbed = await (wiring === 'embedded'
    ? killedEmbedded(orders('disturbed'))
    : killedDistributed());
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
    const { survived, expected, after, rebuilt } = disturbed;
    return {
      ...{ wiring, seed },
      kills: Object.values(survived.victims)
        .flatMap((tally) => Object.values(tally))
        .reduce((sum, count) => sum + count, 0),
      victims: survived.victims,
      upsets: survived.upsets,
      strays: survived.strays.length,
      requests: survived.requests,
      acknowledged: survived.acknowledged,
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

  async function examined(survived: Survived) {
    onProgress('comparing');
    const expected = await expectedOf(rough, units, survived.strays);
    const after = await held(survived.line, expected);
    onProgress('rebuilding');
    await survived.line.ask({ ask: 'rebuild' });
    const rebuilt = await survived.line.ask<string>({ ask: 'derived' });
    return { survived, expected, after, rebuilt };
  }

  async function killedEmbedded(own: LineOrders) {
    const start = (dieAt: LineOrders['dieAt']) =>
      startLine({ ...own, ...(dieAt && { dieAt }) }, output);
    const survived = await killRepeatedly({ ...options, start, recorder: own.recorder });
    const found = await examined(survived);
    await stop(survived.line);
    return found;
  }

  async function killedDistributed() {
    const servers = await startDistributed(rough.config, join(folder, 'disturbed'), output);
    try {
      const survived = await killMembers(servers, options);
      const found = await Promise.race([examined(survived), servers.failed]);
      await servers.leave();
      return found;
    } finally {
      await servers.remove();
    }
  }
}

async function expectedOf(
  world: World,
  units: readonly Unit[],
  strays: readonly RawDelivery[] = [],
): Promise<ExpectedFacts> {
  const sources = await loadSources();
  const config = sampleConfig(world.config, sources);
  return expectedFacts(units.flat(), config, sources, Date.now() * 1000, strays);
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

/** What a run has found against the law; empty when all is well. */
export function brokenLaws(result: ChaosResult): readonly string[] {
  // One process loads one batch at a time: in an embedded line nothing excuses wrong books.
  const excused = result.wiring === 'distributed' ? result.reconciled.bookedApart : [];
  const of = (what: string, { lost, strange, altered, misbooked }: Reconciliation) =>
    Object.entries({
      ...{ lost, strange, altered },
      misbooked: misbooked.filter((text) => !excused.includes(text)),
    })
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => `${what}: ${list.length} ${name}`);
  return [
    ...of('killed line', result.reconciled),
    ...of('calm line', result.calmReconciled),
    ...(result.rebuildDiffers ? ['a rebuild differs'] : []),
    ...(result.calmDiffers ? ['the calm line differs'] : []),
  ];
}
