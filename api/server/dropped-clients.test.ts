import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestWarehouse } from '../testing/test-warehouse.ts';
import { buildWorld } from '../testing/world.ts';
import { api } from './api.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const SLOW = 'SELECT sleepEachRow(0.2) AS x FROM numbers(300) SETTINGS max_block_size = 1';

let world: Warehouse;
let app: FastifyInstance;
let port: number;
beforeAll(async () => {
  world = await openTestWarehouse();
  await buildWorld(world);
  app = Fastify();
  await api(app, {
    config: CONFIG,
    keys: [],
    // Every report would take a minute, but for the state that it is of.
    reader: (asker) => {
      const own = world.reader(asker);
      return {
        ...own,
        rows: (sql, parameters) =>
          own.rows(/identity|touchpoint|conversion|cost/.test(sql) ? SLOW : sql, parameters),
      };
    },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const running = async () =>
  (
    await world.rows<{ n: string }>(
      "SELECT count() AS n FROM system.processes WHERE query LIKE 'SELECT sleepEachRow(0.2)%' AND NOT is_cancelled",
    )
  )[0]?.n;

it('a client that hangs up takes its queries with it', async () => {
  const asked = Array.from({ length: 8 }, (_, at) => {
    const path = `/api/v1/reports/channels?from=2026-01-01&to=2026-01-${String(at + 10)}`;
    const one = request({ host: '127.0.0.1', port, path, headers: { host: 'localhost' } });
    one.on('error', () => {});
    one.end();
    return one;
  });
  await expect.poll(running, { timeout: 30_000 }).not.toBe('0');
  for (const one of asked) one.destroy();
  await expect.poll(running, { timeout: 20_000 }).toBe('0');
  const began = performance.now();
  expect(await world.reader().rows('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  expect(performance.now() - began).toBeLessThan(10_000);
});
