import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inLong } from '@throughline/ingest/testing/in-long';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbeddedWarehouse } from './embedded.ts';
import { migrate, migrations } from './migrate.ts';
import type { Warehouse } from './warehouse.ts';

// One process opens one folder: each test takes a database of its own in it.
const path = mkdtempSync(join(tmpdir(), 'throughline-migrate-'));
afterAll(() => rmSync(path, { recursive: true, force: true }));

let databases = 0;
let warehouse: Warehouse;
beforeEach(async () => {
  databases += 1;
  warehouse = await openEmbeddedWarehouse({ path, database: `migrate${databases}` });
});
afterEach(() => warehouse.close());

const names = migrations().map(({ name }) => name);

test('applies what is new, once', async () => {
  const [first, ...others] = migrations();
  expect(await migrate(warehouse, first ? [first] : [])).toEqual(names.slice(0, 1));
  expect(others.length).toBeGreaterThan(0);
  expect(await migrate(warehouse)).toEqual(names.slice(1));
  expect(await migrate(warehouse)).toEqual([]);
});

inLong(
  'processes that start at the same moment do not break one another, nor those that come after',
  async () => {
    const second = await openEmbeddedWarehouse({ path, database: `migrate${databases}` });
    const applied = await Promise.all([migrate(warehouse), migrate(second)]);
    await second.close();
    expect(applied).toContainEqual(names);
    expect(await migrate(warehouse)).toEqual([]);
  },
);

test('a migration that was half done begins anew', async () => {
  const [first] = migrations();
  await warehouse.run(first!.statements[0]!);
  expect(await migrate(warehouse)).toEqual(names);
});

test('refuses a schema newer than the program, and a file that was changed after it was applied', async () => {
  await migrate(warehouse);
  const known = migrations();
  await expect(migrate(warehouse, known.slice(0, -1))).rejects.toMatchObject({
    name: 'SchemaError',
    code: 'schema_newer',
    message: expect.stringContaining(names.at(-1)!),
  });
  const changed = known.map((each) => ({ ...each, checksum: 'another' }));
  await expect(migrate(warehouse, changed)).rejects.toMatchObject({
    code: 'schema_changed',
    message: `Migration ${names[0]} differs from the one that was applied: restore the file.`,
  });
});
