import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@throughline/ingest/sources/registry';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import {
  type Warehouse,
  WarehouseUnavailable,
  type Writer,
} from '@throughline/transform/warehouse/warehouse';
import { afterEach, expect, it, vi } from 'vitest';
import { untilVisible } from '../../operations/visibility.ts';
import { Random } from '../../simulator/random.ts';
import { simulate } from '../../simulator/simulate.ts';
import type { Process } from '../../topology/open-process.ts';
import { openWhole } from '../../topology/open-whole.ts';
import { expectedFacts } from './expected-facts.ts';
import { reconcile } from './reconcile.ts';
import { sampleConfig } from './sample-config.ts';
import { type Sending, type Unit, wireLoad } from './wire-load.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-outage-'));
let line: Process | undefined;
afterEach(async () => {
  await line?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a warehouse that is down pauses the line and is reported; nothing becomes a bad row', {
  timeout: 300_000,
}, async () => {
  const outage = { isOn: false, refused: 0 };
  const world = simulate({ seed: 3, from: '2025-09-01', months: 1, people: 60, noise: 20 });
  const sources = await loadSources();
  // The outage is meant: nobody wants to read of it.
  const config = { ...sampleConfig(world.config, sources), logLevel: 'silent' as const };
  const embedded = await openWhole({
    config,
    dataDir: folder,
    version: 'test',
    openWarehouse: async (_config, dataDir) =>
      failing(await openEmbeddedWarehouse({ path: join(dataDir, 'warehouse') }), outage),
  });
  line = embedded;
  const units = wireLoad(world, new Random(3, 'outage'), {
    repeated: 0.1,
    unreadable: 0.3,
    daysAFile: 5,
  });
  const third = Math.floor(units.length / 3);
  const ready = () => embedded.app.inject({ url: '/health/ready' });

  await deliver(embedded, units.slice(0, third));
  await untilVisible(embedded.line, await embedded.line.log.ends());
  expect((await ready()).statusCode).toBe(200);

  // Whatever it was doing, it fails from now on; what comes in is accepted nevertheless.
  outage.isOn = true;
  await deliver(embedded, units.slice(third));
  await vi.waitFor(
    async () => {
      const report = await ready();
      expect(report.statusCode).toBe(503);
      const parts = (report.json().problems as { part: string; message: string }[]).map(
        ({ part, message }) => `${part}: ${message}`,
      );
      expect(parts).toContainEqual(expect.stringMatching(/^warehouse: .*connection refused/));
      expect(parts).toContainEqual(
        expect.stringMatching(/^worker: (load|derive): .*connection refused/),
      );
    },
    { timeout: 10_000 },
  );
  const before = await embedded.line.log.committed('load');
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await embedded.line.log.committed('load')).toEqual(before);
  expect(outage.refused).toBeGreaterThan(3);

  outage.isOn = false;
  const ends = await embedded.line.log.ends();
  await untilVisible(embedded.line, ends);
  expect((await ready()).json()).toMatchObject({ status: 'ready', problems: [] });
  const expected = await expectedFacts(units.flat(), config, sources, Date.now() * 1000);
  expect(expected.badRows.size).toBeGreaterThan(0);
  // By id: what is in bad_rows is what cannot be read, and nothing that met the outage.
  expect(await reconcile(embedded.line.warehouse, expected, ends)).toEqual({
    events: count(expected, 'event'),
    entities: count(expected, 'entity'),
    slices: count(expected, 'slice'),
    rejected: expected.badRows.size,
    lost: [],
    strange: [],
    altered: [],
    misbooked: [],
    bookedApart: [],
    physicalCopies: 0,
  });
});

/** Every statement fails while the outage is on, as it does when a server is gone. */
function failing(warehouse: Warehouse, outage: { isOn: boolean; refused: number }): Warehouse {
  const unless = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!outage.isOn) return work();
    outage.refused += 1;
    throw new WarehouseUnavailable('connection refused');
  };
  const failingWriter = (writer: Writer): Writer => ({
    rows: (sql, parameters) => unless(() => writer.rows(sql, parameters)),
    columns: (sql, parameters) => unless(() => writer.columns(sql, parameters)),
    run: (sql, parameters) => unless(() => writer.run(sql, parameters)),
    insert: (table, columns, rows) => unless(() => writer.insert(table, columns, rows)),
  });
  return {
    ...failingWriter(warehouse),
    session: (work) =>
      unless(async () => {
        const session = await warehouse.session(work);
        return { ...session, ...failingWriter(session) };
      }),
    abandon: (work) => unless(() => warehouse.abandon(work)),
    reader: () => {
      const reader = warehouse.reader();
      return {
        rows: (sql, parameters) => unless(() => reader.rows(sql, parameters)),
        columns: (sql, parameters) => unless(() => reader.columns(sql, parameters)),
      };
    },
    unanswered: (work) => warehouse.unanswered(work),
    stuck: warehouse.stuck,
    close: () => warehouse.close(),
  };
}

async function deliver({ app, token }: Process, units: readonly Unit[]): Promise<void> {
  for (const sending of units.flat()) {
    const response = await app.inject(requestOf(sending, token));
    expect(`${sending.key}: ${response.statusCode}`).toMatch(/: 20[0-4]$/);
  }
}

function requestOf({ path, headers, body, importId }: Sending, token: string) {
  return {
    method: 'POST' as const,
    url: path,
    headers: { ...headers, ...(importId && { authorization: `Bearer ${token}` }) },
    payload: Buffer.from(body),
  };
}

function count(expected: Awaited<ReturnType<typeof expectedFacts>>, kind: string): number {
  return [...expected.facts.values()].filter((fact) => fact.kind === kind).length;
}
