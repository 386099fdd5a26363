import diagnostics from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { openClickHouseWarehouse } from '@throughline/transform/warehouse/http';
import {
  type Warehouse,
  WarehouseMisconfigured,
  WarehouseUnavailable,
} from '@throughline/transform/warehouse/warehouse';
import { describeWarehouse } from '@throughline/transform/warehouse/warehouse.contract';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startClickHouse } from './clickhouse-server.ts';

type Server = Awaited<ReturnType<typeof startClickHouse>>;
type Options = Parameters<typeof openClickHouseWarehouse>[0];

let server: Server;
let databases = 0;
beforeAll(async () => {
  server = await startClickHouse();
});
afterAll(() => server?.remove());

const access = (options: Partial<Options> = {}): Options => ({
  url: server.url,
  username: server.username,
  password: server.password,
  database: 'line',
  ...options,
});
/** Closed at the end of the test. */
const opened = async (options: Partial<Options> = {}): Promise<Warehouse> => {
  const warehouse = await openClickHouseWarehouse(access(options));
  onTestFinished(() => warehouse.close());
  return warehouse;
};

describeWarehouse('over HTTP', async (options) => {
  databases += 1;
  const warehouse = await openClickHouseWarehouse(
    access({ database: `contract${databases}`, ...options }),
  );
  return { warehouse, dispose: () => warehouse.close() };
});

describe('on the wire', () => {
  test('answers and inserts are compressed', async () => {
    const warehouse = await opened();
    await warehouse.run(
      'CREATE TABLE IF NOT EXISTS wire (x UInt64, s String) ENGINE = MergeTree ORDER BY x',
    );
    const exchanged: { request: ClientRequest; response: IncomingMessage }[] = [];
    const note = (message: unknown) => exchanged.push(message as (typeof exchanged)[number]);
    diagnostics.subscribe('http.client.response.finish', note);
    onTestFinished(() => void diagnostics.unsubscribe('http.client.response.finish', note));
    const text = 'the same text again and again '.repeat(20);
    await warehouse.insert(
      'wire',
      ['x', 's'],
      Array.from({ length: 2000 }, (_, x) => [x, text]),
    );
    expect(exchanged.at(-1)?.request.getHeader('content-encoding')).toBe('gzip');
    const rows = await warehouse.rows<{ x: string; s: string }>('SELECT x, s FROM wire ORDER BY x');
    expect(rows).toHaveLength(2000);
    expect(rows.at(-1)).toEqual({ x: '1999', s: text });
    expect(exchanged.at(-1)?.response.headers['content-encoding']).toBe('gzip');
  });

  test('statements of a session carry its name', async () => {
    const warehouse = await opened();
    const asked: URL[] = [];
    const note = (message: unknown) => {
      const { request } = message as { request: ClientRequest };
      const url = new URL(request.path, server.url);
      // The channel tells of every request of the process: one that ends an earlier test's statement, too.
      if (url.searchParams.has('session_id')) asked.push(url);
    };
    diagnostics.subscribe('http.client.request.start', note);
    onTestFinished(() => void diagnostics.unsubscribe('http.client.request.start', note));
    const session = await warehouse.session('load');
    await session.rows('SELECT 1');
    await session.rows('SELECT 2');
    await session.close();
    const ids = asked.map(({ searchParams }) => searchParams.get('query_id'));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^throughline-load-[0-9a-f-]{36}$/);
    const sessions = asked.map(({ searchParams }) => searchParams.get('session_id'));
    expect(new Set(sessions).size).toBe(1);
    expect(asked[0]?.searchParams.get('wait_end_of_query')).toBe('1');
  });
});

describe('faults', () => {
  afterEach(() => server.fault({}));

  test('an error in the status is the error of the statement, or an outage with the address', async () => {
    const warehouse = await opened();
    await server.fault({ error: { code: 62, times: 1 } });
    const wrong: unknown = await warehouse.rows('SELECT 1').catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: '62' });
    expect(wrong).not.toBeInstanceOf(WarehouseUnavailable);
    for (const code of [202, 241, 242, 252, 285, 999]) {
      await server.fault({ error: { code, times: 1 } });
      const outage = warehouse.rows('SELECT 1');
      await expect(outage, String(code)).rejects.toBeInstanceOf(WarehouseUnavailable);
      await expect(outage, String(code)).rejects.toThrow(
        `The warehouse at ${server.url} cannot work now`,
      );
    }
    await server.fault({ error: { code: 497, times: 1 } });
    await expect(warehouse.run('SELECT 1')).rejects.toBeInstanceOf(WarehouseMisconfigured);
    expect(await warehouse.rows('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });

  test('an exception in the middle of the answer is an error and never half of the rows', async () => {
    const warehouse = await opened();
    await server.fault({ midStream: 1 });
    await expect(
      warehouse.rows('SELECT number, toString(number) AS s FROM numbers(60000)'),
    ).rejects.toBeInstanceOf(WarehouseUnavailable);
    expect(await warehouse.rows('SELECT count() AS n FROM numbers(60000)')).toEqual([
      { n: '60000' },
    ]);
  });

  test('a connection that is cut in the middle of the answer is an outage', async () => {
    const warehouse = await opened();
    const session = await warehouse.session('load');
    for (const connection of [warehouse, warehouse.reader(), session]) {
      await server.fault({ cut: 1 });
      await expect(
        connection.rows('SELECT number, toString(number) AS s FROM numbers(60000)'),
      ).rejects.toBeInstanceOf(WarehouseUnavailable);
    }
    expect(session.isUsable()).toBe(false);
    expect(await warehouse.rows('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });

  test('an insert that was answered is stored, also when the connection is cut behind the answer', async () => {
    const warehouse = await opened();
    await warehouse.run(
      'CREATE TABLE IF NOT EXISTS cut_off (x UInt64) ENGINE = MergeTree ORDER BY x',
    );
    await server.fault({ cut: 1 });
    const answer = await Promise.allSettled([warehouse.insert('cut_off', ['x'], [[1]])]);
    const stored = await warehouse.rows('SELECT x FROM cut_off');
    if (answer[0].status === 'fulfilled') expect(stored).toEqual([{ x: '1' }]);
    else expect(answer[0].reason).toBeInstanceOf(WarehouseUnavailable);
  });

  test('a server that is silent for too long is an outage, in a session the end of it', async () => {
    const warehouse = await opened({ requestTimeoutMs: 400 });
    const session = await warehouse.session('load');
    await session.rows('SELECT 1');
    await server.fault({ delayMs: 8000 });
    const began = performance.now();
    const late = session.rows('SELECT 1');
    await expect(late).rejects.toBeInstanceOf(WarehouseUnavailable);
    await expect(late).rejects.toThrow(
      `The warehouse at ${server.url} did not answer (Timeout error.): check the address, and that the server runs and can be reached.`,
    );
    expect(performance.now() - began).toBeLessThan(7900);
    expect(session.isUsable()).toBe(false);
  });

  test('a server that closes its connections is an outage, at the opening too', async () => {
    const warehouse = await opened();
    await server.fault({ refuse: true });
    await expect(warehouse.rows('SELECT 1')).rejects.toBeInstanceOf(WarehouseUnavailable);
    await expect(openClickHouseWarehouse(access())).rejects.toBeInstanceOf(WarehouseUnavailable);
    await server.fault({});
    expect(await warehouse.rows('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });
});

describe('opening', () => {
  afterEach(() => server.fault({}));

  test('makes the database where it is missing', async () => {
    const warehouse = await opened({ database: 'made_at_opening' });
    expect(await warehouse.rows('SELECT currentDatabase() AS name')).toEqual([
      { name: 'made_at_opening' },
    ]);
  });

  test('with a wrong password is for the operator', async () => {
    const opening = openClickHouseWarehouse(access({ password: 'wrong' }));
    await expect(opening).rejects.toBeInstanceOf(WarehouseMisconfigured);
    await expect(opening).rejects.toThrow(
      `The warehouse at ${server.url} refuses the user "${server.username}" with this password: correct the credentials.`,
    );
  });

  test('on a server that is too old is for the operator', async () => {
    await server.fault({ version: '24.8.4.13' });
    const opening = openClickHouseWarehouse(access());
    await expect(opening).rejects.toBeInstanceOf(WarehouseMisconfigured);
    await expect(opening).rejects.toThrow(
      `The warehouse at ${server.url} is ClickHouse 24.8.4.13: upgrade it to 25.3 or newer.`,
    );
  });

  test('where nothing listens says which address was tried', async () => {
    const opening = openClickHouseWarehouse(access({ url: 'http://127.0.0.1:9' }));
    await expect(opening).rejects.toBeInstanceOf(WarehouseUnavailable);
    await expect(opening).rejects.not.toBeInstanceOf(WarehouseMisconfigured);
    await expect(opening).rejects.toThrow(
      'The warehouse at http://127.0.0.1:9 did not answer (connect ECONNREFUSED',
    );
  });
});

describe('sessions of a server', () => {
  const MAKE = 'CREATE TEMPORARY TABLE kept (x UInt8) ENGINE = Memory';

  test('that were idle for long say that their tables are gone', async () => {
    const warehouse = await opened({ sessionTimeoutSeconds: 1 });
    const session = await warehouse.session('load');
    await session.run(MAKE);
    expect(session.isUsable()).toBe(true);
    await sleep(1300);
    expect(session.isUsable()).toBe(false);
    await expect(session.insert('kept', ['x'], [[1]])).rejects.toThrow(
      'The session has lost its temporary tables, because it was idle for too long: do its work again in a new session.',
    );
    const next = await warehouse.session('load');
    await next.run(MAKE);
    expect(await next.rows('SELECT count() AS n FROM kept')).toEqual([{ n: '0' }]);
  });

  test('stay while they are used, longer than the server keeps idle ones', async () => {
    const warehouse = await opened({ sessionTimeoutSeconds: 2 });
    const session = await warehouse.session('load');
    await session.run(MAKE);
    for (let times = 0; times < 5; times += 1) {
      await sleep(600);
      await session.insert('kept', ['x'], [[times]]);
    }
    await session.rows('SELECT sleep(2.2)');
    expect(await session.rows('SELECT count() AS n FROM kept')).toEqual([{ n: '5' }]);
  });

  test('leave no tables behind in the server when they are closed', async () => {
    const warehouse = await opened({ sessionTimeoutSeconds: 60 });
    const asked: string[] = [];
    const note = (message: unknown) => {
      const { request } = message as { request: ClientRequest };
      asked.push(request.path);
    };
    const session = await warehouse.session('load');
    await session.run(MAKE);
    diagnostics.subscribe('http.client.request.start', note);
    onTestFinished(() => void diagnostics.unsubscribe('http.client.request.start', note));
    await session.close();
    expect(asked).toHaveLength(1);
    const [id] = asked.map((path) => new URL(path, server.url).searchParams.get('session_id'));
    const look = new URL(server.url);
    look.search = new URLSearchParams({ session_id: String(id), database: 'line' }).toString();
    const credentials = Buffer.from(`${server.username}:${server.password}`).toString('base64');
    const answer = await fetch(look, {
      method: 'POST',
      body: 'SELECT count() FROM kept',
      headers: { authorization: `Basic ${credentials}` },
    });
    expect(answer.headers.get('x-clickhouse-exception-code')).toBe('60');
    await answer.text();
  });

  test('can be abandoned: a statement that still runs ends, and others go on', async () => {
    const [here, elsewhere] = [await opened(), await opened()];
    const loading = await here.session('load');
    const deriving = await here.session('derive');
    const SLOW = 'SELECT sleepEachRow(0.2) FROM numbers({n:UInt32}) SETTINGS max_block_size = 1';
    const began = performance.now();
    const ended = loading.rows(SLOW, { n: 100 }).catch((error: unknown) => error);
    const goesOn = deriving.rows(SLOW, { n: 10 });
    await sleep(500);
    await elsewhere.abandon('load');
    expect(await ended).toBeInstanceOf(WarehouseUnavailable);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await goesOn).toHaveLength(10);
  });

  test('whose server was restarted say that their tables are gone; the warehouse goes on', async () => {
    const warehouse = await opened();
    await warehouse.run('CREATE TABLE IF NOT EXISTS stays (x UInt8) ENGINE = MergeTree ORDER BY x');
    await warehouse.insert('stays', ['x'], [[1]]);
    const session = await warehouse.session('load');
    await session.run(MAKE);
    await server.kill();
    await expect(warehouse.rows('SELECT 1')).rejects.toBeInstanceOf(WarehouseUnavailable);
    await server.restart();
    const lost = session.insert('kept', ['x'], [[1]]);
    await expect(lost).rejects.toBeInstanceOf(WarehouseUnavailable);
    expect(session.isUsable()).toBe(false);
    expect(await warehouse.rows('SELECT x FROM stays')).toEqual([{ x: 1 }]);
  });
});
