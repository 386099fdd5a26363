import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../contract/source.ts';
import { readAll } from '../log/event-log.contract.ts';
import type { EventLog } from '../log/event-log.ts';
import { openLmdbLog } from '../log/lmdb/log.ts';
import { ownPacks } from '../packs/engine/load-packs.ts';
import { factsOf } from '../testing/mapped.ts';
import { type Fetcher, fetchGroup, startFetcher } from './fetcher.ts';

const source = ownPacks().find(({ name }) => name === 'bitrix24')!;
const START = Date.parse('2026-03-02T09:00:00Z') * 1000;

/** Bitrix24’s API as far as it is asked: on this machine, over HTTP. */
describe('asking a vendor for what its deliveries name', () => {
  let folder: string;
  let log: EventLog;
  let server: Server;
  let account: Account;
  let fetcher: Fetcher | undefined;
  let answer: (request: IncomingMessage, reply: ServerResponse) => void;
  const asked: string[] = [];
  const began = performance.now();
  const clock = () => START + Math.round((performance.now() - began) * 1000);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fetcher-'));
    log = await openLmdbLog({ path: folder });
    asked.length = 0;
    answer = give;
    server = createServer((request, reply) => {
      asked.push(idOf(request));
      answer(request, reply);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    account = accountAt((server.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await fetcher?.stop();
    fetcher = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await log.close();
    await rm(folder, { recursive: true });
  });

  const start = () => {
    fetcher = startFetcher({
      ...{ log, source, account, clock, togetherMs: 500 },
      pauses: { firstMs: 10, longestMs: 20 },
    });
  };
  const send = (...ids: readonly string[]) =>
    log.append(
      ids.map((id, at) => ({
        key: `${id}:${at}`,
        delivery: {
          ...{ id: `00000000-0000-4000-8000-00000000000${at}`, source: 'bitrix24', account: 'oak' },
          ...{ endpoint: 'webhook', receivedAt: clock(), headers: {}, query: '' },
          body: Buffer.from(`event=ONCRMDEALUPDATE&data[FIELDS][ID]=${id}&ts=${at}`),
        },
      })),
    );
  const fetched = async () =>
    (await readAll(log))
      .map(({ delivery }) => delivery)
      .filter(({ endpoint }) => endpoint === 'fetched');
  const arrived = (count: number) =>
    vi.waitFor(async () => expect(await fetched()).toHaveLength(count), { timeout: 10_000 });
  const committed = () =>
    vi.waitFor(
      async () => expect(await log.committed(fetchGroup(account))).toEqual(await log.ends()),
      {
        timeout: 10_000,
      },
    );

  it('asks once for what is named several times, and keeps the answer as a delivery that needs nobody', async () => {
    await send('7', '7', '8', '7');
    start();
    await arrived(2);
    await committed();
    expect(asked.toSorted()).toEqual(['7', '8']);
    expect(fetcher!.problem()).toBeUndefined();
    const facts = (await fetched()).flatMap((delivery) =>
      source
        .map(delivery, { settings: account.settings, identity: { keepContacts: true } })
        .records.flatMap(factsOf),
    );
    expect(facts.map((fact) => fact.kind === 'entity' && fact.fields)).toMatchObject([
      { title: expect.stringMatching(/Deal [78]/), status: 'open' },
      { title: expect.stringMatching(/Deal [78]/), status: 'open' },
    ]);
  });

  it('asks again for what changes later', async () => {
    await send('7');
    start();
    await arrived(1);
    await send('7');
    await arrived(2);
    expect(asked).toEqual(['7', '7']);
  });

  it('waits for a vendor that throttles, fails or refuses the token, says so, and loses nothing', async () => {
    const answers = [429, 503, 401];
    const told: (string | undefined)[] = [];
    answer = (request, reply) => {
      told.push(fetcher!.problem());
      const status = answers.shift();
      if (status === undefined) return give(request, reply);
      reply.writeHead(status, status === 429 ? { 'retry-after': '0' } : {}).end('{}');
    };
    await send('7');
    start();
    await arrived(1);
    expect(told).toEqual([
      undefined,
      expect.stringMatching(/^bitrix24 oak: 127\.0\.0\.1:\d+ takes no more questions/),
      expect.stringContaining('fails (status 503)'),
      expect.stringMatching(/refuses the credentials \(status 401\); renew/),
    ]);
    expect(told.join()).not.toContain('key-of-rest');
    await committed();
    expect(fetcher!.problem()).toBeUndefined();
  });

  it('goes on after a restart where it was, with a vendor that was away meanwhile', async () => {
    answer = (request) => request.socket.destroy();
    await send('7');
    start();
    await vi.waitFor(() => expect(fetcher!.problem()).toContain('gives no answer'), {
      timeout: 10_000,
    });
    await fetcher!.stop();
    expect(await fetched()).toEqual([]);
    await log.close();
    log = await openLmdbLog({ path: folder });
    answer = give;
    start();
    await arrived(1);
  });

  it('keeps a refusal as what it is, and follows nobody elsewhere', async () => {
    answer = (_, reply) => reply.writeHead(400).end('{"error_description":"Not found"}');
    await send('7');
    start();
    await arrived(1);
    const [refused] = await fetched();
    expect(
      source.map(refused!, { settings: account.settings, identity: { keepContacts: true } }),
    ).toMatchObject({
      records: [{ rejection: { code: 'fetch_refused', detail: { field: '7' } } }],
    });
    answer = (_, reply) => reply.writeHead(302, { location: 'http://127.0.0.1:9/rest/' }).end();
    await send('8');
    await vi.waitFor(() => expect(fetcher!.problem()).toContain('sends elsewhere'), {
      timeout: 10_000,
    });
  });
});

function accountAt(port: number): Account {
  const settings = source.settings.parse({
    restUrl: `http://127.0.0.1:${port}/rest/1/key-of-rest/`,
  });
  return { source: 'bitrix24', account: 'oak', settings };
}

function idOf(request: IncomingMessage): string {
  return new URL(request.url!, 'http://here').searchParams.get('id')!;
}

function give(request: IncomingMessage, reply: ServerResponse): void {
  const id = idOf(request);
  const result = {
    ...{ ID: id, TITLE: `Deal ${id}`, STAGE_ID: 'NEW', STAGE_SEMANTIC_ID: 'P' },
    ...{ DATE_MODIFY: '2026-03-02T12:00:00+03:00', OPPORTUNITY: '10.00', CURRENCY_ID: 'RUB' },
  };
  reply.end(JSON.stringify({ result }));
}
