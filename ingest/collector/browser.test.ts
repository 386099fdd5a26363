import { describe, expect, it } from 'vitest';
import type { Endpoint, Source } from '../contract/source.ts';
import { VISITOR_HEADER } from '../contract/visitor.ts';
import { verified } from '../verification/verify.ts';
import { account, acme, collectorHarness } from './collector.harness.ts';

const CHROME =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36';
const SHOP = 'https://shop.example';

/** A vendor whose tag stands on pages: each account names its site in the setting `shop`. */
const page: Endpoint<{ secret: string; shop: string }> = {
  name: 'page',
  methods: ['GET', 'POST'],
  paths: ['/page', '/page/:account'],
  maxBodyBytes: 500,
  keepHeaders: [],
  choose: (request, all) => all.find(({ account: name }) => request.query === `id=${name}`),
  browser: { origins: ({ shop }) => (shop === 'any.example' ? [] : [shop]) },
  verify: () => verified,
  accepted: { status: 204 },
};
const tagged = { ...acme, endpoints: [page] };
const accounts = [account('acme', 'shop', ''), account('acme', 'blog', '')];

describe('endpoints that browsers call', () => {
  const harness = collectorHarness();
  const { start, stored } = harness;
  const ask = (
    url: string,
    headers: Record<string, string> = {},
    method: 'GET' | 'POST' | 'OPTIONS' = 'POST',
  ) =>
    harness.app.inject({
      ...{ method, url, headers: { 'user-agent': CHROME, ...headers } },
      ...(method === 'POST' && { payload: '{}' }),
    });
  const open = (options: object = {}) => start({ sources: [tagged], accounts, ...options });

  it('answer a preflight for the sites of any account, with the headers of SDKs and no others', async () => {
    await open();
    const preflight = {
      origin: SHOP,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'Content-Type, X-Secret, rsa-retry-attempt',
    };
    const reply = await ask('/page', preflight, 'OPTIONS');
    expect(reply.statusCode).toBe(204);
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': SHOP,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'content-type, rsa-retry-attempt',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
    const other = await ask('/page', { ...preflight, origin: 'https://evil.example' }, 'OPTIONS');
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
    expect(await stored()).toEqual([]);
  });

  it('take what needs no preflight, and refuse pages of sites that the account does not name', async () => {
    await open();
    const beacon = { origin: SHOP, 'content-type': 'text/plain;charset=UTF-8' };
    const taken = await ask('/page/shop', beacon);
    expect(taken.statusCode).toBe(204);
    expect(taken.headers['access-control-allow-origin']).toBe(SHOP);
    const refused = await ask('/page/blog', beacon);
    expect(refused.json()).toMatchObject({ status: 403, code: 'origin_refused' });
    // What is no page names no origin.
    expect((await ask('/page?id=blog', {}, 'GET')).statusCode).toBe(204);
    expect(await stored()).toHaveLength(2);
    expect(harness.metrics.refused).toEqual({ acme: { origin_refused: 1 } });
  });

  it('are open to every site where an account names none', async () => {
    await open({ accounts: [account('acme', 'any', '')] });
    const reply = await ask('/page/any', { origin: 'https://anything.example' });
    expect(reply.headers['access-control-allow-origin']).toBe('https://anything.example');
  });

  it('let their errors be read, and count the requests of one address apart', async () => {
    await open({ limits: { browserRate: { max: 1, windowMs: 60_000 } } });
    const statuses = [];
    for (const url of ['/page/shop', '/page/shop', '/page?id=nobody'])
      statuses.push(await ask(url, { origin: SHOP }));
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([204, 429, 404]);
    for (const { headers } of statuses) expect(headers['access-control-allow-origin']).toBe(SHOP);
    const elsewhere = await harness.app.inject({
      ...{ method: 'POST', url: '/page/shop', payload: '{}', remoteAddress: '203.0.113.9' },
    });
    expect(elsewhere.statusCode).toBe(204);
  });

  it('note the visitor and keep neither address nor user agent', async () => {
    await open({ countryHeader: 'CF-IPCountry' });
    await ask('/page/shop', {
      ...{ 'cf-ipcountry': 'TR', 'sec-gpc': '1', 'x-forwarded-for': '203.0.113.7' },
      // What a client claims to have been noted is dropped.
      [VISITOR_HEADER]: '{"country":"XX"}',
    });
    await ask('/page/shop', { 'user-agent': 'ExampleBot/1.0 (+https://bot.example)' });
    await ask('/page/shop', { 'user-agent': '' });
    const noted = (await stored()).map(({ headers }) => headers);
    expect(noted.map(Object.keys)).toEqual([[VISITOR_HEADER], [VISITOR_HEADER], [VISITOR_HEADER]]);
    const visitors = noted.map((headers) => JSON.parse(headers[VISITOR_HEADER]!) as unknown);
    expect(visitors).toContainEqual({
      ...{ country: 'TR', optedOut: true },
      device: { category: 'mobile', os: 'Android', browser: 'Chrome' },
    });
    expect(visitors.filter((one) => (one as { robot?: boolean }).robot)).toHaveLength(2);
  });

  it('believe no header on a country that is not configured', async () => {
    await open();
    await ask('/page/shop', { 'cf-ipcountry': 'TR' });
    const [delivery] = await stored();
    expect(JSON.parse(delivery!.headers[VISITOR_HEADER]!)).not.toHaveProperty('country');
  });

  it('may leave it to the body to name the account, whose sites count then', async () => {
    const byBody: Source = {
      ...tagged,
      endpoints: [
        {
          ...page,
          choose: () => undefined,
          chooseByBody: ({ body }, all) =>
            all.find(({ account: name }) => Buffer.from(body).includes(`"${name}"`)),
          verifyHead: () => ({ ok: false, reason: 'asked before the account is known' }),
        } as Endpoint<unknown>,
      ],
    };
    await open({ sources: [byBody] });
    const send = (name: string) =>
      harness.app.inject({
        ...{ method: 'POST', url: '/page', payload: JSON.stringify({ id: name }) },
        headers: { origin: SHOP, 'user-agent': CHROME },
      });
    expect((await send('shop')).statusCode).toBe(204);
    expect((await send('blog')).json()).toMatchObject({ code: 'origin_refused' });
    expect((await send('nobody')).json()).toMatchObject({ code: 'account_unknown' });
    expect((await stored()).map(({ account: name }) => name)).toEqual(['shop']);
  });
});
