import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openEmbeddedWarehouse } from './embedded.ts';
import { removeInsertedFiles, throughFile } from './inserted-file.ts';
import { describeWarehouse } from './warehouse.contract.ts';
import { WarehouseUnavailable } from './warehouse.ts';

// One process opens one folder: the tests share it and take a database each.
const path = mkdtempSync(join(tmpdir(), 'throughline-warehouse-'));
afterAll(() => rmSync(path, { recursive: true, force: true }));

let databases = 0;
describeWarehouse('embedded', async (options) => {
  databases += 1;
  const database = `contract${databases}`;
  const warehouse = await openEmbeddedWarehouse({ path, database, ...options });
  return { warehouse, dispose: () => warehouse.close() };
});

test('several databases live in one folder and do not see one another', async () => {
  const one = await openEmbeddedWarehouse({ path, database: 'one' });
  const two = await openEmbeddedWarehouse({ path, database: 'two' });
  await one.run('CREATE TABLE only_one (x UInt8) ENGINE = MergeTree ORDER BY x');
  await expect(two.rows('SELECT * FROM only_one')).rejects.toMatchObject({ code: '60' });
  await Promise.all([one.close(), two.close()]);
});

test('rows that go in binary leave no file, not where they are refused and not after a crash', async () => {
  // Signs that the engine takes for patterns of names.
  const own = join(path, "it's {a,b}*?");
  const files = join(own, 'inserted');
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, 'left.rows'), 'left');
  removeInsertedFiles(own);
  expect(existsSync(files)).toBe(false);
  const read = await throughFile(own, Buffer.from('\x01a'), async (name) => {
    const [file] = readdirSync(files);
    expect(statSync(join(files, file!)).mode & 0o777).toBe(0o600);
    const warehouse = await openEmbeddedWarehouse({ path, database: 'files' });
    const rows = await warehouse.rows(`SELECT s FROM file(${name}, 'RowBinary', 's String')`);
    await warehouse.close();
    return rows;
  });
  expect(read).toEqual([{ s: 'a' }]);
  await expect(throughFile(own, Buffer.from('a'), () => Promise.reject('no'))).rejects.toBe('no');
  expect(readdirSync(files)).toEqual([]);
});

test('refuses a name that is not one', async () => {
  await expect(openEmbeddedWarehouse({ path, database: 'a; DROP' })).rejects.toThrow(
    'Not a database name: a; DROP',
  );
});

test('a statement that cannot be ended costs its connection, not the engine; its work waits for it', async () => {
  const warehouse = await openEmbeddedWarehouse({
    ...{ path, database: 'stubborn', graceMs: 200, stuckAfterMs: 60_000 },
    deadlines: { writeMs: 300 },
  });
  const session = await warehouse.session('load');
  // Asks only between blocks whether it was cancelled.
  const stubborn = session.rows('SELECT sleep(2.5)');
  await expect(stubborn).rejects.toThrow(/could not be stopped/);
  expect(session.isUsable()).toBe(false);
  await expect(session.rows('SELECT 1')).rejects.toBeInstanceOf(WarehouseUnavailable);
  await session.close();
  await expect(warehouse.session('load')).rejects.toThrow(/still runs/);
  await expect(warehouse.abandon('load')).rejects.toBeInstanceOf(WarehouseUnavailable);
  const other = await warehouse.session('derive');
  expect(await other.rows('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  await expect
    .poll(() => warehouse.session('load').then((next) => next.isUsable()), { timeout: 5_000 })
    .toBe(true);
  await warehouse.close();
});

test('an engine that does not let go of a statement is stuck', async () => {
  const warehouse = await openEmbeddedWarehouse({
    ...{ path, database: 'stuck', graceMs: 100, stuckAfterMs: 200 },
    deadlines: { writeMs: 100 },
  });
  await expect(warehouse.run('SELECT sleep(2) FORMAT Null')).rejects.toBeInstanceOf(
    WarehouseUnavailable,
  );
  expect((await warehouse.stuck).message).toContain('restart');
  await warehouse.close();
});
