import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ApiKey, ROLES, type Role } from '../auth/api-key.ts';
import { REPORT, ROWS, servedWorld } from '../testing/served-world.ts';

const served = servedWorld();

describe('keys and roles', () => {
  const keys: ApiKey[] = ROLES.map((role) => ({
    ...{ name: role, role },
    sha256: createHash('sha256').update(`secret-${role}`).digest('hex'),
  }));
  const as = (role: Role) => ({ authorization: `Bearer secret-${role}` });
  const calls = [
    ['GET', REPORT],
    ['GET', `${ROWS}&metric=margin`],
    ['GET', `${ROWS}&metric=cost`],
    ['GET', '/api/v1/metrics'],
    ['GET', '/api/v1/state'],
    ['GET', '/api/v1/bad-rows'],
    ['POST', '/api/v1/bad-rows/retry'],
    ['POST', '/api/v1/rebuild'],
    ['POST', '/api/v1/replay'],
    ['POST', '/api/v1/imports/shopify'],
  ] as const;

  it('asks for a key everywhere', async () => {
    const guarded = await served.serve({ keys });
    for (const [method, url] of calls) {
      const response = await guarded.inject({
        method,
        url,
        headers: { authorization: 'Bearer wrong' },
      });
      expect([url, response.statusCode]).toEqual([url, 401]);
      expect(response.headers['www-authenticate']).toBe('Bearer');
      expect(response.json().code).toBe('not_authenticated');
    }
  });

  it('lets every role read reports and only admins operate', async () => {
    const guarded = await served.serve({ keys });
    for (const role of ROLES)
      for (const [method, url] of calls.filter(([, path]) => !path.includes('imports'))) {
        const { statusCode } = await guarded.inject({ method, url, headers: as(role) });
        const operates = /bad-rows|rebuild|replay/.test(url);
        const allowed = method === 'POST' ? 501 : 200;
        expect([role, url, statusCode]).toEqual([
          role,
          url,
          operates && role !== 'admin' ? 403 : allowed,
        ]);
      }
  });

  it('makes an address wait that tries wrong keys, with right ones too', async () => {
    const guarded = await served.serve({ keys });
    const ask = (headers: Record<string, string>, remoteAddress = '192.0.2.7') =>
      guarded.inject({ url: '/api/v1/state', headers, remoteAddress });
    for (let at = 0; at < 40; at++) expect((await ask({})).statusCode).toBe(401);
    for (let at = 0; at < 20; at++)
      expect((await ask({ authorization: `Bearer ${at}` })).statusCode).toBe(401);
    const refused = await ask(as('admin'));
    expect(refused.json()).toMatchObject({ status: 429, code: 'too_many_failed_keys' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect((await ask(as('admin'), '192.0.2.8')).statusCode).toBe(200);
  });

  it('describes itself to holders of a key only, where there are keys', async () => {
    const guarded = await served.serve({ keys });
    expect((await guarded.inject('/api/openapi.json')).statusCode).toBe(401);
    const reply = await guarded.inject({ url: '/api/openapi.json', headers: as('marketer') });
    expect(reply.statusCode).toBe(200);
  });

  it.each([
    ['http://evil.example', 403],
    ['null', 403],
    ['http://localhost:3000', 403],
    ['https://evil.example/http://localhost:4000', 403],
    ['http://localhost:4000.evil.example', 403],
    ['http://localhost:4000', 501],
    [undefined, 501],
  ])('without keys lets a page of %s change: %i', async (origin, status) => {
    for (const url of ['/api/v1/rebuild', '/api/v1/imports/ga4']) {
      const headers = { host: 'localhost:4000', 'content-type': 'text/plain' };
      const reply = await served.app.inject({
        ...({ method: 'POST', url, payload: 'x' } as const),
        headers: origin === undefined ? headers : { ...headers, origin },
      });
      if (url.endsWith('rebuild')) expect(reply.statusCode).toBe(status);
      else expect(reply.statusCode === 403).toBe(status === 403);
    }
  });

  it('answers only this machine and its own pages where there are no keys', async () => {
    const rebinding = await served.app.inject({ url: REPORT, headers: { host: 'evil.example' } });
    expect(rebinding.json()).toMatchObject({ status: 403, code: 'host_refused' });
    for (const host of ['localhost:4000', '127.0.0.1:4000', '[::1]:4000'])
      expect(
        (await served.app.inject({ url: '/api/v1/metrics', headers: { host } })).statusCode,
      ).toBe(200);
    const forged = await served.app.inject({
      ...{ method: 'POST', url: '/api/v1/rebuild', headers: { 'sec-fetch-site': 'cross-site' } },
    } as const);
    expect(forged.json()).toMatchObject({ status: 403, code: 'cross_site_refused' });
  });
});
