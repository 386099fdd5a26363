import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClickHouseWarehouse } from '@throughline/transform/warehouse/http';
import { migrate, migrations } from '@throughline/transform/warehouse/migrate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { openProcess, type Process } from '../../topology/open-process.ts';
import { ALL_ROLES } from '../../topology/open-whole.ts';
import { type ClickHouseServer, startClickHouse } from '../clickhouse/clickhouse-server.ts';
import { CONFIG } from '../e2e/story.ts';
import { mortal } from './mortal.ts';
import { figuresOf, operated, rowsOf, UPGRADING } from './same-figures.ts';
import { columnsOf, storedRows } from './stored-rows.ts';
import { archiveOf, BEFORE, ofStore, STORES } from './stores.ts';
import { unpackStore } from './unpack-store.ts';

const golden = ofStore(BEFORE, 'rows.txt');
const newer = migrations().filter(({ name }) => name >= BEFORE.slice('before-'.length));
const root = mkdtempSync(join(tmpdir(), 'throughline-server-'));
const config = join(root, 'throughline.config.yaml');
writeFileSync(config, CONFIG, { mode: 0o600 });
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A server that holds the tables of the store; the log lies beside them. */
async function startServer(name: string) {
  const folder = join(root, name);
  unpackStore(archiveOf(BEFORE), folder);
  renameSync(join(folder, 'warehouse'), join(folder, 'data'));
  const server = await startClickHouse({ folder });
  const { url, username, password } = server;
  const place = { url, username, password, database: 'throughline' };
  return { folder, server, open: () => openClickHouseWarehouse(place), place };
}

describe('a server’s tables of the version before', { timeout: 180_000 }, () => {
  it('come to the same rows when who migrates them is gone after each statement', async () => {
    const { server, open } = await startServer('killed');
    const warehouse = await open();
    const died: string[] = [];
    const gone = async (statement: string) => {
      died.push(statement);
      throw new Error('gone');
    };
    for (let isDone = false; !isDone; )
      isDone = await migrate(mortal(warehouse, died, gone)).then(
        () => true,
        () => false,
      );
    const statements = newer.flatMap((one) => one.statements);
    expect(died).toHaveLength(1 + new Set(statements).size + newer.length);
    expect(await migrate(warehouse)).toEqual([]);
    await expect(await storedRows(warehouse.reader(), columnsOf(golden))).toMatchFileSnapshot(
      join(STORES, `${BEFORE}.rows.txt`),
    );
    await warehouse.close();
    await server.remove();
  });

  describe('opened', () => {
    let server: ClickHouseServer;
    let whole: Process;
    const then = JSON.parse(ofStore(BEFORE, 'reports.json')) as Record<string, string>;
    const before = Object.fromEntries(
      Object.entries(then).map(([report, csv]) => [report, rowsOf(csv)]),
    );
    const ready = async () =>
      (await whole.app.inject('/health/ready')).json() as {
        status: string;
        problems: { part: string; message: string }[];
      };

    beforeAll(async () => {
      const started = await startServer('opened');
      server = started.server;
      const own: Config = await loadConfig({ file: config, environment: {} });
      const warehouse = { ...own.warehouse, ...started.place } as NonNullable<Config['warehouse']>;
      // Each statement takes its time.
      await server.fault({ delayMs: 700 });
      whole = await openProcess({
        config: { ...own, warehouse },
        ...{ roles: ALL_ROLES, dataDir: started.folder, version: 'test' },
      });
    }, 120_000);
    afterAll(async () => {
      await whole?.close();
      await server?.remove();
    }, 60_000);

    it('say while they are migrated what is done and for how long', async () => {
      await whole.upgrading;
      const { status, problems } = await ready();
      expect(status).toBe('not_ready');
      expect(problems).toContainEqual({
        part: 'warehouse',
        message: expect.stringMatching(UPGRADING),
      });
      await server.fault({});
      await whole.connected;
      expect(await ready()).toMatchObject({ status: 'ready', problems: [] });
    });

    it('say what the version before said, also after the log was read again', async () => {
      expect(await figuresOf(whole, then)).toEqual(before);
      expect(await operated(whole, 'replay')).toMatchObject({ skipped: 0, lost: 0 });
      expect(await figuresOf(whole, then)).toEqual(before);
    });
  });
});
