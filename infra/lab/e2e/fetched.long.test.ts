import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { untilVisible } from '../../operations/visibility.ts';
import { embedded, type Wired } from './wirings.ts';

/** A portal of Bitrix24 that throttles the first question. */
let portal: Server;
let asked = 0;
let wired: Wired;
let url: string;

beforeAll(async () => {
  portal = createServer((_, reply) => {
    asked += 1;
    if (asked === 1) return reply.writeHead(429, { 'retry-after': '2' }).end();
    const result = {
      ...{ ID: '815', TITLE: 'Oak shelves', STAGE_ID: 'C2:WON', STAGE_SEMANTIC_ID: 'S' },
      ...{ DATE_CREATE: '2026-02-20T10:00:00+03:00', DATE_MODIFY: '2026-03-02T12:10:00+03:00' },
      ...{ OPPORTUNITY: '4800.50', CURRENCY_ID: 'EUR' },
    };
    return reply.end(JSON.stringify({ result }));
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  const { port } = portal.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), 'throughline-fetched-'));
  const file = join(folder, 'throughline.config.yaml');
  const account = `{ application_token: oak-app-token, rest_url: "http://127.0.0.1:${port}/rest/1/key/" }`;
  writeFileSync(file, `currency: EUR\nsources:\n  bitrix24: { oak: ${account} }\n`);
  const config = await loadConfig({ file, environment: {} });
  rmSync(folder, { recursive: true });
  wired = await embedded.open(config);
  url = await wired.collector.listen('127.0.0.1', 0);
}, 120_000);
afterAll(async () => {
  await wired?.remove();
  portal?.closeAllConnections();
  portal?.close();
}, 60_000);

it('has a deal whose id alone was sent, asked for once, and says in health whom it waits for', async () => {
  const event = 'event=ONCRMDEALUPDATE&data[FIELDS][ID]=815&auth[application_token]=oak-app-token';
  for (const ts of [1, 2, 3]) {
    const body = `${event}&ts=${ts}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const reply = await fetch(`${url}/collect/bitrix24/oak`, { method: 'POST', headers, body });
    expect(reply.status).toBe(200);
  }
  const health = async () => (await wired.api.app.inject('/health/ready')).json<Health>();
  await vi.waitFor(
    async () =>
      expect(await health()).toMatchObject({
        status: 'ready',
        fetching: [
          expect.stringMatching(/^bitrix24 oak: 127\.0\.0\.1:\d+ takes no more questions/),
        ],
      }),
    { timeout: 20_000, interval: 100 },
  );
  const { line } = wired.api;
  await vi.waitFor(
    async () => {
      await untilVisible(line, await line.log.ends());
      const deals = await line.warehouse.rows<{ id: string }>(
        "SELECT entity_id AS id FROM entities WHERE entity_type = 'deal'",
      );
      expect(deals).toEqual([{ id: '815' }]);
    },
    { timeout: 40_000, interval: 200 },
  );
  expect(asked).toBe(2);
  expect(await health()).not.toHaveProperty('fetching');
}, 90_000);

interface Health {
  readonly status: string;
  readonly fetching?: readonly string[];
}
