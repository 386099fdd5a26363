import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../config/config-schema.ts';
import type { Process } from '../topology/open-process.ts';
import { openWhole } from '../topology/open-whole.ts';

const KEY = 'a-key-of-thirty-two-random-bytes';
const folder = mkdtempSync(join(tmpdir(), 'throughline-serving-'));
let server: Process;
let url: string;

beforeAll(async () => {
  const sha256 = createHash('sha256').update(KEY).digest('hex');
  const { sources: _, ...settings } = configSchema.parse({
    logLevel: 'silent',
    apiKeys: [{ name: 'prometheus', role: 'analyst', sha256 }],
  });
  const config = { ...settings, accounts: [] };
  server = await openWhole({ config, dataDir: folder, version: 'test' });
  url = await server.listen('127.0.0.1', 0);
}, 120_000);
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

/** Bytes on the wire, as a browser would be sent them. */
function fetchPacked(path: string, given: Record<string, string> = {}) {
  return new Promise<{ body: Buffer; encoding?: string; etag?: string; status: number }>(
    (resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip, deflate, br', ...given };
      get(`${url}${path}`, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { 'content-encoding': encoding, etag } = response.headers;
          const status = response.statusCode!;
          resolve({
            ...{ body: Buffer.concat(chunks), status },
            ...(encoding && { encoding }),
            ...(etag && { etag }),
          });
        });
      }).on('error', reject);
    },
  );
}

describe('the pages', () => {
  it('come packed, and all that the first one needs in less than 200 kB', async () => {
    const page = await (await fetch(url)).text();
    const seen = new Map<string, 'first' | 'later'>();
    for (const [, path] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
      seen.set(path!, 'first');
    let first = 0;
    for (const [path, when] of seen) {
      const { body, encoding } = await fetchPacked(path);
      if (when === 'first') first += body.length;
      if (/\.(js|css)$/.test(path) && body.length > 1_024)
        expect([path, encoding]).toEqual([path, 'br']);
      if (!path.endsWith('.js')) continue;
      const text = await (await fetch(`${url}${path}`)).text();
      const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!);
      // What a script imports is needed with it; whatever else it names may be asked for later.
      for (const name of named(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
        if (when === 'first') seen.set(`/assets/${name}`, 'first');
      for (const name of named(/["'`](?:\.?\/)?(?:assets\/)?([\w-]+-[\w-]{8}\.(?:js|css))["'`]/g))
        if (!seen.has(`/assets/${name}`)) seen.set(`/assets/${name}`, 'later');
    }
    expect([...seen.values()].filter((when) => when === 'later').length).toBeGreaterThan(5);
    expect(first).toBeGreaterThan(100_000);
    expect(first).toBeLessThan(200_000);
  });

  it('answer each page by its own address, and the old ones', async () => {
    for (const path of ['/', '/channels', '/models?of=lead', '/cohorts', '/analyst']) {
      const page = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
      expect([path, page.status]).toEqual([path, 200]);
      expect(await page.text()).toContain('<div id="root">');
    }
  });

  it('answer an address of no page with the page that says so, and programs with a problem', async () => {
    for (const path of ['/nosuch', '/analyst/nosuch?a=1']) {
      const page = await fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*' } });
      expect([page.status, page.headers.get('content-type')]).toEqual([
        ...[404, 'text/html; charset=utf-8'],
      ]);
      expect(await page.text()).toContain('<div id="root">');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
    for (const [path, accept] of [
      ['/nosuch', '*/*'],
      ['/api/v1/nosuch', 'text/html'],
      ['/assets/nosuch.js', 'text/html'],
    ] as const) {
      const reply = await fetch(`${url}${path}`, { headers: { accept } });
      expect([path, reply.status]).toEqual([path, 404]);
      expect(await reply.json()).toMatchObject({ code: 'not_found' });
    }
    const posted = await fetch(`${url}/`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('are 304 where a browser has them, packed or not', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding };
      const { etag } = await fetchPacked('/', headers);
      const again = await fetchPacked('/', { ...headers, 'if-none-match': etag! });
      expect(again.status).toBe(304);
    }
  });
});

describe('answers of the API', () => {
  const headers = { authorization: `Bearer ${KEY}` };

  it('are packed, and 304 by the tag of either form', async () => {
    const path = `${url}/api/v1/reports/channels?from=2026-01-01&to=2026-01-31`;
    const packed = await fetch(path, { headers });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toBe('authorization, accept-encoding');
    const etag = packed.headers.get('etag')!;
    expect(etag).toMatch(/^W\//);
    expect(await packed.json()).toHaveProperty('meta');
    for (const tag of [etag, etag.slice(2)]) {
      const again = await fetch(path, { headers: { ...headers, 'if-none-match': tag } });
      expect([tag, again.status]).toEqual([tag, 304]);
    }
  });
});

describe('/metrics where keys are configured', () => {
  const ask = (headers: Record<string, string>, remoteAddress: string) =>
    server.app.inject({ url: '/metrics', headers, remoteAddress });

  it('is answered to this machine, and to others with a key', async () => {
    const key = { authorization: `Bearer ${KEY}` };
    expect((await ask({}, '127.0.0.1')).statusCode).toBe(200);
    expect((await ask({}, '192.0.2.1')).json()).toMatchObject({ code: 'not_authenticated' });
    expect((await ask({ 'x-forwarded-for': '192.0.2.1' }, '127.0.0.1')).statusCode).toBe(401);
    expect((await ask(key, '192.0.2.1')).statusCode).toBe(200);
  });

  it('counts wrong keys together with the API', async () => {
    const wrong = { authorization: 'Bearer wrong' };
    for (let at = 0; at < 20; at++) expect((await ask(wrong, '192.0.2.9')).statusCode).toBe(401);
    expect((await ask(wrong, '192.0.2.9')).statusCode).toBe(429);
    const api = { url: '/api/v1/state', headers: wrong, remoteAddress: '192.0.2.9' };
    expect((await server.app.inject(api)).statusCode).toBe(429);
  });
});
