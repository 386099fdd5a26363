import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSources } from '@throughline/ingest/sources/registry';
import { simulate } from '../../simulator/simulate.ts';
import { type DistributedLine, startDistributed } from './distributed-line.ts';
import { expectedFacts } from './expected-facts.ts';
import { EVENTS_A_REQUEST, measurementLoad } from './measurement-load.ts';
import { sampleConfig } from './sample-config.ts';
import { type SteadyLoad, steadyLoad } from './steady-load.ts';
import type { Sending } from './wire-load.ts';

export interface OutageOptions {
  readonly minutes: number;
  /** Events a second, before, during and after the outage. */
  readonly rate: number;
  readonly seed: number;
  readonly onProgress?: (message: string) => void;
}

export interface OutageResult {
  readonly seed: number;
  readonly minutes: number;
  readonly rate: number;
  /** Requests that the collector did not take at once while the warehouse was away. */
  readonly refused: number;
  readonly slowestMs: number;
  /** Events in the log and not in the warehouse when that came back. */
  readonly backlog: number;
  /** Until nothing of the backlog was left, with the load going on. */
  readonly drainSeconds: number;
  /** Events loaded a second in that time, against those that came in. */
  readonly drainRatio: number;
  /** The same until reports showed what had come in by then. */
  readonly visibleSeconds: number;
  readonly visibleRatio: number;
  readonly events: number;
  /** Acknowledged and not there; there and never sent; there twice. */
  readonly lost: number;
  readonly strange: number;
  readonly twice: number;
  readonly badRows: number;
}

/** Lag of workers that keep up. */
const LAG_SECONDS = 3;

/** Takes the warehouse away under steady load, and measures how the line catches up afterwards. */
export async function outage(options: OutageOptions): Promise<OutageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-outage-'));
  const output = openSync(join(folder, 'output'), 'a');
  const world = simulate({
    ...{ seed: options.seed, from: '2025-09-01', months: 1, people: 5, noise: 0 },
  });
  const line = await startDistributed(world.config, join(folder, 'line'), output);
  try {
    const next = measurementLoad(world, options.seed);
    const measured = await measure(line, next, options);
    const sources = await loadSources();
    const config = sampleConfig(world.config, sources);
    const reconciled = await reconciledById(line, measured.acknowledged, (sendings) =>
      expectedFacts(sendings, config, sources, Date.now() * 1000),
    );
    await line.leave();
    const { acknowledged: _, ...figures } = measured;
    return { ...options, ...figures, ...reconciled };
  } catch (error) {
    const said = readFileSync(join(folder, 'output'), 'utf8').slice(-4_000);
    throw new Error(`seed ${options.seed}: ${error}\n${said}`, { cause: error });
  } finally {
    await line.remove();
    closeSync(output);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  line: DistributedLine,
  next: () => Sending,
  { minutes, rate, onProgress = () => {} }: OutageOptions,
) {
  const { api } = line;
  await Promise.all(
    [line.collector, api, ...line.workers].map((one) => one.line.ask({ ask: 'connected' })),
  );
  const load = steadyLoad(rate / EVENTS_A_REQUEST, next, line.address);
  try {
    await unlessBroken(line, load, sleep(5_000));
    onProgress('the warehouse is away');
    const before = load.refused();
    await line.clickhouse.kill();
    await unlessBroken(line, load, sleep(minutes * 60_000));
    const refused = load.refused() - before;
    await line.clickhouse.restart();
    const back = performance.now();
    const since = () => (performance.now() - back) / 1000;
    const [first, backlog] = await position(line);
    onProgress(`it is back, ${backlog * EVENTS_A_REQUEST} events wait`);
    let drained = first;
    for (let left = backlog; left * EVENTS_A_REQUEST > rate * LAG_SECONDS; ) {
      await unlessBroken(line, load, sleep(500));
      [drained, left] = await position(line);
      onProgress(`${Math.round(since())} s: ${left * EVENTS_A_REQUEST} events wait`);
    }
    const drainSeconds = since();
    await unlessBroken(line, load, api.line.ask({ ask: 'settle' }));
    const visibleSeconds = since();
    const loaded = (drained - first) * EVENTS_A_REQUEST;
    const shown = loaded + (visibleSeconds - drainSeconds) * rate;
    await load.stop();
    await api.line.ask({ ask: 'settle' });
    return {
      refused,
      slowestMs: Math.round(load.slowestMs()),
      backlog: backlog * EVENTS_A_REQUEST,
      drainSeconds,
      drainRatio: loaded / drainSeconds / rate,
      visibleSeconds,
      visibleRatio: shown / visibleSeconds / rate,
      acknowledged: load.acknowledged,
    };
  } catch (error) {
    await load.stop().catch(() => {});
    throw error;
  }
}

/** Records that are loaded, and those that wait. */
async function position({ api }: DistributedLine): Promise<readonly [number, number]> {
  const [ends, committed] = await Promise.all([
    api.line.ask<readonly number[]>({ ask: 'ends' }),
    api.line.ask<readonly number[]>({ ask: 'committed' }),
  ]);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return [sum(committed), sum(ends) - sum(committed)];
}

function unlessBroken<T>(line: DistributedLine, load: SteadyLoad, work: Promise<T>): Promise<T> {
  return Promise.race([work, line.failed, load.failed]);
}

/** Only ids are kept of what was sent: it may be millions of facts. */
async function reconciledById(
  { api }: DistributedLine,
  acknowledged: readonly Sending[],
  expect: (sendings: readonly Sending[]) => ReturnType<typeof expectedFacts>,
) {
  const ids = new Set<string>();
  for (let at = 0; at < acknowledged.length; at += 1_000)
    for (const id of (await expect(acknowledged.slice(at, at + 1_000))).facts.keys()) ids.add(id);
  const count = ids.size;
  let strange = 0;
  const shards = 16;
  for (let shard = 0; shard < shards; shard += 1) {
    const rows = await api.line.rows<{ id: string }>(
      'SELECT DISTINCT toString(id) AS id FROM events WHERE cityHash64(id) % {shards:UInt8} = {shard:UInt8}',
      { shards, shard },
    );
    for (const { id } of rows) if (!ids.delete(id)) strange += 1;
  }
  const [books] = await api.line.rows<{ events: string; rejected: string }>(
    `SELECT sum(events) AS events, (SELECT uniqExact(id) FROM bad_rows) AS rejected
     FROM (SELECT * FROM deliveries LIMIT 1 BY partition, offset)`,
  );
  const stored = count - ids.size + strange;
  return {
    events: stored,
    lost: ids.size,
    strange,
    // Counted by the books, which know each fact that a load brought.
    twice: Number(books!.events) - stored,
    badRows: Number(books!.rejected),
  };
}

const TARGET_RATIO = 3;

/** What a run has found against what is promised; empty when all is well. */
export function brokenPromises(result: OutageResult): readonly string[] {
  const { lost, strange, twice, badRows, refused } = result;
  const counted = Object.entries({ lost, strange, twice, 'bad rows': badRows, refused });
  return [
    ...counted.filter(([, count]) => count !== 0).map(([name, count]) => `${count} ${name}`),
    ...(result.drainRatio < TARGET_RATIO
      ? [`drained at ${result.drainRatio.toFixed(1)} times the arrival, not ${TARGET_RATIO}`]
      : []),
  ];
}
