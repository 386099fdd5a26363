import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openEmbeddedWarehouse } from './embedded.ts';
import { removeTornMutations } from './torn-mutations.ts';

const path = mkdtempSync(join(tmpdir(), 'throughline-torn-'));
afterAll(() => rmSync(path, { recursive: true, force: true }));

test('a mutation that a full disk has cut is no reason not to open; a whole one stays', async () => {
  const first = await openEmbeddedWarehouse({ path });
  await first.run('CREATE TABLE kept (x UInt8) ENGINE = MergeTree ORDER BY x');
  await first.insert('kept', ['x'], [[1], [2]]);
  await first.run('ALTER TABLE kept DELETE WHERE x = 2 SETTINGS mutations_sync = 2');
  const [table] = await first.rows<{ folder: string }>(
    "SELECT data_paths[1] AS folder FROM system.tables WHERE database = currentDatabase() AND name = 'kept'",
  );
  await first.close();
  const { folder } = table!;
  const whole = readdirSync(folder).filter((name) => name.startsWith('mutation_'));
  expect(whole).toHaveLength(1);
  writeFileSync(join(folder, 'mutation_97.txt'), '');
  writeFileSync(join(folder, 'mutation_98.txt'), 'format version: 1\ncreate time: 2026-');
  const again = await openEmbeddedWarehouse({ path });
  expect(await again.rows('SELECT x FROM kept')).toEqual([{ x: 1 }]);
  await again.close();
  expect(readdirSync(folder).filter((name) => name.startsWith('mutation_'))).toEqual(whole);
  expect(removeTornMutations(path)).toEqual([]);
});
