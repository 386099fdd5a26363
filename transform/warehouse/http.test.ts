import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SESSION_SETTINGS } from './clickhouse-warehouse.ts';
import { clusterSettings } from './cluster.ts';
import { openClickHouseWarehouse } from './http.ts';

/** What was asked of it; answers as a server that has nothing. */
const asked: { sql: string; settings: Record<string, string> }[] = [];
const listener = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const settings = Object.fromEntries(new URL(request.url ?? '', 'http://listener').searchParams);
  const body = Buffer.concat(parts);
  const isPacked = request.headers['content-encoding'] === 'gzip';
  const text = (isPacked ? gunzipSync(body) : body).toString();
  const sql = settings.query ? `${settings.query}\n${text}` : text;
  asked.push({ sql, settings });
  if (sql.startsWith('SELECT version()')) response.end('{"version":"25.8.1.1"}\n');
  else if (sql.includes('system.clusters'))
    response.end('{"shards":"2","fewest":"2","most":"2","internal":1}\n');
  else if (sql.includes('system.databases')) response.end('{"known":0}\n');
  else response.end();
});

let url: string;
beforeAll(async () => {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(() => {
  listener.closeAllConnections();
  listener.close();
});
beforeEach(() => {
  asked.length = 0;
});

const open = (options: { cluster?: string; sessionTimeoutSeconds?: number } = {}) =>
  openClickHouseWarehouse({
    url,
    database: 'own',
    username: 'line',
    password: 'secret',
    ...options,
  });
const statements = () => asked.map(({ sql }) => sql);
const asText = (settings: object) =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));

test('one server is asked for what the program asks', async () => {
  const warehouse = await open();
  await warehouse.run('TRUNCATE TABLE events');
  await warehouse.abandon('load');
  expect(statements().slice(2)).toEqual([
    'CREATE DATABASE IF NOT EXISTS `own`',
    'TRUNCATE TABLE events',
    "KILL QUERY WHERE query_id LIKE 'throughline-load-%' SYNC",
  ]);
  const { settings } = asked.find(({ sql }) => sql === 'TRUNCATE TABLE events')!;
  expect(settings).toMatchObject({
    ...asText(SESSION_SETTINGS),
    database: 'own',
    wait_end_of_query: '1',
    send_progress_in_http_headers: '1',
  });
  for (const name of Object.keys(clusterSettings(2))) expect(settings).not.toHaveProperty(name);
  await warehouse.close();
});

test('a cluster is asked for its own form of it, with the settings of a cluster in each request', async () => {
  const warehouse = await open({ cluster: 'main' });
  const session = await warehouse.session('derive');
  await warehouse.run(
    'CREATE TABLE IF NOT EXISTS dirty (key UInt64) ENGINE = MergeTree ORDER BY key',
  );
  await session.run('CREATE TEMPORARY TABLE work (x UInt8) ENGINE = Memory');
  await session.run('TRUNCATE TABLE work');
  await session.run('ALTER TABLE dirty DROP PARTITION 7');
  await warehouse.insert('dirty', ['key'], [[1]]);
  await warehouse.reader().rows('SELECT key FROM dirty');
  await warehouse.abandon('derive');
  await session.close();
  expect(statements().slice(3)).toEqual([
    'CREATE DATABASE IF NOT EXISTS `own` ON CLUSTER `main`',
    expect.stringMatching(
      /^CREATE TABLE IF NOT EXISTS dirty_local ON CLUSTER `main`\n.*ReplicatedMergeTree/s,
    ),
    expect.stringMatching(
      /^CREATE TABLE IF NOT EXISTS dirty ON CLUSTER `main` AS dirty_local\n.*Distributed/s,
    ),
    'CREATE TEMPORARY TABLE work (x UInt8) ENGINE = Memory',
    'TRUNCATE TABLE work',
    'ALTER TABLE dirty_local ON CLUSTER `main` DROP PARTITION 7',
    'INSERT INTO dirty (`key`) FORMAT JSONCompactEachRow\n[1]\n',
    'SELECT key FROM dirty \nFORMAT JSONEachRow',
    "KILL QUERY ON CLUSTER `main` WHERE query_id LIKE 'throughline-derive-%' SYNC",
    'DROP TEMPORARY TABLE IF EXISTS `work`',
  ]);
  for (const { sql, settings } of asked.slice(4))
    expect(settings, sql).toMatchObject(asText(clusterSettings(2)));
  await warehouse.close();
});

test('sessions are named after their work and kept as long as asked', async () => {
  const warehouse = await open({ sessionTimeoutSeconds: 7 });
  const session = await warehouse.session('load');
  await session.run('SELECT 1');
  expect(asked.at(-1)?.settings).toMatchObject({
    session_id: expect.stringMatching(/^throughline-load-[0-9a-f-]{36}$/),
    query_id: expect.stringMatching(/^throughline-load-[0-9a-f-]{36}$/),
    session_timeout: '7',
    session_check: '0',
  });
  await warehouse.close();
});

test('names that would reach into a statement are refused', async () => {
  await expect(
    openClickHouseWarehouse({ url, database: "a'; --", username: 'x', password: 'x' }),
  ).rejects.toThrow("Not a database name: a'; --");
  await expect(open({ cluster: 'a`b' })).rejects.toThrow('Not a name of a cluster: a`b');
  const warehouse = await open();
  await expect(warehouse.session("load' OR 1")).rejects.toThrow("Not a name of a work: load' OR 1");
  await expect(warehouse.abandon('%')).rejects.toThrow('Not a name of a work: %');
  await warehouse.close();
});
