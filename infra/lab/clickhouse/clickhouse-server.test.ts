import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClickHouseServer, startClickHouse } from './clickhouse-server.ts';
import { failure, type TestClients, testClients } from './test-clients.ts';

let server: ClickHouseServer;
let client: ClickHouseClient;
let open: TestClients['open'];
let rows: TestClients['rows'];
let raw: TestClients['raw'];
let close: TestClients['close'];

beforeAll(async () => {
  server = await startClickHouse();
  ({ client, open, rows, raw, close } = testClients(server));
});
afterAll(async () => {
  await close();
  await server.remove();
});

test('types and bound parameters pass through the engine', async () => {
  const text = "it's \\ \t a \n line; {x:String} -- ю";
  expect(
    await rows(
      `SELECT {text:String} AS text, {list:Array(String)} AS list, {none:Nullable(String)} AS none,
        {big:UInt64} AS big, {at:DateTime64(3)} AS at, {map:Map(String, UInt8)} AS map, {flag:Bool} AS flag,
        toDecimal64({money:String}, 2) AS money`,
      {
        text,
        list: [text, ''],
        none: null,
        big: 2n ** 63n,
        at: new Date(1_767_225_600_123),
        map: { a: 1 },
        flag: true,
        money: '1.10',
      },
    ),
  ).toMatchObject([{ text, list: [text, ''], none: null, map: { a: 1 }, flag: true, money: 1.1 }]);
  const long = 'x'.repeat(100_000);
  expect(await rows('SELECT length({long:String}) AS n', { long })).toEqual([{ n: 100000 }]);
  expect(await failure(rows('SELECT {absent:String}'))).toMatchObject({ code: '456' });
  expect(await failure(rows('SELECT {n:UInt8}', { n: 'abc' }))).toMatchObject({ code: '457' });
});

test('settings and parameters of one request are gone in the next', async () => {
  const settings = { max_threads: 1, insert_deduplication_token: 'once' };
  const query = "SELECT getSetting('insert_deduplication_token') AS token";
  const session_id = 'settings';
  for (const where of [{}, { session_id }]) {
    const asked = { query, format: 'JSONEachRow' as const, ...where };
    const first = await client.query({
      ...asked,
      clickhouse_settings: settings,
      query_params: { x: 1 },
    });
    expect(await first.json()).toEqual([{ token: 'once' }]);
    const second = await client.query(asked);
    expect(await second.json()).toEqual([{ token: '' }]);
    expect(await failure(client.query({ ...asked, query: 'SELECT {x:UInt8}' }))).toMatchObject({
      code: '456',
    });
  }
  await client.command({ query: 'SET max_block_size = 77', session_id });
  const of = (clickhouse_settings: Record<string, number>) =>
    client
      .query({
        query: "SELECT getSetting('max_block_size') AS n",
        format: 'JSONEachRow',
        session_id,
        clickhouse_settings,
      })
      .then((result) => result.json());
  expect(await of({ max_block_size: 5 })).toEqual([{ n: 5 }]);
  expect(await of({})).toEqual([{ n: 77 }]);
  await client.command({ query: 'SET max_block_size = 78' });
  expect(await rows("SELECT getSetting('max_block_size') != 78 AS own")).toEqual([{ own: 1 }]);
});

test.each([true, false])('inserts and large answers with gzip: %s', async (gzip) => {
  const zipped = open({ compression: { request: gzip, response: gzip } });
  const table = `inserted_${gzip}`;
  await zipped.command({
    query: `CREATE TABLE ${table} (n UInt64, text String) ENGINE = MergeTree ORDER BY n`,
  });
  const values = Array.from({ length: 100_000 }, (_, n) => [n, `${n}`.repeat(40)]);
  const { summary } = await zipped.insert({
    table: `${table} (n, text)`,
    values,
    format: 'JSONCompactEachRow',
    clickhouse_settings: {
      max_insert_block_size: '4000000',
      min_insert_block_size_rows: '4000000',
      min_insert_block_size_bytes: '2000000000',
    },
  });
  expect(summary?.written_rows).toBe('100000');
  expect(
    await rows(`SELECT count() AS parts FROM system.parts WHERE active AND table = '${table}'`),
  ).toEqual([{ parts: 1 }]);
  const back = await rows<{ n: string; text: string }>(
    `SELECT n, text FROM ${table} ORDER BY n`,
    undefined,
    zipped,
  );
  expect(back.length).toBe(values.length);
  expect(back[99_999]).toEqual({ n: 99999, text: values[99_999]![1] });
  await zipped.insert({ table, values: [], format: 'JSONEachRow' });
  await zipped.insert({ table, values: [{ n: 1 }], format: 'JSONEachRow' });
  await zipped.command({ query: `INSERT INTO ${table} VALUES (2, 'a;b'), (3, 'FORMAT')` });
  await zipped.command({ query: `INSERT INTO ${table} SELECT number, 'x' FROM numbers(3)` });
  expect(await rows(`SELECT count() AS n FROM ${table}`)).toEqual([{ n: 100006 }]);
  expect(
    await failure(zipped.insert({ table, values: [{ n: 'no number' }], format: 'JSONEachRow' })),
  ).toMatchObject({ code: '27' });
});

test('a binary insert arrives byte by byte, and a dedup token adds nothing twice', async () => {
  await client.command({
    query:
      'CREATE TABLE bytes (text String) ENGINE = MergeTree ORDER BY text SETTINGS non_replicated_deduplication_window = 10',
  });
  const body = Buffer.from([3, 0xff, 0, 0x80]);
  const query = encodeURIComponent(
    "INSERT INTO bytes SETTINGS insert_deduplication_token = 'a' FORMAT RowBinary",
  );
  for (const [encoding, sent] of [
    ['identity', body],
    ['gzip', gzipSync(body)],
  ] as const)
    expect(
      (
        await raw(`/?query=${query}`, {
          method: 'POST',
          body: new Uint8Array(sent),
          headers: { 'content-encoding': encoding },
        })
      ).status,
    ).toBe(200);
  expect(await rows('SELECT hex(text) AS hex FROM bytes')).toEqual([{ hex: 'FF0080' }]);
});

test('sessions keep temporary tables, lock, expire and are asked for', async () => {
  const mine = { session_id: 'mine' };
  await client.command({ query: 'CREATE TEMPORARY TABLE kept (n UInt8)', ...mine });
  await client.insert({ table: 'kept', values: [{ n: 7 }], format: 'JSONEachRow', ...mine });
  const kept = await client.query({ query: 'SELECT n FROM kept', format: 'JSONEachRow', ...mine });
  expect(await kept.json()).toEqual([{ n: 7 }]);
  expect(await failure(rows('SELECT n FROM kept'))).toMatchObject({
    code: '60',
    type: 'UNKNOWN_TABLE',
  });
  const slow = client.command({ query: 'SELECT sleep(3)', ...mine });
  await sleep(1000);
  expect(await failure(client.command({ query: 'SELECT 1', ...mine }))).toMatchObject({
    code: '373',
  });
  await slow;
  const check = '/?query=SELECT+1&session_check=1&session_id=';
  expect((await raw(`${check}nobody`)).headers.get('x-clickhouse-exception-code')).toBe('372');
  // A session is free again once its answer has been read, not when its first bytes are there.
  for (const asked of ['/?query=SELECT+1&session_id=', check]) {
    const answer = await raw(`${asked}short&session_timeout=4`);
    expect([answer.status, await answer.text()]).toEqual([200, '1\n']);
  }
  await sleep(4300);
  expect((await raw(`${check}short`)).headers.get('x-clickhouse-exception-code')).toBe('372');
  expect((await raw(`${check}short&session_timeout=9999999`)).status).toBe(400);
});

test('errors come with their code, type and status', async () => {
  for (const [query, code, status] of [
    ['SELECT * FROM absent', '60', 404],
    ['SELECT * FROM absent.t', '81', 404],
    ['SELEC 1', '62', 400],
    ['SELECT 1; SELECT 2', '62', 400],
    ['', '62', 400],
    ["SELECT throwIf(1, 'no')", '395', 500],
    ['DROP TABLE absent', '60', 404],
    ['SELECT 1 SETTINGS absent = 1', '115', 404],
  ] as const) {
    const response = await raw('/', { method: 'POST', body: query });
    expect([query, response.headers.get('x-clickhouse-exception-code'), response.status]).toEqual([
      query,
      code,
      status,
    ]);
    expect(await response.text()).toMatch(
      new RegExp(`^Code: ${code}\\. DB::Exception: [\\s\\S]+\\([A-Z_]+\\)`),
    );
  }
  expect((await raw('/?query=SELECT+1&absent=1')).status).toBe(404);
  expect((await raw('/?query=CREATE+DATABASE+no')).headers.get('x-clickhouse-exception-code')).toBe(
    '164',
  );
  expect(await failure(rows('SELECT 1', undefined, open({ password: 'wrong' })))).toMatchObject({
    code: '516',
  });
  expect(await failure(rows('SELECT 1', undefined, open({ database: 'absent' })))).toMatchObject({
    code: '81',
  });
  expect(await (await raw('/ping', { headers: { authorization: 'none' } })).text()).toBe('Ok.\n');
});

test('two databases stand side by side', async () => {
  for (const name of ['first', 'second']) {
    await client.command({ query: `CREATE DATABASE ${name}` });
    const own = open({ database: name });
    await own.command({ query: 'CREATE TABLE t (who String) ENGINE = MergeTree ORDER BY who' });
    await own.insert({ table: 't', values: [{ who: name }], format: 'JSONEachRow' });
  }
  expect(await rows('SELECT who FROM t', undefined, open({ database: 'second' }))).toEqual([
    { who: 'second' },
  ]);
  expect(await rows('SELECT who FROM first.t')).toEqual([{ who: 'first' }]);
});

test('a session is free as soon as its answer has ended', async () => {
  for (let n = 0; n < 100; n++) {
    const result = await client.query({
      query: 'SELECT 1',
      format: 'JSONEachRow',
      session_id: 'row',
    });
    await result.json();
  }
});
