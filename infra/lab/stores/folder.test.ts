import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inLong } from '@throughline/ingest/testing/in-long';
import { migrations } from '@throughline/transform/warehouse/migrate';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/run.ts';
import { capturedIo } from '../../cli/testing/captured-io.ts';
import { loadConfig } from '../../config/load-config.ts';
import { openFolderWarehouse } from '../../topology/open-folder-warehouse.ts';
import { openProcess, type Process } from '../../topology/open-process.ts';
import { ALL_ROLES } from '../../topology/open-whole.ts';
import { CONFIG } from '../e2e/story.ts';
import type { FromMigrating, MigrateOrders } from './migrate-child.ts';
import { figuresOf, operated, rowsOf, UPGRADING } from './same-figures.ts';
import { archiveOf, BEFORE, ofStore, STORES } from './stores.ts';
import { unpackStore } from './unpack-store.ts';

const CHILD = fileURLToPath(new URL('../../dist/lab/stores/migrate-child.js', import.meta.url));
const GOLDEN = join(STORES, `${BEFORE}.rows.txt`);
const golden = ofStore(BEFORE, 'rows.txt');
const newer = migrations()
  .map(({ name }) => name)
  .filter((name) => name >= BEFORE.slice('before-'.length));

const root = mkdtempSync(join(tmpdir(), 'throughline-folder-'));
const config = join(root, 'throughline.config.yaml');
writeFileSync(config, CONFIG, { mode: 0o600 });
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The store, unpacked into a folder of its own. */
function unpacked(name: string): string {
  const data = join(root, name);
  unpackStore(archiveOf(BEFORE), data);
  return data;
}

/** Migrates in a process of its own, which may die after a statement. */
function migrated(data: string, died?: readonly string[]): Promise<FromMigrating> {
  const orders: MigrateOrders = {
    warehouse: join(data, 'warehouse'),
    golden,
    ...(died && { died }),
  };
  const child = fork(CHILD, [JSON.stringify(orders)], { execArgv: [] });
  return new Promise((resolve, reject) => {
    let last: FromMigrating | undefined;
    child.on('message', (message: FromMigrating) => {
      last = message;
    });
    child.on('exit', (code, signal) => {
      if (last && (code === 0) === 'rows' in last) resolve(last);
      else reject(new Error(`ended with ${signal ?? code}`));
    });
  });
}

/** As long as `isSlow`, what it runs takes its time, as over many rows. */
let isSlow = true;
const slow = (warehouse: Warehouse): Warehouse => ({
  ...warehouse,
  async run(sql, parameters) {
    if (isSlow) await sleep(500);
    await warehouse.run(sql, parameters);
  },
});

describe('a data folder of the version before', { timeout: 180_000 }, () => {
  it('is migrated in place, and every row is what it was', async () => {
    const done = await migrated(unpacked('calm'));
    if (!('rows' in done)) return expect.unreachable();
    expect(done.applied).toEqual(newer);
    await expect(done.rows).toMatchFileSnapshot(GOLDEN);
  });

  inLong('comes to the same when it is killed after each statement of the migration', async () => {
    const data = unpacked('killed');
    const died: string[] = [];
    let last = await migrated(data, died);
    for (; 'dies' in last; last = await migrated(data, died)) died.push(last.dies);
    // The table of migrations, each of the statements once, however many migrations have it, and the notes that they were applied.
    const statements = migrations()
      .filter(({ name }) => newer.includes(name))
      .flatMap((one) => one.statements);
    expect(died).toHaveLength(1 + new Set(statements).size + newer.length);
    await expect(last.rows).toMatchFileSnapshot(GOLDEN);
  });

  describe('opened', () => {
    const data = join(root, 'opened');
    let whole: Process;
    const then = JSON.parse(ofStore(BEFORE, 'reports.json')) as Record<string, string>;
    const before = Object.fromEntries(
      Object.entries(then).map(([report, csv]) => [report, rowsOf(csv)]),
    );
    beforeAll(async () => {
      unpacked('opened');
      whole = await openProcess({
        config: await loadConfig({ file: config, environment: {} }),
        ...{ roles: ALL_ROLES, dataDir: data, version: 'test' },
        openWarehouse: async () => slow(await openFolderWarehouse(join(data, 'warehouse'))),
      });
    }, 120_000);
    afterAll(() => whole?.close());

    it('says while it is migrated what is done and for how long', async () => {
      await whole.upgrading;
      const ready = () => whole.app.inject('/health/ready');
      const { problems } = (await ready()).json() as { problems: readonly object[] };
      expect(problems).toContainEqual({
        part: 'warehouse',
        message: expect.stringMatching(UPGRADING),
      });
      isSlow = false;
      await whole.connected;
      expect((await ready()).json()).toMatchObject({ status: 'ready', problems: [] });
    });

    it('says what the version before said', async () => {
      expect(await figuresOf(whole, then)).toEqual(before);
    });

    inLong('says so after a rebuild', async () => {
      await operated(whole, 'rebuild');
      expect(await figuresOf(whole, then)).toEqual(before);
    });

    inLong('says so after its log was read again', async () => {
      expect(await operated(whole, 'replay')).toMatchObject({ skipped: 0, lost: 0 });
      expect(await figuresOf(whole, then)).toEqual(before);
    });

    it('is refused by a program that does not know its last migration', async () => {
      await whole.line.warehouse.insert(
        'migrations',
        ['number', 'name', 'checksum'],
        [[9999, '9999-later.sql', 'x']],
      );
      await whole.close();
      const io = capturedIo();
      const place = ['--data', data, '--config', config];
      const code = await run(
        [...place, 'report', 'channels', '--from', '2026-03-01', '--to', '2026-03-31'],
        io,
      );
      expect({ code, out: io.out() }).toEqual({ code: 78, out: '' });
      expect(io.err()).toMatch(
        /schema_newer: The warehouse has migration 9999-later\.sql, which this version does not know: start a newer version\.\n$/,
      );
    });
  });
});
