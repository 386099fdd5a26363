import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { openEdge } from './edge.ts';
import { EDGE_LIMITS, type EdgeLimits } from './edge-limits.ts';

const MIB = 1024 * 1024;
let app: FastifyInstance;
let port: number;
afterEach(() => app.close());

async function serve(limits: Partial<EdgeLimits> = {}): Promise<void> {
  const edge = openEdge({ logger: false }, { ...EDGE_LIMITS, ...limits });
  app = edge.app;
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/body', { bodyLimit: 2 * MIB }, async ({ body }) => ({
    bytes: (body as Buffer).length,
  }));
  app.get('/large', async (_request, reply) =>
    reply.header('etag', '"1"').type('text/csv').send('line\n'.repeat(1_000)),
  );
  app.get('/small', async () => ({ small: true }));
  app.get('/items/:id', async () => ({}));
  app.setNotFoundHandler(edge.notFound);
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
}

/** A connection on which bytes are written as they are; `closed` resolves to all that came back. */
function open(head: string) {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes;
  });
  socket.on('error', () => {});
  socket.write(head);
  return {
    socket,
    closed: new Promise<string>((resolve) => socket.on('close', () => resolve(text))),
  };
}

const post = (length: number | undefined) =>
  `POST /body HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n${
    length === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`
  }\r\n\r\n`;
const problemOf = (answer: string) => ({
  line: answer.split('\r\n', 1)[0],
  ...(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as { code: string }),
});

describe('a body that comes too slowly', () => {
  it('is cut when it trickles, byte by byte', async () => {
    await serve({ quietMs: 600, quietBytes: 100 });
    const { socket, closed } = open(post(1_000));
    const trickle = setInterval(() => socket.write('x'), 50);
    const answer = await closed.finally(() => clearInterval(trickle));
    expect(problemOf(answer)).toMatchObject({
      line: 'HTTP/1.1 408 Request Timeout',
      ...{ status: 408, code: 'body_too_slow' },
    });
  });

  it('is cut when it never ends', async () => {
    await serve({ bodyMs: 800, bytesPerSecond: 1e9 });
    const { socket, closed } = open(post(undefined));
    const chunk = `200\r\n${'x'.repeat(512)}\r\n`;
    const chunks = setInterval(() => socket.write(chunk), 20);
    const answer = await closed.finally(() => clearInterval(chunks));
    expect(problemOf(answer)).toMatchObject({ code: 'body_too_slow' });
  });

  it('is cut behind an answer that came before it', async () => {
    await serve({ quietMs: 300 });
    const { closed } = open(post(3 * MIB));
    expect(await closed).toContain('HTTP/1.1 413');
  });

  it('is no body that takes its time at a fair pace, nor an answer that does', async () => {
    await serve({ bodyMs: 400, bytesPerSecond: 1_000, quietMs: 300, quietBytes: 10 });
    const { socket, closed } = open(
      post(3_000).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
    );
    for (let at = 0; at < 6; at += 1) {
      socket.write('x'.repeat(500));
      await sleep(150);
    }
    expect(await closed).toContain('{"bytes":3000}');
  });
});

describe('bytes in flight', () => {
  it('are bounded over all connections, and free again when one ends', async () => {
    await serve({ bytesInFlight: 3 * MIB });
    const held = [open(post(MIB)), open(post(undefined))];
    await sleep(100);
    const url = `http://127.0.0.1:${port}/body`;
    const send = () =>
      fetch(url, { method: 'POST', body: 'x'.repeat(1_000), headers: { 'content-type': 'a/b' } });
    const refused = await send();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({ code: 'server_busy' });
    expect((await fetch(`http://127.0.0.1:${port}/small`)).status).toBe(200);
    held[0]!.socket.destroy();
    await sleep(100);
    expect((await send()).status).toBe(200);
    held[1]!.socket.destroy();
    await sleep(100);
    for (let at = 0; at < 10; at += 1) expect((await send()).status).toBe(200);
  });
});

describe('answers', () => {
  it('are packed where that is worth it and wanted', async () => {
    await serve();
    const get = (url: string, encoding: string) =>
      app.inject({ url, headers: { 'accept-encoding': encoding } });
    const packed = await get('/large', 'br;q=1.0, gzip;q=0.8');
    expect(packed.headers).toMatchObject({
      ...{ 'content-encoding': 'gzip', etag: 'W/"1"', vary: 'accept-encoding' },
    });
    expect(packed.rawPayload.length).toBeLessThan(100);
    expect(gunzipSync(packed.rawPayload).toString()).toBe('line\n'.repeat(1_000));
    for (const [url, encoding] of [
      ['/large', ''],
      ['/large', 'gzip;q=0, *;q=1'],
      ['/large', 'br'],
      ['/small', 'gzip'],
    ] as const) {
      const plain = await get(url, encoding);
      expect(plain.headers['content-encoding'], encoding).toBeUndefined();
      expect(plain.headers.vary).toBe('accept-encoding');
    }
    expect((await get('/large', '')).headers.etag).toBe('"1"');
  });

  it('tell browsers to take them for nothing else, whatever they are', async () => {
    await serve();
    for (const url of ['/small', '/nosuch', '/%zz'])
      expect((await app.inject(url)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
  });
});

describe('errors outside of any route', () => {
  it.each([
    ['GET', '/nosuch', 404, 'not_found', undefined],
    ['DELETE', '/items/7?a=1', 405, 'method_not_allowed', 'GET, HEAD'],
    ['GET', '/body', 405, 'method_not_allowed', 'POST'],
    ['GET', '/%zz', 400, 'request_invalid', undefined],
  ] as const)('%s %s is a problem', async (method, url, status, code, allow) => {
    await serve();
    const reply = await app.inject({ method, url });
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(reply.json()).toMatchObject({ status, code, type: `urn:throughline:problem:${code}` });
    expect([reply.statusCode, reply.headers.allow]).toEqual([status, allow]);
  });

  it.each([
    ['what is no HTTP', 'nonsense\r\n\r\n', 400, 'request_invalid'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'two lengths',
      'POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      400,
      'request_invalid',
    ],
  ] as const)('so is %s', async (_name, bytes, status, code) => {
    await serve();
    const answer = await open(bytes).closed;
    expect(answer).toContain('content-type: application/problem+json');
    expect(problemOf(answer)).toMatchObject({ status, code });
  });
});
