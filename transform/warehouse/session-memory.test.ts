import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openEmbeddedWarehouse } from './embedded.ts';
import { remembered } from './session-memory.ts';
import { type Session, type Warehouse, WarehouseUnavailable } from './warehouse.ts';

const path = mkdtempSync(join(tmpdir(), 'throughline-session-memory-'));
let engine: Warehouse;
let beneath: Session;
let session: Session;
let now = 0;

beforeAll(async () => {
  engine = await openEmbeddedWarehouse({ path });
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true, force: true });
});
beforeEach(async () => {
  now = 1000;
  beneath = await engine.session('memory');
  session = remembered(beneath, { idleMs: 15_000, now: () => now });
});

const MAKE = 'CREATE TEMPORARY TABLE IF NOT EXISTS kept (x UInt8) ENGINE = Memory';

test('is usable while it is used', async () => {
  await session.run(MAKE);
  for (let times = 0; times < 5; times += 1) {
    now += 14_999;
    expect(session.isUsable()).toBe(true);
    await session.insert('kept', ['x'], [[times]]);
  }
  expect(await session.rows('SELECT count() AS n FROM kept')).toEqual([{ n: '5' }]);
  await session.close();
});

test('is not usable after it was idle, and says so instead of working without its tables', async () => {
  await session.run(MAKE);
  now += 15_000;
  expect(session.isUsable()).toBe(false);
  const late = session.rows('SELECT 1');
  await expect(late).rejects.toBeInstanceOf(WarehouseUnavailable);
  await expect(late).rejects.toThrow(
    'The session has lost its temporary tables, because it was idle for too long: do its work again in a new session.',
  );
  await session.close();
});

test('works after a while without a statement as long as there is nothing to lose', async () => {
  now += 60_000;
  expect(session.isUsable()).toBe(false);
  await session.run(MAKE);
  expect(session.isUsable()).toBe(true);
  await session.close();
});

test('tells a table that the server has forgotten from one that never was', async () => {
  await session.run(MAKE);
  await expect(session.rows('SELECT * FROM never')).rejects.toMatchObject({ code: '60' });
  expect(session.isUsable()).toBe(true);
  await beneath.run('DROP TEMPORARY TABLE kept');
  const forgotten = session.insert('kept', ['x'], [[1]]);
  await expect(forgotten).rejects.toBeInstanceOf(WarehouseUnavailable);
  await expect(forgotten).rejects.toThrow(/has forgotten its temporary tables/);
  expect(session.isUsable()).toBe(false);
  await expect(session.rows('SELECT 1')).rejects.toThrow(/has forgotten its temporary tables/);
  await session.close();
});

test('stays usable after an outage that the server itself reports, and not after a cut connection', async () => {
  await session.run(MAKE);
  await expect(
    session.rows(
      'SELECT length(groupArray(toString(number))) AS n FROM numbers(3000000) SETTINGS max_memory_usage = 10000000',
    ),
  ).rejects.toBeInstanceOf(WarehouseUnavailable);
  expect(session.isUsable()).toBe(true);
  await beneath.close();
  await expect(session.rows('SELECT 1')).rejects.toBeInstanceOf(WarehouseUnavailable);
  expect(session.isUsable()).toBe(false);
});

test('drops its tables when it is closed', async () => {
  await session.run(MAKE);
  await session.run('CREATE TEMPORARY TABLE other (x UInt8) ENGINE = Memory');
  const dropped: string[] = [];
  const watched = remembered(
    {
      ...beneath,
      async run(sql, parameters) {
        dropped.push(sql);
        await beneath.run(sql, parameters);
      },
    },
    { idleMs: 15_000, now: () => now },
  );
  await watched.run(MAKE);
  await watched.run('create temporary table if not exists `other` (x UInt8) ENGINE = Memory');
  await watched.close();
  expect(dropped.at(-1)).toBe('DROP TEMPORARY TABLE IF EXISTS `kept`, `other`');
  expect(beneath.isUsable()).toBe(false);
});
