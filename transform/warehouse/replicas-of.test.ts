import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbeddedWarehouse } from './embedded.ts';
import { replicasOf } from './replicas-of.ts';
import { type RowReader, type Warehouse, WarehouseMisconfigured } from './warehouse.ts';

const path = mkdtempSync(join(tmpdir(), 'throughline-replicas-'));
let engine: Warehouse;
beforeAll(async () => {
  engine = await openEmbeddedWarehouse({ path });
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true, force: true });
});

/** The engine, which has no cluster, with this table in place of its own list of them. */
const withClusters = (rows: readonly (readonly [string, number, number])[]): RowReader => ({
  rows: (sql, parameters) =>
    engine.rows(
      sql.replace(
        'system.clusters',
        `values('cluster String, shard_num UInt32, internal_replication UInt8'${rows
          .map(([cluster, shard, internal]) => `, ('${cluster}', ${shard}, ${internal})`)
          .join('')})`,
      ),
      parameters,
    ),
});
const asked = (rows: readonly (readonly [string, number, number])[]) =>
  replicasOf(withClusters(rows), 'main', 'http://ch:8123');

test('are those of each shard', async () => {
  expect(await asked([['main', 1, 0]])).toBe(1);
  expect(
    await asked([
      ['main', 1, 1],
      ['main', 1, 1],
      ['main', 2, 1],
      ['main', 2, 1],
      ['other', 1, 0],
    ]),
  ).toBe(2);
});

test('a cluster that the server does not know is for the operator', async () => {
  const unknown = replicasOf(engine, 'main', 'http://ch:8123');
  await expect(unknown).rejects.toBeInstanceOf(WarehouseMisconfigured);
  await expect(unknown).rejects.toThrow(
    'The warehouse at http://ch:8123 knows no cluster "main": name one of its remote_servers.',
  );
});

test('so is one whose shards differ, or whose replicas the server writes itself', async () => {
  await expect(
    asked([
      ['main', 1, 1],
      ['main', 2, 1],
      ['main', 2, 1],
    ]),
  ).rejects.toThrow(
    'The shards of the cluster "main" have from 1 to 2 replicas: give each the same number.',
  );
  await expect(
    asked([
      ['main', 1, 0],
      ['main', 1, 0],
    ]),
  ).rejects.toThrow(
    'The shards of the cluster "main" lack internal_replication: set it to true in remote_servers.',
  );
});
