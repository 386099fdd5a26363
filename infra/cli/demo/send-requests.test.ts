import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { sendRequests } from './send-requests.ts';

describe('sendRequests', () => {
  it('sends each request once, some at a time, over few connections', async () => {
    const bodies: string[] = [];
    let underWay = 0;
    let most = 0;
    const sockets = new Set<unknown>();
    const server = createServer(async (request, response) => {
      most = Math.max(most, ++underWay);
      sockets.add(request.socket);
      let body = '';
      for await (const chunk of request) body += String(chunk);
      bodies.push(`${request.method} ${request.url} ${request.headers['x-sign']} ${body}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      underWay -= 1;
      response.writeHead(body.endsWith('7') ? 422 : 204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const requests = Array.from({ length: 200 }, (_, index) => ({
      at: index,
      source: 's',
      account: 'a',
      method: 'POST' as const,
      path: `/collect/s?n=${index}`,
      headers: { 'x-sign': `h${index}` },
      body: Buffer.from(`body ${index}`),
    }));
    const { port } = server.address() as AddressInfo;
    let sent = 0;
    const statuses = await sendRequests(`http://127.0.0.1:${port}`, requests, () => {
      sent += 1;
    });
    server.close();
    expect(new Map([...statuses].sort())).toEqual(
      new Map([
        [204, 180],
        [422, 20],
      ]),
    );
    expect(sent).toBe(200);
    expect(new Set(bodies).size).toBe(200);
    expect(bodies).toContain('POST /collect/s?n=42 h42 body 42');
    expect(most).toBeGreaterThan(4);
    expect(sockets.size).toBeLessThanOrEqual(16);
  });
});
