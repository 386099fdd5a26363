import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterSettings, clusterTranslator } from './cluster.ts';
import { clusteredMaintenance } from './clustered-maintenance.ts';
import { openEmbeddedWarehouse } from './embedded.ts';
import { parsed } from './parsed.contract.ts';
import { sqlStatements } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

const path = mkdtempSync(join(tmpdir(), 'throughline-maintenance-'));
let engine: Warehouse;
beforeAll(async () => {
  engine = await openEmbeddedWarehouse({ path });
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true, force: true });
});

test.each([
  [
    'ALTER TABLE dirty DROP PARTITION 18446744073709551615',
    'ALTER TABLE dirty_local ON CLUSTER `main` DROP PARTITION 18446744073709551615',
  ],
  [
    'ALTER TABLE superseded DELETE WHERE by_revision > {revision:UInt64} SETTINGS mutations_sync = 2',
    'ALTER TABLE superseded_local ON CLUSTER `main` DELETE WHERE by_revision > {revision:UInt64} SETTINGS mutations_sync = 2',
  ],
  ['TRUNCATE TABLE journey_rows', 'TRUNCATE TABLE journey_rows_local ON CLUSTER `main`'],
  ['TRUNCATE TABLE IF EXISTS events', 'TRUNCATE TABLE IF EXISTS events_local ON CLUSTER `main`'],
  ['OPTIMIZE TABLE events FINAL', 'OPTIMIZE TABLE events_local ON CLUSTER `main` FINAL'],
  ['DELETE FROM bad_rows WHERE 1', 'DELETE FROM bad_rows_local ON CLUSTER `main` WHERE 1'],
])('is done where the rows lie: %s', async (statement, expected) => {
  expect(clusteredMaintenance(statement, 'main')).toBe(expected);
  expect(await parsed(engine, expected)).not.toEqual([]);
});

test('leaves temporary tables in their server', () => {
  expect(clusteredMaintenance('TRUNCATE TABLE stage_events', 'main')).toBe(
    'TRUNCATE TABLE stage_events',
  );
});

test('is nothing else', () => {
  for (const statement of [
    'INSERT INTO events SELECT 1',
    'SELECT 1',
    'ALTER TABLE deliveries ADD COLUMN x UInt8',
  ])
    expect(clusteredMaintenance(statement, 'main')).toBeUndefined();
});

test('the clean-up after revisions is one statement on every shard each', async () => {
  const translate = clusterTranslator('main', 'own');
  const statements = sqlStatements(import.meta.url, '../derive/compact.sql');
  expect(statements.length).toBeGreaterThan(5);
  for (const statement of statements) {
    const translated = translate(`${statement} SETTINGS mutations_sync = 2`);
    expect(translated).toHaveLength(1);
    expect(translated[0]).toMatch(/^ALTER TABLE \w+_local ON CLUSTER `main` DELETE WHERE /);
    expect(await parsed(engine, translated.join())).not.toEqual([]);
  }
});

test('the engine knows the settings of a cluster by these names and takes these values', async () => {
  const settings = clusterSettings(3);
  const session = await engine.session('settings');
  const known = await session.rows<{ name: string }>(
    'SELECT name FROM system.settings WHERE name IN {names:Array(String)} ORDER BY name',
    { names: Object.keys(settings) },
  );
  expect(known.map(({ name }) => name)).toEqual(Object.keys(settings).sort());
  for (const [name, value] of Object.entries(settings))
    await session.run(`SET ${name} = '${value}'`);
  await session.close();
});

test('an insert is answered when all replicas have it, which of one is nothing to wait for', () => {
  expect(clusterSettings(3).insert_quorum).toBe('3');
  expect(clusterSettings(1).insert_quorum).toBe('0');
});
