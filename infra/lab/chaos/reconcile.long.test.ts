import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@throughline/ingest/sources/registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { untilVisible } from '../../operations/visibility.ts';
import { Random } from '../../simulator/random.ts';
import { simulate } from '../../simulator/simulate.ts';
import type { Process } from '../../topology/open-process.ts';
import { openWhole } from '../../topology/open-whole.ts';
import { type ExpectedFacts, expectedFacts } from './expected-facts.ts';
import { reconcile } from './reconcile.ts';
import { sampleConfig } from './sample-config.ts';
import { wireLoad } from './wire-load.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-reconcile-'));
let line: Process;
let expected: ExpectedFacts;
let ends: readonly number[];

beforeAll(async () => {
  const world = simulate({ seed: 4, from: '2025-09-01', months: 1, people: 30, noise: 20 });
  const sources = await loadSources();
  const config = sampleConfig(world.config, sources);
  line = await openWhole({ config, dataDir: folder, version: 'test' });
  const load = { repeated: 0.1, unreadable: 0.3, daysAFile: 10 };
  const sendings = wireLoad(world, new Random(4, 'reconcile'), load).flat();
  for (const { path, headers, body } of sendings) {
    const authorization = `Bearer ${line.token}`;
    await line.app.inject({
      method: 'POST',
      url: path,
      headers: path.startsWith('/api/') ? { ...headers, authorization } : headers,
      payload: Buffer.from(body),
    });
  }
  expected = await expectedFacts(sendings, config, sources, Date.now() * 1000);
  ends = await line.line.log.ends();
  await untilVisible(line.line, ends);
}, 300_000);
afterAll(async () => {
  await line?.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (sql: string, parameters: Record<string, unknown>) =>
  line.line.warehouse.run(sql, parameters);
const factOf = (kind: string) => [...expected.facts.values()].find((fact) => fact.kind === kind)!;

it('finds what is lost, what is strange, what is altered and what is booked wrongly', async () => {
  const clean = { lost: [], strange: [], altered: [], misbooked: [], physicalCopies: 0 };
  expect(await reconcile(line.line.warehouse, expected, ends)).toMatchObject(clean);

  const event = factOf('event').id;
  const facts = new Map(expected.facts);
  facts.delete(event);
  expect((await reconcile(line.line.warehouse, { ...expected, facts }, ends)).strange).toContain(
    `event ${event}`,
  );
  const badRows = new Set([...expected.badRows, '00000000-0000-5000-8000-000000000000']);
  expect((await reconcile(line.line.warehouse, { ...expected, badRows }, ends)).lost).toEqual([
    'bad row 00000000-0000-5000-8000-000000000000',
  ]);

  // A merge in the background would collapse the copy before it is counted.
  await run('SYSTEM STOP MERGES events', {});
  await run('INSERT INTO events SELECT * FROM events WHERE id = {id:UUID}', { id: event });
  const copied = await reconcile(line.line.warehouse, expected, ends);
  expect(copied).toMatchObject({ ...clean, physicalCopies: 1 });
  await run(
    "INSERT INTO events SELECT * REPLACE ('other' AS name, hash + 1 AS hash) FROM events WHERE id = {id:UUID} LIMIT 1",
    { id: event },
  );
  const changed = await reconcile(line.line.warehouse, expected, ends);
  expect(changed.altered).toHaveLength(1);
  expect(changed.altered[0]).toContain(`event ${event}`);

  const entity = factOf('entity').id;
  await run('ALTER TABLE entities DELETE WHERE id = {id:UUID} SETTINGS mutations_sync = 2', {
    id: entity,
  });
  const gone = await reconcile(line.line.warehouse, expected, ends);
  expect(gone.lost).toEqual([`entity ${entity}`]);
  expect(gone.misbooked).toEqual([expect.stringMatching(/^entities: \d+ booked, \d+ stored$/)]);
  const more = ends.map((end) => end + 1);
  expect((await reconcile(line.line.warehouse, expected, more)).misbooked).toHaveLength(2);
}, 120_000);
