import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boundsOf } from '../attribution/bounds.ts';
import { clustered, shardingOf } from './clustered.ts';
import { openEmbeddedWarehouse } from './embedded.ts';
import { migrations } from './migrate.ts';
import { parsed } from './parsed.contract.ts';
import { SHARDING } from './sharding.ts';
import { assetPath, sqlStatements } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

const path = mkdtempSync(join(tmpdir(), 'throughline-clustered-'));
let engine: Warehouse;
beforeAll(async () => {
  engine = await openEmbeddedWarehouse({ path });
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true, force: true });
});

const SCHEMA = migrations().flatMap(({ statements }) => statements);

test('the schema of a cluster is the one on record, and the engine reads each statement', async () => {
  const statements = SCHEMA.flatMap((statement) => clustered(statement, 'main', 'throughline'));
  for (const statement of statements) expect(await parsed(engine, statement)).not.toEqual([]);
  await expect(`${statements.join(';\n\n')};\n`).toMatchFileSnapshot('./golden/clustered.sql');
});

test('each statement can be run again, and changes the schema everywhere', () => {
  for (const statement of SCHEMA.flatMap((each) => clustered(each, 'main', 'throughline'))) {
    expect(statement).toMatch(/ ON CLUSTER `main`/);
    expect(statement).toMatch(
      /^CREATE (TABLE|VIEW) IF NOT EXISTS |^CREATE OR REPLACE VIEW | IF (NOT )?EXISTS /,
    );
  }
});

test('each table of each migration has a sharding key of its own columns, and no key is left over', async () => {
  const columns = new Map<string, string>();
  for (const statement of SCHEMA) {
    const [, table, body] = /^CREATE TABLE IF NOT EXISTS (\w+)\s*(.*)$/s.exec(statement) ?? [];
    if (table && body) columns.set(table, body);
  }
  expect([...columns.keys(), 'migrations'].sort()).toEqual(Object.keys(SHARDING).sort());
  for (const [table, body] of columns)
    for (const [column] of shardingOf(table).matchAll(/\b(?!cityHash64)[a-z]\w*/g))
      expect(body, `${table} has ${column}`).toMatch(new RegExp(`[(\\s]${column} `));
});

test('rows of one table that are to collapse have one sharding key: it follows from the sorting key', () => {
  for (const statement of SCHEMA) {
    const [, table, order] =
      /^CREATE TABLE IF NOT EXISTS (\w+).*ENGINE = ReplacingMergeTree.*ORDER BY \(?([\w, ]+)/s.exec(
        statement,
      ) ?? [];
    if (!table || !order) continue;
    const sorted = order.split(/[,\s]+/);
    for (const [column] of shardingOf(table).matchAll(/\b(?!cityHash64)[a-z]\w*/g))
      expect(sorted, table).toContain(column);
  }
});

/** Files that hold a part of a statement, with what could make it one. */
const PARTS: Readonly<Record<string, (part: string) => string>> = {
  'attribution/bounds.sql': () => `${boundsOf()} SELECT count() FROM bounds`,
  'attribution/credit.sql': (part) => `${boundsOf()}\n${part} SELECT count() FROM credit`,
  'derive/rollup/credit.sql': (part) => `${boundsOf()}\n${part}`,
  'journeys/paths-journeys.sql': (part) => `${part} SELECT count() FROM converted`,
};

test('the engine reads every statement of the program', async () => {
  const root = assetPath(import.meta.url, '../');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.sql') && !/(^|\/)(node_modules|dist|golden)\//.test(file),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files)
    for (const statement of sqlStatements(pathToFileURL(root).href, `./${file}`))
      expect(await parsed(engine, PARTS[file]?.(statement) ?? statement)).not.toEqual([]);
});

test('a table becomes a replicated one on each shard and one that spreads over them', () => {
  expect(
    clustered(
      'CREATE TABLE IF NOT EXISTS traffic (traffic UInt64, at DateTime)\nENGINE = ReplacingMergeTree(at) PARTITION BY toYYYYMM(at) ORDER BY traffic\nSETTINGS index_granularity = 1, non_replicated_deduplication_window = 7',
      'main-1',
      'own',
    ),
  ).toEqual([
    "CREATE TABLE IF NOT EXISTS traffic_local ON CLUSTER `main-1`\n(traffic UInt64, at DateTime)\nENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/own/traffic', '{replica}', at)\nPARTITION BY toYYYYMM(at) ORDER BY traffic\nSETTINGS index_granularity = 1, replicated_deduplication_window = 7",
    'CREATE TABLE IF NOT EXISTS traffic ON CLUSTER `main-1` AS traffic_local\nENGINE = Distributed(`main-1`, own, traffic_local, traffic)',
  ]);
});

test('a table that keeps repeated blocks on one server keeps them in a cluster', () => {
  const [local] = clustered(
    'CREATE TABLE IF NOT EXISTS dirty (key UInt64) ENGINE = MergeTree ORDER BY key',
    'main',
    'own',
  );
  expect(local).toContain('SETTINGS replicated_deduplication_window = 0');
});

test('a table is dropped with the one on each shard, so that it can be made anew under the same name', async () => {
  const table = clustered('DROP TABLE IF EXISTS journey_rows', 'main', 'own');
  expect(table).toEqual([
    'DROP TABLE IF EXISTS journey_rows ON CLUSTER `main` SYNC',
    'DROP TABLE IF EXISTS journey_rows_local ON CLUSTER `main` SYNC',
  ]);
  const view = clustered('DROP VIEW IF EXISTS journeys', 'main', 'own');
  expect(view).toEqual(['DROP VIEW IF EXISTS journeys ON CLUSTER `main` SYNC']);
  for (const statement of [...table, ...view])
    expect(await parsed(engine, statement)).not.toEqual([]);
});

test('columns change in both tables', () => {
  expect(
    clustered('ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS load UInt64', 'main', 'own'),
  ).toEqual([
    'ALTER TABLE deliveries_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS load UInt64',
    'ALTER TABLE deliveries ON CLUSTER `main` ADD COLUMN IF NOT EXISTS load UInt64',
  ]);
});

test('temporary tables and statements that change no schema stay as they are', () => {
  for (const statement of [
    'CREATE TEMPORARY TABLE work (x UInt8) ENGINE = Memory',
    'DROP TEMPORARY TABLE IF EXISTS work',
    'INSERT INTO events SELECT 1',
    'WITH 1 AS x SELECT x',
    'SYSTEM FLUSH LOGS',
  ])
    expect(clustered(statement, 'main', 'own')).toEqual([statement]);
});

test.each([
  [
    'CREATE TABLE IF NOT EXISTS unheard_of (x UInt8) ENGINE = MergeTree ORDER BY x',
    /"unheard_of" has no sharding key/,
  ],
  ['CREATE TABLE IF NOT EXISTS events (x UInt8) ENGINE = Log', /no form for a cluster/],
  ['CREATE TABLE events (x UInt8) ENGINE = MergeTree ORDER BY x', /no form for a cluster/],
  ['CREATE MATERIALIZED VIEW x TO events AS SELECT 1', /no form for a cluster/],
  ['ALTER TABLE events ADD INDEX x y TYPE minmax', /no form for a cluster/],
  ['ALTER TABLE events ADD COLUMN x UInt8, ADD INDEX y x TYPE minmax', /no form for a cluster/],
  ['ALTER TABLE unheard_of ADD COLUMN x UInt8', /"unheard_of" has no sharding key/],
  ['DROP TABLE events', /no form for a cluster/],
  ['DROP TABLE IF EXISTS events, dirty', /no form for a cluster/],
  ['DROP DATABASE IF EXISTS own', /no form for a cluster/],
  ['RENAME TABLE events TO x', /no form for a cluster/],
])('refuses what it cannot turn into a statement for a cluster: %s', (statement, message) => {
  expect(() => clustered(statement, 'main', 'own')).toThrow(message);
});

test('refuses a name that is none of a cluster', () => {
  expect(() => clustered('DROP TABLE x', "a'; --", 'own')).toThrow(
    "Not a name of a cluster: a'; --",
  );
});
