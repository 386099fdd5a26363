import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { afterEach, beforeEach } from 'vitest';
import * as z from 'zod';
import type { RawDelivery } from '../contract/delivery.ts';
import type { Account, Source } from '../contract/source.ts';
import { readAll } from '../log/event-log.contract.ts';
import type { EventLog } from '../log/event-log.ts';
import { openLmdbLog } from '../log/lmdb/log.ts';
import { bearerToken } from '../verification/bearer-token.ts';
import { hmac, matches, secretsEqual, verified } from '../verification/verify.ts';
import { collector } from './collector.ts';
import type { CollectorOptions } from './collector-options.ts';
import { type CollectorCounters, createCounters } from './counters.ts';

export const NOW = 1_741_600_801_000_000;
const settings = z.object({ secret: z.string().default(''), shop: z.string().default('') });
type Settings = z.output<typeof settings>;

export const sign = (body: string | Uint8Array, secret: string) =>
  hmac('sha256', secret, [body], 'base64');

/** A vendor with a signed webhook, a beacon of browsers with its debug twin, and a GET hook. */
export const acme: Source<Settings> = {
  name: 'acme',
  title: 'Acme',
  settings,
  importing: { kind: 'json' },
  map: () => ({ records: [] }),
  endpoints: [
    {
      name: 'webhook',
      methods: ['POST'],
      paths: ['/collect/acme', '/collect/acme/:account', '/acme/v2/hook'],
      maxBodyBytes: 2_000,
      keepHeaders: ['x-topic', 'content-type'],
      choose: (request, accounts) =>
        accounts.find((account) => account.settings.shop === request.headers['x-shop']),
      verify: (request, { secret }) =>
        matches(request.headers['x-signature'], sign(request.body, secret), 'x-signature'),
      answer: (request) =>
        request.headers['x-topic'] === 'ping'
          ? { status: 200, headers: { 'content-type': 'text/plain' }, body: 'pong' }
          : undefined,
      accepted: { status: 202, headers: { 'x-vendor': 'thanks' } },
    },
    {
      name: 'beacon',
      methods: ['GET', 'POST'],
      paths: ['/acme/beacon'],
      maxBodyBytes: 500,
      keepHeaders: [],
      choose: (_request, accounts) => accounts[0],
      verify: () => verified,
      accepted: { status: 204, headers: { 'access-control-allow-origin': '*' } },
      cleanQuery: (query) => query.replace(/(^|&)api_secret=[^&]*/, ''),
    },
    {
      name: 'called-url',
      methods: ['POST'],
      paths: ['/acme/url'],
      maxBodyBytes: 500,
      keepHeaders: [],
      choose: (_request, accounts) => accounts[0],
      verify: (request, { secret }) =>
        matches(request.headers['x-signature'], sign(request.url, secret), 'x-signature'),
      accepted: { status: 200 },
    },
    {
      name: 'hits',
      methods: ['POST'],
      paths: ['/acme/hits'],
      maxBodyBytes: 4_000_000,
      keepHeaders: [],
      choose: (_request, accounts) => accounts[0],
      verify: () => verified,
      accepted: { status: 204 },
    },
  ],
};

/** A vendor that leaves the choice of the account to the collector. */
export const plain: Source<Settings> = {
  ...acme,
  name: 'plain',
  endpoints: [
    {
      name: 'webhook',
      methods: ['POST'],
      paths: ['/collect/plain'],
      maxBodyBytes: 500,
      keepHeaders: [],
      verify: (request, { secret }) =>
        secretsEqual(request.query, secret) ? verified : { ok: false, reason: 'wrong key' },
      accepted: { status: 200, body: 'OK' },
    },
  ],
};

/** A vendor that shows its secret in a header. */
export const headed: Source<Settings> = {
  ...acme,
  name: 'headed',
  endpoints: [
    {
      name: 'records',
      methods: ['POST'],
      paths: ['/collect/headed'],
      maxBodyBytes: 500,
      keepHeaders: [],
      verifyHead: (request, { secret }) => bearerToken(request, secret),
      verify: (request, { secret }) => bearerToken(request, secret),
      accepted: { status: 200 },
    },
  ],
};

export const account = (source: string, name: string, secret: string): Account => ({
  source,
  account: name,
  settings: { secret, shop: `${name}.example` },
});
export const accounts = [account('acme', 'one', 'secret-1'), account('acme', 'two', 'secret-2')];

export interface CollectorHarness {
  readonly log: EventLog;
  readonly app: FastifyInstance;
  readonly metrics: CollectorCounters;
  /** Starts a server with the collector, on a real log in a folder of its own. */
  start(options?: Partial<CollectorOptions>, server?: FastifyServerOptions): Promise<void>;
  post(url: string, payload: string | Buffer, headers?: Record<string, string>): Promise<Reply>;
  /** Posts to account `one` with the right signature. */
  signed(payload: string | Buffer, headers?: Record<string, string>): Promise<Reply>;
  stored(): Promise<readonly RawDelivery[]>;
}
type Reply = Awaited<ReturnType<FastifyInstance['inject']>>;

/** Call it inside `describe`: every test gets a log of its own, and no server until `start`. */
export function collectorHarness(): CollectorHarness {
  let path: string;
  let log: EventLog;
  let app: FastifyInstance;
  let metrics: CollectorCounters;

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'collector-'));
    log = await openLmdbLog({ path });
    metrics = createCounters();
    app = fastify();
  });
  afterEach(async () => {
    await app.close();
    await log.close();
    await rm(path, { recursive: true });
  });

  const post: CollectorHarness['post'] = (url, payload, headers = {}) =>
    app.inject({ method: 'POST', url, payload, headers });
  return {
    get log() {
      return log;
    },
    get app() {
      return app;
    },
    get metrics() {
      return metrics;
    },
    async start(options = {}, server = {}) {
      await app.close();
      metrics = createCounters();
      app = fastify(server);
      await app.register(collector, {
        sources: [acme, plain],
        accounts,
        log,
        clock: () => NOW,
        metrics,
        ...options,
      });
    },
    post,
    signed: (payload, headers = {}) =>
      post('/collect/acme/one', payload, { 'x-signature': sign(payload, 'secret-1'), ...headers }),
    stored: async () => (await readAll(log)).map((entry) => entry.delivery),
  };
}
