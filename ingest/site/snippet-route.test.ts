import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSnippetFiles } from './snippet-files.ts';
import { snippetRoute } from './snippet-route.ts';

const app = fastify();
beforeAll(() => app.register(snippetRoute));
afterAll(() => app.close());

const ask = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

describe('the snippet', () => {
  it('is smaller than 2.5 kB when packed, and so is what it can have beside it', () => {
    for (const { gzip, br } of readSnippetFiles()) {
      expect(gzip.length).toBeLessThan(2_500);
      expect(br.length).toBeLessThan(2_500);
    }
  });

  it('asks nobody but its collector, and is no program that a policy forbids', () => {
    for (const { plain } of readSnippetFiles()) {
      const text = plain.toString();
      expect(text).not.toMatch(/https?:\/\/|eval|new Function|innerHTML|document\.write|unload/);
    }
  });

  it('is packed as the browser takes it, and told apart by its content', async () => {
    const [{ plain, versioned } = { plain: undefined, versioned: '' }] = readSnippetFiles();
    const br = await ask('/t.js', { 'accept-encoding': 'gzip, br' });
    expect(br.headers).toMatchObject({
      ...{ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8' },
      ...{ 'cross-origin-resource-policy': 'cross-origin', vary: 'accept-encoding' },
    });
    expect(brotliDecompressSync(br.rawPayload)).toEqual(plain);
    const gzip = await ask('/t.js', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.rawPayload)).toEqual(plain);
    expect((await ask('/t.js')).rawPayload).toEqual(plain);
    const again = await ask('/t.js', { 'if-none-match': String(br.headers.etag) });
    expect(again.statusCode).toBe(304);
    expect((await ask(`/${versioned}`)).headers['cache-control']).toContain('immutable');
  });

  it('of a version before goes on, for as long as a page names it', async () => {
    const old = await ask('/t.00000000.js');
    expect(old.statusCode).toBe(200);
    expect(old.headers['cache-control']).toContain('max-age=3600');
    expect((await ask('/t.nothing.js')).statusCode).toBe(404);
    expect((await ask('/t-more.js')).statusCode).toBe(200);
  });
});
