import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SavedLink } from '@throughline/api/contract/links';
import type { BackTarget, DryRun, SendRun } from '@throughline/api/contract/way-back';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { untilVisible } from '../../operations/visibility.ts';
import { hit } from './story.ts';
import { embedded, type Wired } from './wirings.ts';

const HOUR = 3_600_000;
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1';

const bodies: string[] = [];
const authorizations: (string | undefined)[] = [];
let platform: Server;
let wired: Wired;

/** Two who bought: one came by an advertisement, the other did not. Nobody was asked; here nobody has to be. */
beforeAll(async () => {
  platform = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      bodies.push(body);
      authorizations.push(request.headers.authorization);
      const { data } = JSON.parse(body) as { data: readonly unknown[] };
      reply.end(JSON.stringify({ events_received: data.length, fbtrace_id: 'T1' }));
    });
  });
  await new Promise<void>((done) => platform.listen(0, '127.0.0.1', () => done()));
  wired = await embedded.open(
    await configOf(`
currency: EUR
timezone: UTC
links: { address: 'https://go.oak.example', mediums: [qr, email] }
back:
  home_country: KZ
  targets:
    pixel:
      to: meta
      account: '77'
      token: hush-hush
      endpoint: 'http://127.0.0.1:${(platform.address() as AddressInfo).port}'
      conversions: [{ of: sale, as: Purchase }]
sources:
  ga4: { site: { measurement_ids: [G-OAK], api_secret: s3cret } }
`),
  );
  const address =
    'https://oak.example/?utm_source=facebook&utm_medium=cpc&utm_campaign=a&fbclid=Ab1';
  const bought = (id: string) => ({ transaction_id: id, value: 131.6, currency: 'EUR' });
  for (const body of [
    hit('1.1', ago(30), 'page_view', { page_location: address }),
    hit('1.1', ago(20), 'purchase', bought('W-1')),
    hit('2.2', ago(20), 'purchase', bought('W-2')),
  ])
    await call('POST', '/mp/collect?measurement_id=G-OAK&api_secret=s3cret', body);
  await untilLoaded();
});
afterAll(async () => {
  await wired?.remove();
  await new Promise((done) => platform.close(done));
});

const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const untilLoaded = async () => {
  const { line } = wired.api;
  await untilVisible(line, await line.log.ends());
};

async function configOf(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-back-'));
  try {
    const file = join(folder, 'throughline.config.yaml');
    writeFileSync(file, text);
    return await loadConfig({ file, environment: {} });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function call<Body>(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const answer = await wired.api.app.inject({ method, url, ...(payload && { payload }) });
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return (answer.body ? answer.json() : undefined) as Body;
}

it('tells a platform of a sale, once, over the network, and shows what became of it', async () => {
  const early = await wired.api.app.inject({
    method: 'POST',
    url: '/api/v1/back/pixel/send',
    payload: {},
  });
  expect(early.json()).toMatchObject({ code: 'dry_run_needed' });
  const shown = await call<DryRun>('POST', '/api/v1/back/pixel/dry-run');
  expect(shown).toMatchObject({
    ...{ ready: 1, left: { no_identifier: 1 } },
    examples: [
      { as: 'Purchase', value: '131.6', currency: 'EUR', click: { name: 'fbclid', begins: 'Ab1' } },
    ],
  });
  expect(bodies).toEqual([]);
  const run = await call<SendRun>('POST', '/api/v1/back/pixel/send', {});
  expect(run).toMatchObject({ accepted: 1, waiting: 0, stopped: '' });
  await call('POST', '/api/v1/back/pixel/send', {});
  expect(bodies).toHaveLength(1);
  expect(authorizations).toEqual(['Bearer hush-hush']);
  expect(JSON.parse(bodies[0]!).data).toMatchObject([
    {
      ...{ event_name: 'Purchase', event_id: shown.examples[0]!.id },
      user_data: { fbc: expect.stringMatching(/^fb\.1\.\d{13}\.Ab1$/) },
      custom_data: { currency: 'EUR', value: 131.6 },
    },
  ]);
  const { targets } = await call<{ targets: readonly BackTarget[] }>('GET', '/api/v1/back');
  expect(targets).toMatchObject([
    { name: 'pixel', states: { accepted: 1 }, dry_run_seen: true, stopped: '' },
  ]);
  expect(JSON.stringify(targets)).not.toContain('hush');
});

it('checks, keeps and shortens a link, and counts who follows it', async () => {
  const tags = { source: 'poster', medium: 'qr', campaign: 'spring' };
  const url = 'https://oak.example/sale';
  const refused = await wired.api.app.inject({
    ...{ method: 'POST', url: '/api/v1/links' },
    payload: { url, ...tags, medium: 'qrr' },
  });
  expect(refused.json()).toMatchObject({
    code: 'body_invalid',
    errors: [{ field: 'medium', message: expect.stringContaining('qr, if that was meant') }],
  });
  const { link } = await call<{ link: SavedLink }>('POST', '/api/v1/links', {
    ...{ url, ...tags, name: 'Poster', code: 'spring' },
  });
  expect(link).toMatchObject({ short_url: 'https://go.oak.example/l/spring', channel: 'Offline' });
  const follow = (userAgent: string, method: 'GET' | 'HEAD' = 'GET', code = 'spring') =>
    wired.api.app.inject({ method, url: `/l/${code}`, headers: { 'user-agent': userAgent } });
  const followed = await follow(PHONE);
  expect([followed.statusCode, followed.headers.location]).toEqual([302, link.url]);
  // Led on, and not counted.
  expect((await follow('Googlebot/2.1 (+http://www.google.com/bot.html)')).statusCode).toBe(302);
  expect((await follow(PHONE, 'HEAD')).statusCode).toBe(302);
  expect((await follow(PHONE, 'GET', 'https:%2F%2Felsewhere.example')).statusCode).toBe(404);
  await untilLoaded();
  const { links } = await call<{ links: readonly SavedLink[] }>('GET', '/api/v1/links');
  expect(links).toMatchObject([{ code: 'spring', clicks: 1, visits: 0 }]);
  const taken = await wired.api.app.inject({
    ...{ method: 'POST', url: '/api/v1/links', payload: { url, ...tags, code: 'spring' } },
  });
  expect(taken.json()).toMatchObject({ code: 'link_taken' });
  const qr = await wired.api.app.inject(
    `/api/v1/links/qr.svg?url=${encodeURIComponent(link.short_url!)}`,
  );
  expect([qr.headers['content-type'], qr.body.startsWith('<svg')]).toEqual(['image/svg+xml', true]);
  await call('DELETE', '/api/v1/links/spring');
  expect(await call('GET', '/api/v1/links')).toEqual({ links: [] });
});
