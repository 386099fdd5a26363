import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog, LogRecord } from '@throughline/ingest/log/event-log';
import { loadSources } from '@throughline/ingest/sources/registry';
import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { DERIVED_VIEWS, derivedTables } from '@throughline/transform/derive/derived-tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Config } from '../../config/config.ts';
import { configSchema } from '../../config/config-schema.ts';
import { LOAD_GROUP } from '../../line/line.ts';
import { untilVisible } from '../../operations/visibility.ts';
import { Random } from '../../simulator/random.ts';
import { simulate } from '../../simulator/simulate.ts';
import { openLog } from '../../topology/open-parts.ts';
import { openProcess, type Process } from '../../topology/open-process.ts';
import { openWhole } from '../../topology/open-whole.ts';
import { sampleConfig } from '../chaos/sample-config.ts';
import { wireLoad } from '../chaos/wire-load.ts';
import { type ClickHouseServer, startClickHouse } from '../clickhouse/clickhouse-server.ts';
import { type Broker, startBroker } from '../kafka/broker.ts';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';

const PARTITIONS = 6;
const AT_ONCE = 40;
const SETTINGS = configSchema.shape;

describeWithKafka('workers', () => {
  let broker: Broker;
  let clickhouse: ClickHouseServer;
  let config: Config;
  /** What the vendors of a sample business sent, as it stands in a log, and what one process makes of it. */
  let records: readonly LogRecord[];
  let expected: string;

  beforeAll(async () => {
    const world = simulate({ seed: 11, from: '2026-01-01', months: 1, people: 100, noise: 5 });
    config = sampleConfig(world.config, await loadSources());
    const sendings = wireLoad(world, new Random(11, 'workers'), {
      repeated: 0.1,
      unreadable: 0.2,
      daysAFile: 5,
    }).flat();
    [broker, clickhouse] = await Promise.all([startBroker(), startClickHouse()]);
    const folder = mkdtempSync(join(tmpdir(), 'throughline-workers-'));
    const whole = await openWhole({ config, dataDir: folder, version: 'test' });
    const authorization = `Bearer ${whole.token}`;
    try {
      for (const { path, headers, body } of sendings) {
        const { statusCode } = await whole.app.inject({
          method: 'POST',
          url: path,
          headers: path.startsWith('/api/') ? { ...headers, authorization } : headers,
          payload: Buffer.from(body),
        });
        expect(statusCode).toBeLessThan(300);
      }
      await untilVisible(whole.line, await whole.line.log.ends());
      expected = await figures(whole);
      records = await everything(whole.line.log);
    } finally {
      await whole.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);
  afterAll(async () => {
    await Promise.all([broker?.remove(), clickhouse?.remove()]);
  }, 60_000);

  it('works on a business with something in every table', () => {
    expect(records.length).toBeGreaterThan(8 * AT_ONCE);
    const rows = Object.fromEntries(
      expected
        .split(/\n(?=[a-z_]+$)/m)
        .map((part) => [part.split('\n')[0], part.split('\n').length]),
    );
    for (const view of DERIVED_VIEWS) expect([view, rows[view]! > 5]).toEqual([view, true]);
  });

  it.each(IS_LONG ? [2, 3, 4] : [4])(
    '%i of them over one topic come to the figures of one process',
    async (count) => {
      const line = await openLine();
      try {
        await line.start(count);
        await line.append(0, 1);
        expect(await line.figures()).toBe(expected);
        expect(line.workers.map((worker) => worker.line.worker!.held() > 0)).toEqual(
          new Array(count).fill(true),
        );
      } finally {
        await line.remove();
      }
    },
    180_000,
  );

  it('changes no figure when some join and leave mid-load', async () => {
    const line = await openLine();
    try {
      await line.start(1);
      await Promise.all([line.append(0, 1 / 3), line.start(1)]);
      await line.untilLoaded(0.1);
      // The one that derives: another takes that over as well.
      const deriving = line.workers.find((worker) => worker.line.worker!.derives());
      await Promise.all([line.append(1 / 3, 2 / 3), line.leave(deriving ?? line.workers[0]!)]);
      await Promise.all([line.append(2 / 3, 1), line.start(2)]);
      await line.leave(line.workers[0]!);
      expect(await line.figures()).toBe(expected);
    } finally {
      await line.remove();
    }
  }, 180_000);

  /** A topic and a database of its own. */
  async function openLine() {
    const name = `w${randomUUID().slice(0, 8)}`;
    const kafka = {
      brokers: [broker.bootstrap],
      topic: name,
      replication: 1,
      sessionTimeoutSeconds: 6,
    };
    const { url, username, password, folder } = clickhouse;
    const own: Config = {
      ...config,
      log: SETTINGS.log.parse({ partitions: PARTITIONS, kafka }),
      warehouse: SETTINGS.warehouse.parse({ url, username, password, database: name }),
    };
    const open = async (roles: readonly ('worker' | 'api')[]) => {
      const one = await openProcess({ config: own, roles, dataDir: folder, version: 'test' });
      await one.connected;
      return one;
    };
    const log = await openLog(own, folder, () => {});
    const workers: Process[] = [];
    const line = {
      workers,
      async start(count: number) {
        // One after the other: several may not lay out an empty database at the same time.
        for (let index = 0; index < count; index += 1) workers.push(await open(['worker']));
      },
      async leave(worker: Process) {
        workers.splice(workers.indexOf(worker), 1);
        await worker.close();
      },
      /** Appends what lies between these shares of everything, a few at a time. */
      async append(after: number, upTo: number) {
        const end = Math.round(records.length * upTo);
        for (let from = Math.round(records.length * after); from < end; from += AT_ONCE)
          await log.append(records.slice(from, Math.min(end, from + AT_ONCE)));
      },
      async untilLoaded(share: number) {
        const sum = (offsets: readonly number[]) => offsets.reduce((all, one) => all + one, 0);
        while (sum(await log.committed(LOAD_GROUP)) < records.length * share) await sleep(20);
      },
      async figures() {
        await untilVisible(workers[0]!.line, await log.ends());
        return figures(workers[0]!);
      },
      async remove() {
        await Promise.all(workers.map((worker) => worker.close()));
        await log.close();
      },
    };
    return line;
  }
});

async function figures({ line: { warehouse } }: Process): Promise<string> {
  const counts = await warehouse.rows(
    `SELECT (SELECT uniqExact(id) FROM events) AS events, (SELECT uniqExact(id) FROM entities) AS entities,
       (SELECT count() FROM deliveries FINAL) AS deliveries, (SELECT count() FROM bad_rows FINAL) AS bad_rows`,
  );
  return `${JSON.stringify(counts)}\n${await derivedTables(warehouse)}`;
}

/** Every record of a log, in the order of receipt. */
async function everything(log: EventLog): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for (const [partition, end] of (await log.ends()).entries())
    for (let from = 0; from < end; ) {
      const entries = await log.read(partition, from, 1000);
      from = entries.at(-1)!.offset + 1;
      for (const { delivery } of entries) records.push({ key: delivery.id, delivery });
    }
  return records.sort((a, b) => a.delivery.receivedAt - b.delivery.receivedAt);
}
