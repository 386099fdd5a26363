import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSources } from '@throughline/ingest/sources/registry';
import { runs } from '@throughline/ingest/testing/long-runs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Random } from '../../simulator/random.ts';
import { simulate } from '../../simulator/simulate.ts';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { type DistributedLine, startDistributed } from './distributed-line.ts';
import { expectedFacts } from './expected-facts.ts';
import { send, sendLoad } from './load-generator.ts';
import { Poisoner } from './poison.ts';
import { reconcile } from './reconcile.ts';
import { sampleConfig } from './sample-config.ts';
import { type Unit, wireLoad } from './wire-load.ts';

const SEED = Number(process.env.THROUGHLINE_SEED ?? 1);
const PEOPLE = runs(30, 60);
const NOT_ENOUGH_SPACE = 243;
const HOURS_MS = 3_600_000;

describeWithKafka(`faults of the distributed line (THROUGHLINE_SEED=${SEED})`, () => {
  const random = new Random(SEED, 'scenarios');
  const world = simulate({ seed: SEED, from: '2025-09-01', months: 1, people: PEOPLE, noise: 10 });
  const units = wireLoad(world, random, { repeated: 0.1, unreadable: 0.3, daysAFile: 5 });
  const folder = mkdtempSync(join(tmpdir(), 'throughline-scenarios-'));
  const output = openSync(join(folder, 'output'), 'a');
  const delivered: Unit[] = [];
  let line: DistributedLine;
  let poisoner: Poisoner;

  beforeAll(async () => {
    line = await startDistributed(world.config, join(folder, 'line'), output);
    poisoner = new Poisoner(line.servers, random);
    await line.api.line.ask({ ask: 'connected' });
    await line.collector.line.ask({ ask: 'connected' });
  }, 120_000);
  afterEach(({ task }) => {
    if (task.result?.state !== 'fail') return;
    process.stderr.write(readFileSync(join(folder, 'output'), 'utf8').slice(-6_000));
  });
  afterAll(async () => {
    await line?.remove();
    closeSync(output);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  /** A sixth of what there is; resolves with how often something had to be sent again. */
  async function deliverSome(isTaken = (_unit: Unit) => true): Promise<number> {
    const share = units
      .filter((unit) => !delivered.includes(unit) && isTaken(unit))
      .slice(0, Math.ceil(units.length / 6));
    delivered.push(...share);
    const load = sendLoad(share, 4, line.address);
    load.allow(share.length);
    await Promise.race([load.done, line.failed]);
    return load.requests() - share.flat().length;
  }

  /** Everything that was sent is there, once, and nothing else. */
  async function expectAll(): Promise<void> {
    const { api } = line;
    await Promise.race([api.line.ask({ ask: 'settle' }), line.failed]);
    const sources = await loadSources();
    const config = sampleConfig(world.config, sources);
    const now = Date.now() * 1000;
    const expected = await expectedFacts(delivered.flat(), config, sources, now, poisoner.written);
    const ends = await api.line.ask<readonly number[]>({ ask: 'ends' });
    const { bookedApart, ...found } = await reconcile(api.line, expected, ends);
    expect(found).toMatchObject({
      rejected: expected.badRows.size,
      ...{ lost: [], strange: [], altered: [], misbooked: bookedApart },
    });
  }

  // Imports have to be looked up in the warehouse; what vendors send has not.
  const isOfVendor = (unit: Unit) => unit.every(({ importId }) => importId === undefined);

  it('a disk without space stops the workers and no collector', { timeout: 120_000 }, async () => {
    await line.clickhouse.fault({ error: { code: NOT_ENOUGH_SPACE, times: 1_000_000 } });
    expect(await deliverSome(isOfVendor)).toBe(0);
    await sleep(1_500);
    const { url } = await line.workers[0]!.address();
    const health = await fetch(`${url}/health/ready`);
    expect(health.status).toBe(503);
    await line.clickhouse.fault({});
    await expectAll();
  });

  it('a slow warehouse is waited for', { timeout: 120_000 }, async () => {
    await line.clickhouse.fault({ delayMs: 120 });
    expect(await deliverSome()).toBe(0);
    await sleep(3_000);
    await line.clickhouse.fault({});
    await expectAll();
  });

  it('clocks that jump lose nothing', { timeout: 120_000 }, async () => {
    const jump = (hours: number) =>
      Promise.all(
        [line.collector, ...line.workers].map(({ line: one }, index) =>
          one.ask({ ask: 'clock', aheadMs: (index % 2 === 0 ? hours : -hours) * HOURS_MS }),
        ),
      );
    const hours = random.pick([-2, 2]);
    await jump(hours);
    expect(await deliverSome(isOfVendor)).toBe(0);
    await jump(-hours);
    expect(await deliverSome(isOfVendor)).toBe(0);
    await expectAll();
    await jump(0);
  });

  it('records that nobody can map cost a row each', { timeout: 120_000 }, async () => {
    await poisoner.write();
    const delivering = deliverSome();
    await poisoner.write();
    await delivering;
    await expectAll();
    const rows = await line.api.line.rows<{ code: string; rows: string }>(
      `SELECT code, uniqExact(id) AS rows FROM bad_rows
       WHERE source IN ('unreadable', 'closed') OR account = 'nobody' GROUP BY code ORDER BY code`,
    );
    expect(rows.map(({ code, rows: count }) => `${code} ${count}`)).toEqual([
      'body_unreadable 2',
      'source_unknown 6',
    ]);
  });

  it('collectors refuse with Retry-After while the broker is away, and take everything afterwards', {
    timeout: 120_000,
  }, async () => {
    await line.broker.kill();
    const [sending] = units.filter(isOfVendor).flat();
    const refused = await send(sending!, await line.collector.address());
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const delivering = deliverSome();
    await line.broker.restart();
    expect(await delivering).toBeGreaterThan(0);
    delivered.push([sending!]);
    await expectAll();
  });
});
