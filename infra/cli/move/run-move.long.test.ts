import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPARED_CONTRACTS } from '@throughline/api/contract/reports/index';
import { openKafkaLog } from '@throughline/ingest/log/kafka/log';
import { openLmdbLog } from '@throughline/ingest/log/lmdb/log';
import { inLong } from '@throughline/ingest/testing/in-long';
import { runs } from '@throughline/ingest/testing/long-runs';
import { openClickHouseWarehouse } from '@throughline/transform/warehouse/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { type ClickHouseServer, startClickHouse } from '../../lab/clickhouse/clickhouse-server.ts';
import { type Broker, startBroker } from '../../lab/kafka/broker.ts';
import { describeWithKafka } from '../../lab/testing/describe-with-kafka.ts';
import { move } from '../../operations/move.ts';
import { untilVisible } from '../../operations/visibility.ts';
import { simulate, type World } from '../../simulator/simulate.ts';
import { holdDataFolder } from '../../topology/data-folder.ts';
import { openWhole } from '../../topology/open-whole.ts';
import { demoConfig } from '../demo/demo-config.ts';
import { run } from '../run.ts';
import { capturedIo } from '../testing/captured-io.ts';

/** Each rule by each date. */
const REPORTS = samplesOf(COMPARED_CONTRACTS);

function samplesOf(contracts: readonly { readonly samples: readonly unknown[] }[]): number {
  return contracts.reduce((sum, { samples }) => sum + samples.length, 0);
}

interface Printed {
  readonly deliveries: number;
  readonly appended: number;
  readonly too_large: number;
  readonly records: number;
  readonly reports: { readonly compared: number; readonly equal: number };
  readonly differences: readonly string[];
}

const root = mkdtempSync(join(tmpdir(), 'throughline-move-'));
const data = join(root, 'folder');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PEOPLE = runs(30, 100);
const world = simulate({ seed: 5, from: '2026-02-01', months: 1, people: PEOPLE });
const own = file('own.yaml', demoConfig(world.config));

function file(name: string, text: string): string {
  const path = join(root, name);
  writeFileSync(path, text);
  return path;
}

async function moveTo(to: string, ...more: readonly string[]) {
  const io = capturedIo();
  const code = await run(['move', '--data', data, '--config', own, '--to', to, ...more], io);
  const result = io.out() === '' ? undefined : (JSON.parse(io.out()) as Printed);
  return { code, result, err: io.err() };
}

describe('throughline move', () => {
  it('says what the other configuration lacks, or would change, before it opens anything', async () => {
    expect(await moveTo(own)).toMatchObject({
      code: 78,
      err: expect.stringMatching(/configure log\.kafka and warehouse there/),
    });
    const servers =
      'log: { kafka: { brokers: ["127.0.0.1:1"] } }\nwarehouse: { url: "http://127.0.0.1:1" }\n';
    const other = demoConfig({
      ...world.config,
      timezone: 'Asia/Tokyo',
      accounts: world.config.accounts.filter(({ source }) => source !== 'callrail'),
    })
      .replace(/^currency: .*$/m, 'currency: USD')
      .replace(/^vat_rate: .*$/m, 'vat_rate: 0.07');
    const { code, err } = await moveTo(file('other.yaml', `${other}${servers}`));
    expect(code).toBe(78);
    expect(err).toMatch(/: timezone, currency, vat_rate, sources\.callrail\.[\w-]+\.\n/);
    const release = holdDataFolder(data);
    expect(await moveTo(file('same.yaml', demoConfig(world.config) + servers))).toMatchObject({
      code: 1,
      err: expect.stringContaining(`in use by process ${process.pid}`),
    });
    release();
  });
});

describeWithKafka('a data folder of the sample business', () => {
  let broker: Broker;
  let clickhouse: ClickHouseServer;
  beforeAll(async () => {
    [broker, clickhouse] = await Promise.all([startBroker(), startClickHouse(), fill(world)]);
  }, 240_000);
  afterAll(() => Promise.all([broker?.remove(), clickhouse?.remove()]), 60_000);

  const servers = (topic: string, database: string) =>
    file(
      `${topic}.yaml`,
      `${demoConfig(world.config)}
log: { partitions: 3, kafka: { brokers: ["${broker.bootstrap}"], topic: ${topic}, replication: 1, session_timeout_seconds: 6 } }
warehouse: { url: "${clickhouse.url}", database: ${database}, username: ${clickhouse.username}, password: ${clickhouse.password} }
`,
    );

  it('gives the same reports on Kafka and a ClickHouse server, also after a move that was broken off', async () => {
    const { log } = await loadConfig({ file: servers('moved', 'moved'), environment: {} });
    const { sasl: _, sessionTimeoutSeconds, ...kafka } = log.kafka!;
    const half = await openKafkaLog({
      ...{ ...kafka, tls: false, partitions: log.partitions },
      sessionTimeoutMs: sessionTimeoutSeconds * 1000,
    });
    const folder = await openLmdbLog({ path: join(data, 'log') });
    const { deliveries } = await move(folder, half, {
      onProgress(done) {
        if (done > 0.5) throw new Error('broken off');
      },
    }).then(
      () => expect.unreachable(),
      async () => ({ deliveries: sum(await half.ends()) }),
    );
    await Promise.all([half.close(), folder.close()]);
    const { code, result } = await moveTo(servers('moved', 'moved'));
    expect(result!.differences).toEqual([]);
    expect(code).toBe(0);
    expect(result!.appended).toBe(result!.deliveries - deliveries);
    expect(deliveries).toBeGreaterThan(result!.deliveries / 3);
    expect(result!.reports).toEqual({ compared: REPORTS, equal: REPORTS });
    expect(result!.deliveries).toBeGreaterThan(2.5 * PEOPLE);
    expect(result!.records).toBeGreaterThan(5 * PEOPLE);
    expect(result!.too_large).toBe(0);
  }, 240_000);

  /** Compares all reports once more. */
  inLong(
    'moved again adds nothing, and tells what differs by then',
    async () => {
      const { warehouse } = await loadConfig({ file: servers('moved', 'moved'), environment: {} });
      const { cluster: _, ...place } = warehouse!;
      const opened = await openClickHouseWarehouse(place);
      const changed = async (statement: string) => {
        await opened.run(`${statement} SETTINGS mutations_sync = 2`);
        return moveTo(servers('moved', 'moved'));
      };
      const dearer = await changed(
        "ALTER TABLE cost_day_rows UPDATE cost_base = cost_base + 1000000 WHERE source = 'yandex-direct'",
      );
      expect(dearer.code).toBe(1);
      expect(dearer.result!.appended).toBe(0);
      expect(dearer.result!.reports.compared).toBe(REPORTS);
      // Reports that read what is rolled up, or no cost, say the same as before.
      expect(dearer.result!.reports.equal).toBeGreaterThan(0);
      expect(dearer.result!.reports.equal).toBeLessThan(REPORTS);
      expect(dearer.result!.differences[0]).toMatch(
        /^\/api\/v1\/reports\/[\w-]+\?.*: line \d+ is .* and /,
      );
      // A warehouse that has seen that it lost rows says so in place of a report; until then it answers.
      const lost = await changed("ALTER TABLE entities DELETE WHERE entity_type = 'order'");
      await opened.close();
      const { code, result, err } = lost;
      expect(code).toBe(1);
      expect(result!.reports.equal).toBeLessThan(REPORTS);
      expect(result!.differences[0]).toMatch(/^entities: \d+ and \d+$/);
      expect(err).toMatch(/they differ.*\n.*entities: /);
    },
    600_000,
  );
});

async function fill({ imports, requests }: World): Promise<void> {
  const config = await loadConfig({ file: own, environment: {} });
  const whole = await openWhole({ config, dataDir: data, version: 'test' });
  try {
    for (const { source, account, content } of imports())
      await whole.app.inject({
        method: 'POST',
        url: `/api/v1/imports/${source}?account=${account}`,
        headers: { 'content-type': 'application/octet-stream' },
        payload: Buffer.from(content),
      });
    for (const { method, path, headers, body } of requests())
      await whole.app.inject({ method, url: path, headers, payload: Buffer.from(body) });
    await untilVisible(whole.line, await whole.line.log.ends());
  } finally {
    await whole.close();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
