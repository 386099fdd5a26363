import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { collector } from '../../collector/collector.ts';
import type { EventFact } from '../../contract/fact.ts';
import { readAll } from '../../log/event-log.contract.ts';
import { type EventLog, LogUnavailable } from '../../log/event-log.ts';
import { openLmdbLog } from '../../log/lmdb/log.ts';
import { factsOf } from '../../testing/mapped.ts';
import { siteSettings } from './settings.ts';
import { source } from './source.ts';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const START = 1_775_000_000_000_000;
const MINUTE = 60_000_000;
const settings = siteSettings.parse({
  origins: ['https://oak.example'],
  numberPools: [
    {
      name: 'main',
      numbers: ['+49 30 1111 0001', '+49 30 1111 0002'],
      static: [{ source: 'Billboard', number: '+49 30 1111 0009' }],
      fallback: '+49 30 1111 0000',
    },
    { name: 'shared', numbers: ['+49 30 2222 0001'] },
  ],
});

let folder: string;
let log: EventLog;
let app: FastifyInstance;
let now: number;
let isAway: boolean;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'numbers-'));
  log = await openLmdbLog({ path: folder });
  [now, isAway] = [START, false];
  await start();
});
afterEach(async () => {
  await app.close();
  await log.close();
  await rm(folder, { recursive: true });
});

async function start(): Promise<void> {
  await app?.close();
  app = fastify();
  await app.register(collector, {
    ...{
      sources: [source],
      accounts: [{ source: 'site', account: 'shop', settings }],
      clock: () => now,
    },
    log: {
      append: (records) => log.append(records),
      ends: async () => {
        if (isAway) throw new LogUnavailable('away');
        return log.ends();
      },
      read: (...asked) => log.read(...asked),
    },
  });
}

async function ask(
  body: object | string,
  { path = '/collect/number', ...headers }: Record<string, string> = {},
) {
  const reply = await app.inject({
    ...{
      method: 'POST',
      url: path,
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    },
    headers: { origin: 'https://oak.example', 'user-agent': CHROME, ...headers },
  });
  const answer: Record<string, unknown> = reply.json();
  return {
    number: answer.number,
    shown: answer.shown,
    ...answer,
    status: reply.statusCode,
    headers: reply.headers,
  };
}
const stored = async () => (await readAll(log)).map(({ delivery }) => delivery);

it('lends the same number to a visitor who asks again, on either path, and each lease is a fact', async () => {
  const first = await ask({
    visitor: 'ann',
    url: 'https://oak.example/?utm_source=google&utm_medium=cpc',
  });
  expect(first).toMatchObject({ status: 200, kind: 'pool', pool: 'main', hold_seconds: 900 });
  expect(first.number).toMatch(/^\+49301111000[12]$/);
  expect(String(first.shown).replaceAll(' ', '')).toBe(first.number);
  expect(first.headers).toMatchObject({
    ...{ 'access-control-allow-origin': 'https://oak.example', 'cache-control': 'no-store' },
  });
  now += 5 * MINUTE;
  expect(await ask({ visitor: 'ann' }, { path: '/collect/number/shop' })).toMatchObject({
    number: first.number,
  });
  expect((await ask({ visitor: 'ben' })).number).not.toBe(first.number);
  const facts = (await stored())
    .flatMap(
      (delivery) => source.map(delivery, { settings, identity: { keepContacts: false } }).records,
    )
    .flatMap(factsOf) as EventFact[];
  expect(facts).toHaveLength(3);
  expect(facts.find(({ pageUrl }) => pageUrl)).toMatchObject({
    ...{ type: 'number_lease', occurredAt: START, subject: first.number, variant: 'main' },
    identifiers: [{ type: 'anonymous_id', value: 'ann' }],
    traffic: { source: 'google', medium: 'cpc' },
    properties: { hold_seconds: '900', lease: 'pool', number: first.number, pool: 'main' },
  });
});

it('has the fallback for whom nothing is known of, and stores nothing of them', async () => {
  const nobody = [
    [{}, {}],
    [{ visitor: 'ann', consent: { analytics: 'denied' } }, {}],
    [{ visitor: 'ann', webdriver: true }, {}],
    [{ visitor: 'ann' }, { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }],
    [{ visitor: 'x'.repeat(200) }, {}],
  ] as const;
  for (const [body, headers] of nobody)
    expect(await ask(body, headers)).toMatchObject({ number: '+493011110000', kind: 'fallback' });
  expect(await ask({ last: { utm_source: 'billboard' } })).toMatchObject({
    ...{ number: '+493011110009', kind: 'static' },
  });
  expect(await stored()).toEqual([]);
});

it('shows all visitors of a source its number, and the fallback once the pool is taken', async () => {
  for (const visitor of ['ann', 'ben'])
    expect(await ask({ visitor, last: { utm_source: 'billboard' } })).toMatchObject({
      ...{ number: '+493011110009', kind: 'static' },
    });
  for (const visitor of ['cat', 'dan'])
    expect(await ask({ visitor })).toMatchObject({ kind: 'pool' });
  expect(await ask({ visitor: 'eve' })).toMatchObject({ number: '+493011110000', kind: 'taken' });
  expect(await stored()).toHaveLength(4);
  // Without a fallback visitors share.
  for (const visitor of ['ann', 'ben'])
    expect(await ask({ visitor, pool: 'shared' })).toMatchObject({
      number: '+493022220001',
      kind: 'pool',
    });
});

it('remembers over a restart what is lent, and refuses while it cannot know', async () => {
  const [ann, ben] = [await ask({ visitor: 'ann' }), await ask({ visitor: 'ben' })];
  now += 10 * MINUTE;
  isAway = true;
  await start();
  expect((await ask({ visitor: 'cat' })).status).toBe(503);
  isAway = false;
  expect(await ask({ visitor: 'cat' })).toMatchObject({ kind: 'taken' });
  expect(await ask({ visitor: 'ben' })).toMatchObject({ number: ben.number });
  now += 6 * MINUTE;
  expect(await ask({ visitor: 'cat' })).toMatchObject({ kind: 'pool', number: ann.number });
});

it('refuses what is no question of a page of the site', async () => {
  expect((await ask('no json')).status).toBe(400);
  expect((await ask('[]')).status).toBe(400);
  expect((await ask({ visitor: 'ann', pool: 'other' })).status).toBe(400);
  expect((await ask({ visitor: 'ann' }, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask({ visitor: 'ann' }, { path: '/collect/number/other' })).status).toBe(404);
  expect((await ask({ visitor: 'ann', url: 'x'.repeat(20_000) })).status).toBe(413);
  expect(await stored()).toEqual([]);
});

it('takes a lease that a page claims for no lease', () => {
  const { records } = source.map(
    {
      ...{
        id: '00000000-0000-4000-8000-000000000000',
        source: 'site',
        account: 'shop',
        endpoint: 'site',
      },
      ...{ receivedAt: START, headers: {}, query: '' },
      body: Buffer.from(
        JSON.stringify({
          id: 'e',
          name: 'number_lease',
          at: START / 1000,
          params: { number: '+4930' },
        }),
      ),
    },
    { settings, identity: { keepContacts: false } },
  );
  expect(factsOf(records[0])[0]).toMatchObject({ type: 'other' });
});
