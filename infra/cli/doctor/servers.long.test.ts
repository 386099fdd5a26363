import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { type ClickHouseServer, startClickHouse } from '../../lab/clickhouse/clickhouse-server.ts';
import { type Broker, startBroker } from '../../lab/kafka/broker.ts';
import { describeWithKafka } from '../../lab/testing/describe-with-kafka.ts';
import { openLog } from '../../topology/open-parts.ts';
import { run } from '../run.ts';
import { capturedIo } from '../testing/captured-io.ts';
import type { Check } from './check.ts';

describeWithKafka('doctor and migrate on servers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-doctor-'));
  let broker: Broker;
  let clickhouse: ClickHouseServer;
  beforeAll(async () => {
    [broker, clickhouse] = await Promise.all([startBroker(), startClickHouse()]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([broker?.remove(), clickhouse?.remove()]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  function config(password = clickhouse.password): string {
    const path = join(folder, 'servers.yaml');
    writeFileSync(
      path,
      `log: { partitions: 3, kafka: { brokers: ["${broker.bootstrap}"], replication: 1 } }
warehouse: { url: "${clickhouse.url}", username: ${clickhouse.username}, password: ${password} }
`,
    );
    return path;
  }

  async function command(...line: readonly string[]) {
    const io = capturedIo();
    const code = await run([...line, '--format', 'json'], io);
    return { code, json: JSON.parse(io.out()) as unknown };
  }

  async function doctor(path = config()) {
    const { code, json } = await command('doctor', '--config', path, '--port', '0');
    const { checks } = json as { readonly checks: readonly Check[] };
    const of = (name: string) => checks.find(({ check }) => check === name);
    return { code, names: checks.map(({ check }) => check), of };
  }

  it('look at them, make nothing, and then bring the schema up to date once', async () => {
    const before = await doctor();
    expect(before.code).toBe(0);
    expect(before.names).toEqual([
      'node',
      'configuration',
      'retention',
      'port',
      'warehouse',
      'log',
    ]);
    expect(before.of('warehouse')).toMatchObject({
      status: 'warning',
      message: expect.stringMatching(/^ClickHouse \d+\.\d+.* throughline is made when/),
    });
    expect(before.of('log')).toMatchObject({
      status: 'warning',
      message: expect.stringMatching(/^1 Kafka broker answers; .* made at the first start$/),
    });
    // It has made neither, or the second look would find them.
    expect((await doctor()).of('log')!.status).toBe('warning');

    const first = await command('migrate', '--config', config());
    expect(first.code).toBe(0);
    expect((first.json as { applied: unknown[] }).applied.length).toBeGreaterThan(3);
    expect(await command('migrate', '--config', config())).toEqual({
      code: 0,
      json: { applied: [] },
    });

    const settings = await loadConfig({ file: config(), environment: {} });
    const log = await openLog(settings, folder, () => {});
    await log.append([{ key: 'k', delivery: DELIVERY }]);
    await log.close();
    const after = await doctor();
    expect(after.code).toBe(0);
    expect(after.of('warehouse')).toMatchObject({
      status: 'ok',
      message: expect.stringMatching(/all \d+ migrations applied/),
    });
    expect(after.of('log')).toMatchObject({
      status: 'ok',
      message: expect.stringContaining('1 deliveries in 3 partitions, 1 not loaded yet'),
    });
  }, 120_000);

  it('tell what is wrong, each by itself', async () => {
    const refused = await doctor(config('wrong'));
    expect(refused.code).toBe(1);
    expect(refused.of('log')!.status).not.toBe('broken');
    expect(refused.of('warehouse')).toMatchObject({
      status: 'broken',
      message: expect.stringContaining('correct the credentials'),
    });
    await broker.stop();
    const away = await doctor();
    expect(away.code).toBe(1);
    expect(away.of('warehouse')!.status).toBe('ok');
    expect(away.of('log')).toMatchObject({
      status: 'broken',
      message: expect.stringContaining(broker.bootstrap),
    });
  }, 120_000);
});

const DELIVERY = {
  ...{ id: '00000000-0000-4000-8000-000000000001', source: 'ga4', account: 'site' },
  ...{ endpoint: 'collect', receivedAt: 1, headers: {}, query: '', body: new Uint8Array(1) },
};
