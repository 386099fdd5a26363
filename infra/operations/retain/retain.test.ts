import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLmdbLog } from '@throughline/ingest/log/lmdb/log';
import { client, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { expect, it } from 'vitest';
import { LOAD_GROUP } from '../../line/line.ts';
import { retain } from './retain.ts';

const DAY = 86_400_000_000;
const NOW = Date.parse('2026-06-01T00:00:00Z') * 1000;
const NOTHING = {
  ...{ log: null, events: null, peopleInactive: null },
  ...{ badRowsRaw: null, properties: null, clickIds: null },
};
const NO_FACTS = { events: 0, sales_of_events: 0, people: 0 };

/** Deliveries of 100, 40 and 10 days ago, all loaded but the last. */
async function openLine() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-retain-'));
  const log = await openLmdbLog({ path: folder, partitions: 1 });
  const line = await openTestLine();
  const delivery = (daysAgo: number) => ({
    ...{ id: randomUUID(), source: 'test', account: 'main', endpoint: 'test' },
    ...{ receivedAt: NOW - daysAgo * DAY, headers: {}, query: '', body: Buffer.from(`${daysAgo}`) },
  });
  await log.append([100, 40, 10].map((days) => ({ key: 'k', delivery: delivery(days) })));
  await log.seek(LOAD_GROUP, [2]);
  const { warehouse, loader, deriver } = line;
  const parts = {
    ...{ log, warehouse, loader, deriver, clock: () => NOW, version: 'test', timezone: 'UTC' },
    ...{ settleMs: 0, graceMs: 0, sessionGapMinutes: 30, isCluster: true },
    mayErase: () => true,
    map: () => ({ records: [] }),
  };
  return {
    ...{ log, line, parts },
    async close() {
      await line.close();
      await log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

it('lets records of the log go from the oldest on, and never one that is not loaded', async () => {
  const { log, parts, close } = await openLine();
  const bodies = async () =>
    (await log.read(0, 0, 9)).map(({ delivery }) => Buffer.from(delivery.body).toString());
  expect(await retain({ ...parts, retention: NOTHING })).toMatchObject({ deliveries: 0 });
  expect(await retain({ ...parts, retention: { ...NOTHING, log: 60 } })).toMatchObject({
    deliveries: 1,
  });
  expect(await bodies()).toEqual(['40', '10']);
  expect(await retain({ ...parts, retention: { ...NOTHING, log: 5 } })).toMatchObject({
    deliveries: 1,
  });
  expect(await bodies()).toEqual(['10']);
  expect(await log.ends()).toEqual([3]);
  await close();
});

it('empties what is old and leaves what is younger, the names of click ids, and what is derived', async () => {
  const { line, parts, close } = await openLine();
  const told = { properties: { colour: 'red' }, clickIds: { gclid: 'X1' } };
  await line.load([
    visit([client('a')], '2025-01-01T10:00:00Z', { source: 'google', medium: 'cpc' }, told),
    visit([client('a')], '2026-01-15T10:00:00Z', undefined, told),
    visit([client('b')], '2026-05-20T10:00:00Z', undefined, told),
  ]);
  await line.advance();
  const before = await line.snapshot();
  await line.warehouse.insert(
    'bad_rows',
    ['id', 'received_at', 'code', 'message', 'raw', 'status'],
    [
      [randomUUID(), '2026-01-01 00:00:00', 'json_invalid', 'old', 'anna', 'open'],
      [randomUUID(), '2026-05-31 00:00:00', 'json_invalid', 'young', 'boris', 'open'],
    ],
  );
  const retention = { ...NOTHING, badRowsRaw: 90, properties: 395, clickIds: 90 };
  // A dry look says the same and changes nothing.
  expect(await retain({ ...parts, retention }, { isDryRun: true })).toEqual({
    ...NO_FACTS,
    ...{ deliveries: 0, bad_rows_raw: 1, properties: 1, click_ids: 2 },
  });
  // The event of January 2025 is older than 395 days; with the one of January 2026 it is older than 90.
  expect(await retain({ ...parts, retention })).toEqual({
    ...NO_FACTS,
    ...{ deliveries: 0, bad_rows_raw: 1, properties: 1, click_ids: 2 },
  });
  expect(await retain({ ...parts, retention })).toEqual({
    ...NO_FACTS,
    ...{ deliveries: 0, bad_rows_raw: 0, properties: 0, click_ids: 0 },
  });
  expect(await line.rows('SELECT properties, click_ids FROM events ORDER BY occurred_at')).toEqual([
    { properties: {}, click_ids: { gclid: '' } },
    { properties: { colour: 'red' }, click_ids: { gclid: '' } },
    { properties: { colour: 'red' }, click_ids: { gclid: 'X1' } },
  ]);
  expect(await line.rows('SELECT code, raw FROM bad_rows ORDER BY received_at')).toEqual([
    { code: 'json_invalid', raw: '' },
    { code: 'json_invalid', raw: 'boris' },
  ]);
  expect(await line.snapshot()).toBe(before);
  await close();
});
