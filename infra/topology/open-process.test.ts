import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { WarehouseUnavailable } from '@throughline/transform/warehouse/warehouse';
import { afterEach, expect, it } from 'vitest';
import { configSchema } from '../config/config-schema.ts';
import { openProcess, type Process } from './open-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-process-'));
let opened: Process | undefined;
afterEach(async () => {
  await opened?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('goes on trying when the warehouse goes away between its opening and the first work', async () => {
  const { sources: _, ...settings } = configSchema.parse({
    logLevel: 'silent',
    warehouse: { url: 'http://127.0.0.1:1' },
  });
  let refused = 0;
  opened = await openProcess({
    config: { ...settings, accounts: [] },
    roles: ['worker'],
    dataDir: folder,
    version: 'test',
    async openWarehouse(_config, dataDir) {
      const warehouse = await openEmbeddedWarehouse({ path: join(dataDir, 'warehouse') });
      return {
        ...warehouse,
        async session(work) {
          if (refused === 2) return warehouse.session(work);
          refused += 1;
          throw new WarehouseUnavailable('connection refused');
        },
      };
    },
  });
  await opened.connected;
  expect(refused).toBe(2);
  expect(opened.line.worker?.problem()).toBeUndefined();
  const { body } = await opened.app.inject({ url: '/health/ready' });
  expect(JSON.parse(body).problems).toEqual([]);
});
