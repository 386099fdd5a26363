import { spawnSync } from 'node:child_process';
import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { CommandError } from './command-error.ts';
import { httpClient } from './http-client.ts';

let server: HttpServer | undefined;
afterEach(() => server?.close());

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: number;
}

async function listening(status: number, isHasty = false): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer(async (request, response) => {
    let bytes = 0;
    if (!isHasty) for await (const chunk of request) bytes += (chunk as Buffer).length;
    const { method, url, headers } = request;
    seen.push({ method, url, headers, bytes });
    response.writeHead(status, { connection: isHasty ? 'close' : 'keep-alive' }).end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server!.address() as AddressInfo).port}`, seen };
}

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i++) yield new Uint8Array(65_536);
}

const about = (url: string) => ({ pid: process.pid, url, token: 't0ken', version: '0.1.0' });

describe('httpClient', () => {
  it('sends token, query, JSON and streams', async () => {
    const { url, seen } = await listening(200);
    const client = httpClient(about(url));
    const get = await client.request('GET', '/a', { query: { x: 'ö&', y: undefined, z: 2 } });
    expect(get.json()).toEqual({ ok: true });
    await client.request('POST', '/b', { body: { ids: ['1'] } });
    await client.request('POST', '/c', { body: chunks(40) });
    await client.close();
    expect(seen).toMatchObject([
      { method: 'GET', url: '/a?x=%C3%B6%26&z=2', headers: { authorization: 'Bearer t0ken' } },
      { method: 'POST', bytes: 13, headers: { 'content-type': 'application/json' } },
      { bytes: 40 * 65_536, headers: { 'content-type': 'application/octet-stream' } },
    ]);
  });

  it('hears an answer that comes before everything was sent', async () => {
    const { url } = await listening(404, true);
    const client = httpClient(about(url));
    const answer = await client.request('POST', '/c', { body: chunks(400) });
    await client.close();
    expect(answer.status).toBe(404);
  });

  it('says by whom the folder is held when nobody answers', async () => {
    const { url } = await listening(200);
    await new Promise((resolve) => server!.close(resolve));
    const client = httpClient(about(url));
    const error = await client.request('GET', '/a').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandError);
    expect((error as CommandError).message).toMatch(
      new RegExp(`process ${process.pid}, which does not answer at ${url}`),
    );
  });

  it('tells a server that has ended from one that does not answer', async () => {
    const { url } = await listening(200);
    await new Promise((resolve) => server!.close(resolve));
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const error = await httpClient({ ...about(url), pid })
      .request('GET', '/a')
      .catch((thrown: unknown) => thrown);
    expect((error as CommandError).message).toMatch(/^The server \(process .* has ended/);
  });
});
