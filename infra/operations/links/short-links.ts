import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DOCUMENTS } from '@throughline/api/documents/documents';
import { readLinks } from '@throughline/api/links/read-links';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import { isRobot } from '@throughline/ingest/kit/robots';
import { deviceOfUserAgent } from '@throughline/ingest/kit/user-agent';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { appendable } from '../../line/appendable.ts';
import type { Line } from '../../line/line.ts';
import { clickBudget } from './click-budget.ts';

/** Links are read again after so long: a change is seen by then. */
const FRESH_MS = 10_000;
/** An address that no link has is looked for anew no more often than this, whoever asks. */
const RETRY_MS = 2_000;
/** Nobody who follows a link waits longer for it to be counted. */
const PATIENCE_MS = 250;

/**
 * `GET /l/<code>`: leads to the tagged address of a stored link, and to nothing else. The click is written to the log
 * before; an outage costs the count and never the visitor. Robots, previews and `HEAD` are led on uncounted.
 */
export async function shortLinks(app: FastifyInstance, { line }: { line: Line }): Promise<void> {
  const addressOf = linkAddresses(line);
  const mayCount = clickBudget();
  app.get<{ Params: { code: string } }>('/l/:code', async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    const { code } = request.params;
    const found = await addressOf(code);
    if (found === 'unavailable')
      return reply
        .code(503)
        .header('retry-after', '5')
        .type('text/plain; charset=utf-8')
        .send('This link cannot be followed at the moment. Try again in a few seconds.\n');
    if (found === undefined)
      return reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send('There is no such link. Check the address for a typing error.\n');
    if (isVisit(request) && mayCount(request.ip))
      await Promise.race([
        count(line, code, request.headers['user-agent']!).catch((error: unknown) =>
          request.log.warn({ err: error }, 'A click on a short link could not be counted.'),
        ),
        sleep(PATIENCE_MS),
      ]);
    return reply.redirect(found, 302);
  });
}

/** Addresses by code, kept ready: while the warehouse is away those that are known go on. */
function linkAddresses(line: Line) {
  let known: ReadonlyMap<string, string> | undefined;
  let [readAt, triedAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let reading: Promise<void> | undefined;
  async function read(): Promise<void> {
    triedAt = performance.now();
    try {
      const { links } = await readLinks(line.warehouse.reader());
      known = new Map(links.map(({ code, url }) => [code, url]));
      readAt = performance.now();
    } catch {
      // What is known stays; the next visitor tries again.
    }
  }
  const refresh = () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  return async (code: string): Promise<string | 'unavailable' | undefined> => {
    const now = performance.now();
    const found = known?.get(code);
    if (found !== undefined) {
      if (now - readAt > FRESH_MS) void refresh();
      return found;
    }
    if (now - triedAt > RETRY_MS || reading) await refresh();
    return known === undefined ? 'unavailable' : known.get(code);
  };
}

function isVisit({ method, headers }: FastifyRequest): boolean {
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''} ${headers['x-moz'] ?? ''}`;
  return method === 'GET' && !/prefetch|preview/i.test(purpose) && !isRobot(headers['user-agent']);
}

/** Of the visitor the kind of device is kept, and nothing else. */
async function count(line: Line, code: string, userAgent: string): Promise<void> {
  const receivedAt = line.clock();
  const click = { code, device: deviceOfUserAgent(userAgent), at: receivedAt };
  const delivery: RawDelivery = {
    id: randomUUID(),
    ...DOCUMENTS,
    endpoint: 'click',
    receivedAt,
    headers: {},
    query: '',
    body: new TextEncoder().encode(JSON.stringify({ click })),
  };
  await appendable(line).append([{ key: deliveryKey(delivery), delivery }]);
}
