import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openClickHouseWarehouse } from '@throughline/transform/warehouse/http';
import { migrate } from '@throughline/transform/warehouse/migrate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClickHouseServer, startClickHouse } from '../lab/clickhouse/clickhouse-server.ts';
import { CONFIG, requests, SECRETS } from '../lab/e2e/story.ts';
import { type Broker, startBroker } from '../lab/kafka/broker.ts';
import { freePort } from '../lab/kafka/free-port.ts';
import { type CommandProcess, startCommand } from '../lab/testing/command-process.ts';
import { describeWithKafka } from '../lab/testing/describe-with-kafka.ts';
import type { Role } from '../line/line.ts';

const KAFKA = { username: 'line', password: 'kafka-secret-7391' };
const CLICKHOUSE = { username: 'line', password: 'clickhouse-secret-5527' };

/** With what a process ends at once. */
const REFUSED: readonly (readonly [string, Role, RegExp])[] = [
  [
    'a wrong Kafka password',
    'collector',
    /Kafka at 127\.0\.0\.1:\d+ refuses the login of user line: check the name/,
  ],
  [
    'a schema newer than the program',
    'worker',
    /migration 9999-later\.sql, which this version does not know: start a newer version\.$/,
  ],
  [
    'a wrong ClickHouse password',
    'worker',
    /refuses the user "line" with this password: correct the credentials\.$/,
  ],
  [
    'a schema newer than the program',
    'api',
    /migration 9999-later\.sql, which this version does not know: start a newer version\.$/,
  ],
  [
    'no servers configured',
    'worker',
    /configure log\.kafka and warehouse, or run everything on one data folder/,
  ],
  ['no broker configured', 'collector', /configure log\.kafka, or run/],
];

interface Ready {
  readonly status: string;
  readonly problems: readonly { readonly part: string; readonly message: string }[];
}

describeWithKafka('processes of the distributed wiring', () => {
  const root = mkdtempSync(join(tmpdir(), 'throughline-processes-'));
  const started: CommandProcess[] = [];
  let ports: { readonly broker: number; readonly clickhouse: number };
  let broker: Broker | undefined;
  let clickhouse: ClickHouseServer | undefined;
  /** The line's processes, by role. */
  const line = {} as Record<Role, CommandProcess>;

  beforeAll(async () => {
    ports = { broker: await freePort(), clickhouse: await freePort() };
  });
  afterAll(async () => {
    for (const one of started) one.signal('SIGKILL');
    await Promise.all(started.map(({ exit }) => exit));
    await Promise.all([broker?.remove(), clickhouse?.remove()]);
    rmSync(root, { recursive: true, force: true });
  }, 60_000);

  function start(role: string, config = configText()): CommandProcess {
    const path = join(root, `${started.length}.yaml`);
    writeFileSync(path, config);
    const one = startCommand([role, '--config', path, '--port', '0']);
    started.push(one);
    return one;
  }

  function configText({ kafka = KAFKA, warehouse = CLICKHOUSE, database = 'throughline' } = {}) {
    return `${CONFIG}
log_level: trace
log:
  partitions: 3
  kafka:
    brokers: ["127.0.0.1:${ports.broker}"]
    replication: 1
    session_timeout_seconds: 6
    sasl: { mechanism: plain, username: ${kafka.username}, password: ${kafka.password} }
warehouse:
  url: http://127.0.0.1:${ports.clickhouse}
  database: ${database}
  username: ${warehouse.username}
  password: ${warehouse.password}
`;
  }

  async function ready(one: CommandProcess): Promise<Ready> {
    return (await (await fetch(`${await one.url}/health/ready`)).json()) as Ready;
  }

  const becomesReady = (one: CommandProcess) =>
    vi.waitFor(async () => expect(await ready(one)).toMatchObject({ problems: [] }), {
      timeout: 60_000,
      interval: 200,
    });

  async function openWarehouse(database = 'throughline') {
    const url = `http://127.0.0.1:${ports.clickhouse}`;
    return openClickHouseWarehouse({ url, database, ...CLICKHOUSE });
  }

  async function query<Row>(sql: string): Promise<Row[]> {
    const warehouse = await openWarehouse();
    try {
      return await warehouse.rows<Row>(sql);
    } finally {
      await warehouse.close();
    }
  }

  it('that start before the servers are there live, and say what they wait for', async () => {
    for (const role of ['collector', 'worker', 'api'] as const) line[role] = start(role);
    for (const role of ['collector', 'worker', 'api'] as const) {
      const url = await line[role].url;
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      const problem = await vi.waitFor(
        async () => {
          const { status, problems } = await ready(line[role]);
          expect(status).toBe('not_ready');
          expect(problems[0]!.message).toMatch(
            /^The log could not be opened in \d+ tr(y|ies) over \d+ s; it is tried again\./,
          );
          return problems[0]!;
        },
        { timeout: 40_000, interval: 300 },
      );
      expect((await fetch(`${url}/health/ready`)).status).toBe(503);
      expect(problem.part).toBe('log');
      expect(problem.message).toContain(`127.0.0.1:${ports.broker}`);
      expect(problem.message).toMatch(/tried for \d+ s: check that the addresses are right/);
      expect((await fetch(`${url}/metrics`)).status).toBe(200);
    }
    // One sentence for each try, not one for each connection.
    expect(linesWith(line.collector.err(), '"level":50')).toEqual([]);
    const refused = await send(await line.collector.url, requests[0]!);
    expect(refused.status).toBe(503);
  }, 120_000);

  it('become ready when the servers come, one after the other, without a restart', async () => {
    broker = await startBroker({
      port: ports.broker,
      users: { [KAFKA.username]: KAFKA.password },
    });
    await becomesReady(line.collector);
    // Its part is open now; what it waits for is the warehouse.
    const waiting = await vi.waitFor(
      async () => {
        const { problems } = await ready(line.worker);
        expect(problems.map(({ part }) => part)).not.toContain('log');
        const problem = problems.find(({ part }) => part === 'warehouse');
        expect(problem?.message).toMatch(/could not be opened in \d+ tr/);
        return problem!.message;
      },
      { timeout: 40_000, interval: 300 },
    );
    expect(waiting).toContain(`http://127.0.0.1:${ports.clickhouse}`);
    expect(waiting).toMatch(/check the address, and that the server runs/);
    clickhouse = await startClickHouse({ port: ports.clickhouse, ...CLICKHOUSE });
    await becomesReady(line.worker);
    await becomesReady(line.api);
    expect([line.collector.pid, line.worker.pid, line.api.pid]).toEqual(
      started.map(({ pid }) => pid),
    );
  }, 180_000);

  it.each(REFUSED)(
    'end with 78 and one sentence at %s (%s)',
    async (what, role, sentence) => {
      if (what.startsWith('a schema')) await makeNewer(`newer_${role}`);
      const wrong = { username: 'line', password: 'wrong-secret' };
      const config: Record<string, () => string> = {
        'a wrong Kafka password': () => configText({ kafka: wrong }),
        'a wrong ClickHouse password': () => configText({ warehouse: wrong }),
        'a schema newer than the program': () => configText({ database: `newer_${role}` }),
      };
      const one = start(role, config[what]?.() ?? CONFIG);
      expect(await one.exit).toBe(78);
      const lines = one.err().trimEnd().split('\n');
      expect(lines.at(-1)).toMatch(sentence);
      const said = lines.filter(
        (line) => !line.startsWith('{') && !/ listens \(process/.test(line),
      );
      expect(said).toHaveLength(1);
      expect(one.err()).not.toContain('wrong-secret');
    },
    60_000,
  );

  async function makeNewer(database: string): Promise<void> {
    const warehouse = await openWarehouse(database);
    await migrate(warehouse, []);
    await warehouse.insert(
      'migrations',
      ['number', 'name', 'checksum'],
      [[9999, '9999-later.sql', 'x']],
    );
    await warehouse.close();
  }

  it('count what they do for Prometheus, and write no personal data and no secret into their logs', async () => {
    const url = await line.collector.url;
    for (const request of requests) expect((await send(url, request)).status).toBeLessThan(300);
    // An order that cannot be read, with an address in it; a question that is none.
    expect((await send(url, unreadable())).status).toBeLessThan(300);
    const api = await line.api.url;
    await fetch(`${url}/collect/nobody?email=anna@mail.example`);
    await fetch(`${api}/api/v1/reports/channels?from=anna@mail.example&to=%2B79005550103`);
    await fetch(`${api}/api/v1/reports/channels?from=2026-03-01&to=2026-03-31`);
    // Statements that fail on the way, with the rows inside them.
    await clickhouse!.fault({ error: { code: 243, times: 3, containing: 'stage_events' } });
    for (const request of requests) await send(url, request);
    const worker = await line.worker.url;
    const metrics = await vi.waitFor(
      async () => {
        const text = await (await fetch(`${worker}/metrics`)).text();
        expect(text).toMatch(/^throughline_bad_rows_total\{code="\w+"\} [1-9]/m);
        expect(text).toMatch(/^throughline_retries_total\{work="load"\} [1-9]/m);
        expect(text).toMatch(/^throughline_freshness_seconds_count [1-9]/m);
        for (const partition of [0, 1, 2])
          expect(text).toContain(`throughline_log_lag_records{partition="${partition}"} 0\n`);
        return text;
      },
      { timeout: 60_000, interval: 300 },
    );
    await clickhouse!.fault({});
    expect(metrics).toMatch(/^nodejs_heap_size_used_bytes \d+/m);
    expect(metrics).toMatch(/^throughline_records_total\{outcome="accepted"\} [1-9]/m);
    expect(metrics).toMatch(/^throughline_partitions_held 3$/m);
    expect(metrics).toMatch(/^throughline_derives 1$/m);
    expect(strangeLines(metrics)).toEqual([]);
    const taken = await (await fetch(`${url}/metrics`)).text();
    expect(taken).toMatch(
      /^throughline_collector_deliveries_total\{source="shopify",outcome="accepted",reason=""\} \d+$/m,
    );
    expect(strangeLines(taken)).toEqual([]);
    const logs = started.map((one) => one.err()).join('\n');
    expect(logs).toContain('"level":20');
    expect(logs).toMatch(/"msg":"load"/);
    for (const secret of [
      ...Object.values(SECRETS),
      ...[
        KAFKA.password,
        CLICKHOUSE.password,
        'anna',
        'mail.example',
        '79005550102',
        '79005550103',
      ],
      ...['Sofas for an office', 'torn'],
    ])
      expect(linesWith(logs, secret)).toEqual([]);
  }, 120_000);

  it('end with 0 at SIGTERM under load, and nothing that was acknowledged is lost', async () => {
    const url = await line.collector.url;
    const acknowledged: string[] = [];
    let stopping = false;
    let next = 0;
    const sender = async () => {
      while (!stopping) {
        const id = `load.${++next}`;
        const sent = await send(url, hit(id)).catch(() => undefined);
        if (sent && sent.status < 300) acknowledged.push(id);
        else await sleep(5);
      }
    };
    const senders = Array.from({ length: 24 }, sender);
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(300), { timeout: 30_000 });
    const worker = start('worker');
    const began = performance.now();
    line.worker.signal('SIGTERM');
    expect(await line.worker.exit).toBe(0);
    line.collector.signal('SIGTERM');
    expect(await line.collector.exit).toBe(0);
    expect((performance.now() - began) / 1000).toBeLessThan(40);
    stopping = true;
    await Promise.all(senders);
    await becomesReady(worker);
    await vi.waitFor(
      async () => {
        const stored = await query<{ value: string }>(
          "SELECT DISTINCT value FROM identifiers WHERE value LIKE 'load.%'",
        );
        const known = new Set(stored.map(({ value }) => value));
        expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
      },
      { timeout: 60_000, interval: 500 },
    );
    const [twice] = await query<{ twice: string }>(
      'SELECT count() - uniqExact(id) AS twice FROM events',
    );
    expect(twice!.twice).toBe('0');
    for (const one of [worker, line.api]) one.signal('SIGTERM');
    expect(await Promise.all([worker.exit, line.api.exit])).toEqual([0, 0]);
  }, 180_000);
});

interface Sent {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function send(url: string, { path, headers, body }: Sent): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers, body });
}

function hit(clientId: string): Sent {
  const time = Date.parse('2026-03-08T09:00:00Z') * 1000;
  const event = {
    name: 'page_view',
    params: { session_id: '1772960400', page_location: 'https://story.example/' },
  };
  return {
    path: `/mp/collect?measurement_id=G-STORY&api_secret=${SECRETS.ga4}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, timestamp_micros: time, events: [event] }),
  };
}

function unreadable(): Sent {
  const body = '{"id": 1009, "email": "anna@mail.example", "phone": "+79005550103", "torn';
  return {
    path: '/collect/shopify',
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/paid',
      'x-shopify-shop-domain': 'story.example',
      'x-shopify-hmac-sha256': createHmac('sha256', SECRETS.shopify).update(body).digest('base64'),
    },
    body,
  };
}

const linesWith = (text: string, part: string) =>
  text.split('\n').filter((line) => line.includes(part));

/** What Prometheus' text format does not know. */
function strangeLines(metrics: string): readonly string[] {
  const sample =
    /^[a-zA-Z_:][\w:]*(\{(\w+="([^"\\\n]|\\.)*",?)*\})? (-?[\d.]+(e[+-]?\d+)?|NaN|[+-]?Inf)$/;
  const comment = /^# (HELP|TYPE) [a-zA-Z_:][\w:]* ./;
  return metrics.split('\n').filter((line) => line && !sample.test(line) && !comment.test(line));
}
