import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openEmbeddedWarehouse } from './embedded.ts';
import { describeWarehouse } from './warehouse.contract.ts';

// One process opens one folder: the tests share it and take a database each.
const path = mkdtempSync(join(tmpdir(), 'throughline-warehouse-'));
afterAll(() => rmSync(path, { recursive: true, force: true }));

let databases = 0;
describeWarehouse('embedded', async () => {
  databases += 1;
  const warehouse = await openEmbeddedWarehouse({ path, database: `contract${databases}` });
  return { warehouse, dispose: () => warehouse.close() };
});

test('several databases live in one folder and do not see one another', async () => {
  const one = await openEmbeddedWarehouse({ path, database: 'one' });
  const two = await openEmbeddedWarehouse({ path, database: 'two' });
  await one.run('CREATE TABLE only_one (x UInt8) ENGINE = MergeTree ORDER BY x');
  await expect(two.rows('SELECT * FROM only_one')).rejects.toMatchObject({ code: '60' });
  await Promise.all([one.close(), two.close()]);
});

test('refuses a name that is not one', async () => {
  await expect(openEmbeddedWarehouse({ path, database: 'a; DROP' })).rejects.toThrow(
    'Not a database name: a; DROP',
  );
});
