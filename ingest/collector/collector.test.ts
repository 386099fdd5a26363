import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { readAll } from '../log/event-log.contract.ts';
import { type EventLog, LogUnavailable } from '../log/event-log.ts';
import {
  account,
  accounts,
  acme,
  collectorHarness,
  headed,
  NOW,
  sign,
} from './collector.harness.ts';
import { collector } from './collector.ts';

describe('collector', () => {
  const harness = collectorHarness();
  const { start, post, signed, stored } = harness;

  it('stores what is signed, with only the headers that were asked for, and then replies', async () => {
    await start();
    const body = '{"id": 1,  "note": "Żółw"}';
    const reply = await signed(body, {
      'x-topic': 'orders/paid',
      'content-type': 'application/vnd.acme+json; v=2',
      authorization: 'Bearer very-secret',
    });
    expect(reply.statusCode).toBe(202);
    expect(reply.headers['x-vendor']).toBe('thanks');
    const [delivery] = await stored();
    expect(Buffer.from(delivery!.body).toString()).toBe(body);
    expect(delivery).toMatchObject({
      source: 'acme',
      account: 'one',
      endpoint: 'webhook',
      receivedAt: NOW,
      headers: { 'x-topic': 'orders/paid', 'content-type': 'application/vnd.acme+json; v=2' },
      query: '',
    });
    expect(Object.keys(delivery!.headers)).toHaveLength(2);
    expect(harness.metrics.accepted).toEqual({ acme: 1 });
    expect(harness.metrics.acceptedBytes).toEqual({ acme: Buffer.byteLength(body) });
  });

  it.each([
    ['a wrong signature', { 'x-signature': sign('{}', 'secret-2') }, 'x-signature does not match'],
    ['no signature', {}, 'x-signature is missing'],
  ])('refuses %s and stores nothing', async (_, headers, reason) => {
    await start();
    const reply = await post('/collect/acme/one', '{}', headers as Record<string, string>);
    expect(reply.statusCode).toBe(401);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toEqual({
      type: 'urn:throughline:problem:signature_refused',
      title: 'The request could not be verified; check the secret on both sides.',
      status: 401,
      code: 'signature_refused',
      detail: reason,
    });
    expect(await stored()).toEqual([]);
    expect(harness.metrics.refused).toEqual({ acme: { [reason]: 1 } });
  });

  it('chooses the account by path, by the vendor’s own mark, or takes the only one', async () => {
    await start({ accounts: [...accounts, account('plain', 'only', 'key=1')] });
    const second = { 'x-signature': sign('{}', 'secret-2') };
    expect((await post('/collect/acme/two', '{}', second)).statusCode).toBe(202);
    const byMark = { ...second, 'x-shop': 'two.example' };
    expect((await post('/collect/acme', '{}', byMark)).statusCode).toBe(202);
    expect((await post('/acme/v2/hook', '{}', byMark)).statusCode).toBe(202);
    const only = await post('/collect/plain?key=1', '{}');
    expect([only.statusCode, only.body]).toEqual([200, 'OK']);
    const taken = (await stored()).map((delivery) => `${delivery.source}:${delivery.account}`);
    expect(taken.sort()).toEqual(['acme:two', 'acme:two', 'acme:two', 'plain:only']);

    for (const reply of [
      await post('/collect/acme/three', '{}', second),
      await post('/collect/acme', '{}', { ...second, 'x-shop': 'three.example' }),
    ]) {
      expect(reply.statusCode).toBe(404);
      expect(reply.json()).toMatchObject({ code: 'account_unknown' });
    }
  });

  it('does not guess between accounts', async () => {
    const two = ['a', 'b'].map((name) => account('plain', name, 'key=1'));
    await start({ accounts: two });
    expect((await post('/collect/plain?key=1', '{}')).json()).toMatchObject({
      code: 'account_unknown',
    });
  });

  it('answers a ping, verified and without storing it', async () => {
    await start();
    const reply = await signed('{}', { 'x-topic': 'ping' });
    expect([reply.statusCode, reply.body]).toEqual([200, 'pong']);
    expect((await post('/collect/acme/one', '{}', { 'x-topic': 'ping' })).statusCode).toBe(401);
    expect(await stored()).toEqual([]);
    expect(harness.metrics.answered).toEqual({ acme: 1 });
  });

  it('lets browsers send beacons across sites only where the reply says so', async () => {
    await start();
    const preflight = await harness.app.inject({
      method: 'OPTIONS',
      url: '/acme/beacon',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'content-type',
    });
    const beacon = await post('/acme/beacon?v=2', 'en=page_view', { origin: 'https://a.example' });
    expect(beacon.statusCode).toBe(204);
    expect(beacon.headers['access-control-allow-origin']).toBe('*');
    const refused = await post('/acme/beacon', 'x'.repeat(501));
    expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([
      413,
      '*',
    ]);
    const webhook = await harness.app.inject({ method: 'OPTIONS', url: '/collect/acme/one' });
    expect([webhook.statusCode, webhook.headers['access-control-allow-origin']]).toEqual([
      405,
      undefined,
    ]);
    expect((await stored()).length).toBe(1);
  });

  it('keeps the query of a GET without its secrets, and HEAD stores nothing', async () => {
    await start();
    const url = '/acme/beacon?v=2&api_secret=hush&cid=1.2';
    expect((await harness.app.inject({ method: 'GET', url })).statusCode).toBe(204);
    expect((await harness.app.inject({ method: 'HEAD', url })).statusCode).toBe(404);
    const [delivery, ...rest] = await stored();
    expect(rest).toEqual([]);
    expect(delivery).toMatchObject({ query: 'v=2&cid=1.2', headers: {} });
    expect(delivery!.body.length).toBe(0);
  });

  it('rebuilds the address that the vendor called from trusted proxies only', async () => {
    const url = 'https://collect.example/acme/url?a=1';
    const headers = {
      host: 'internal:4000',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'collect.example',
      'x-signature': sign(url, 'secret-1'),
    };
    await start({}, { trustProxy: true });
    expect((await post('/acme/url?a=1', '{}', headers)).statusCode).toBe(200);
    await start({}, { trustProxy: false });
    expect((await post('/acme/url?a=1', '{}', headers)).statusCode).toBe(401);
    const direct = { ...headers, 'x-signature': sign('http://internal:4000/acme/url', 'secret-1') };
    expect((await post('/acme/url', '{}', direct)).statusCode).toBe(200);
  });

  it('limits the rate of one address at one account', async () => {
    await start({ limits: { rate: { max: 2, windowMs: 60_000 } } });
    const codes = [];
    for (let index = 0; index < 3; index += 1) codes.push((await signed('{}')).statusCode);
    expect(codes).toEqual([202, 202, 429]);
    const limited = await signed('{}');
    expect(limited.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(limited.headers['content-type']).toContain('application/problem+json');
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    const other = { 'x-signature': sign('{}', 'secret-2') };
    expect((await post('/collect/acme/two', '{}', other)).statusCode).toBe(202);
    const elsewhere = await harness.app.inject({
      method: 'POST',
      url: '/collect/acme/one',
      payload: '{}',
      headers: { 'x-signature': sign('{}', 'secret-1') },
      remoteAddress: '203.0.113.9',
    });
    expect(elsewhere.statusCode).toBe(202);
    expect(harness.metrics.refused).toEqual({ acme: { rate_limited: 2 } });
  });

  it('counts no requests where the limit is off', async () => {
    await start({ limits: { rate: false } });
    for (let index = 0; index < 50; index += 1) expect((await signed('{}')).statusCode).toBe(202);
  });

  it('says 503 and when to come back while the log is down, and works when it is back', async () => {
    let down = true;
    const flaky = {
      append: async (...args: Parameters<EventLog['append']>) => {
        if (down) throw new LogUnavailable('disk full on /srv/data');
        return harness.log.append(...args);
      },
    };
    await start({ log: flaky, limits: { retryAfterSeconds: 7 } });
    const reply = await signed('{}');
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['retry-after']).toBe('7');
    expect(reply.json()).toMatchObject({ code: 'log_unavailable', status: 503 });
    expect(reply.body).not.toContain('/srv/data');
    expect(harness.metrics.failed).toEqual({ acme: 1 });
    down = false;
    expect((await signed('{}')).statusCode).toBe(202);
    expect(harness.metrics.accepted).toEqual({ acme: 1 });
  });

  it('says 500 and nothing of its inside when it fails itself', async () => {
    await start({
      log: {
        append: async () => {
          throw new TypeError('x of undefined');
        },
      },
    });
    const reply = await signed('{}');
    expect(reply.statusCode).toBe(500);
    expect(reply.json()).toMatchObject({ code: 'internal' });
    expect(reply.body).not.toContain('undefined');
  });

  it('knows no other path under /collect, and no source without an account', async () => {
    await start();
    for (const url of ['/collect', '/collect/nobody', '/collect/acme/one/more', '/collect/plain']) {
      const reply = await post(url, '{}');
      expect(reply.statusCode).toBe(404);
      expect(reply.json()).toMatchObject({ code: 'path_unknown', detail: `POST ${url}` });
    }
    const put = await harness.app.inject({
      method: 'PUT',
      url: '/collect/acme/one',
      payload: '{}',
    });
    expect(put.json()).toMatchObject({ code: 'method_not_allowed' });
    expect(harness.metrics.refused).toEqual({
      unknown: { path_unknown: 4, method_not_allowed: 1 },
    });
  });

  it('names the methods of a path that does not take the one that was used', async () => {
    await harness.start();
    for (const url of ['/collect/acme?a=1', '/collect/acme/one']) {
      const reply = await harness.app.inject({ method: 'DELETE', url });
      expect(reply.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
      expect(reply.headers.allow).toBe('POST');
    }
  });

  it('asks for the secret before the body is read, where the head shows it', async () => {
    await harness.start({ sources: [headed], accounts: [account('headed', 'one', 'right')] });
    const ask = (secret: string, payload: string) =>
      harness.post('/collect/headed', payload, { authorization: `Bearer ${secret}` });
    // A body over the limit would be 413, had it been looked at.
    const large = 'x'.repeat(1_000);
    expect((await ask('wrong', large)).statusCode).toBe(401);
    expect((await ask('right', large)).statusCode).toBe(413);
    expect((await ask('right', 'x')).statusCode).toBe(200);
    expect(harness.metrics.refused.headed).toMatchObject({ 'Bearer token does not match': 1 });
  });

  it('leaves the bodies and errors of other routes of the server alone', async () => {
    const app = fastify();
    app.post('/api/echo', async (request) => ({ got: request.body }));
    await app.register(collector, {
      sources: [acme],
      accounts,
      log: harness.log,
      clock: () => NOW,
    });
    const reply = await app.inject({ method: 'POST', url: '/api/echo', payload: { a: 1 } });
    expect(reply.json()).toEqual({ got: { a: 1 } });
    await app.close();
  });

  it('puts retries of the same bytes into one partition', async () => {
    await start();
    for (let index = 0; index < 20; index += 1) {
      await signed(`{"n":${index}}`);
      await signed(`{"n":${index}}`);
    }
    const places = new Map<string, Set<number>>();
    for (const { partition, delivery } of await readAll(harness.log)) {
      const body = Buffer.from(delivery.body).toString();
      places.set(body, (places.get(body) ?? new Set()).add(partition));
    }
    expect([...places.values()].every((partitions) => partitions.size === 1)).toBe(true);
    expect(new Set([...places.values()].flatMap((partitions) => [...partitions])).size).toBe(4);
  });

  it.each([
    ['an account of no source', [account('nobody', 'x', '')], /no source nobody.*acme, plain/],
    ['an account twice', [accounts[0]!, accounts[0]!], /one of acme is configured twice/],
  ])('does not start with %s', async (_, wrong, message) => {
    await expect(start({ accounts: wrong }).then(() => harness.app.ready())).rejects.toThrow(
      message,
    );
  });

  it('does not start when two sources take one path', async () => {
    const twin = { ...acme, name: 'twin' };
    const both = [...accounts, account('twin', 'x', '')];
    const starting = start({ sources: [acme, twin], accounts: both }).then(() =>
      harness.app.ready(),
    );
    await expect(starting).rejects.toThrow(/POST \/collect\/acme belongs to both acme and twin/);
  });
});
