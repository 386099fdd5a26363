import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import {
  type Reader,
  type Warehouse,
  WarehouseUnavailable,
} from '@throughline/transform/warehouse/warehouse';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiKey, ROLES, type Role } from '../auth/api-key.ts';
import { metricsResponse } from '../contract/metrics.ts';
import { badRowsResponse } from '../contract/operations.ts';
import { problemSchema } from '../contract/problem.ts';
import type { DrillContract } from '../contract/report.ts';
import { channelsReport } from '../contract/reports/channels.ts';
import { cellReport } from '../contract/reports/channels-rows.ts';
import { CONTRACTS } from '../contract/reports/index.ts';
import { stateResponse } from '../contract/state.ts';
import { insert, openTestWarehouse } from '../testing/test-warehouse.ts';
import { buildWorld } from '../testing/world.ts';
import { api } from './api.ts';
import type { ApiOptions } from './options.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const REPORT = '/api/v1/reports/channels?from=2026-01-01&to=2026-01-31&model=linear';
const ROWS = REPORT.replace('channels?', 'channels/rows?');

let world: Warehouse;
const apps: FastifyInstance[] = [];

async function serve(options: Partial<ApiOptions> = {}): Promise<FastifyInstance> {
  const app = Fastify();
  await api(app, { reader: () => world.reader(), config: CONFIG, keys: [], ...options });
  apps.push(app);
  await app.ready();
  return app;
}

let app: FastifyInstance;
beforeAll(async () => {
  world = await openTestWarehouse();
  await buildWorld(world);
  app = await serve();
});
afterAll(async () => {
  await Promise.all(apps.map((each) => each.close()));
  await world.close();
});

describe('reports/channels', () => {
  it('answers by the contract', async () => {
    const response = await app.inject(REPORT);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const report = channelsReport.parse(response.json());
    expect(report.totals).toMatchObject({ cost: null, cost_known: '360.00', revenue: '150.00' });
    expect(report.paid).toMatchObject({ cost: '360.00', revenue: '66.66' });
    expect(report.columns.slice(0, 2)).toEqual([
      { key: 'channel', label: 'Channel', unit: 'text' },
      { key: 'cost', label: 'Cost', unit: 'money' },
    ]);
    // What the contract does not know would be lost on the way through its schema.
    expect(report).toEqual(response.json());
  });

  it('opens a cell through the key of its row', async () => {
    const { rows } = channelsReport.parse(
      (await app.inject(`${REPORT}&by=channel,campaign`)).json(),
    );
    for (const { key, revenue } of [rows[0]!, rows[2]!, rows.at(-1)!]) {
      const response = await app.inject(`${ROWS}&metric=revenue&${key}`);
      expect(cellReport.parse(response.json()).sum).toBe(revenue);
    }
    expect(rows.at(-1)?.key).toBe('kind=unattributed');
  });

  it('gives the same as CSV', async () => {
    const response = await app.inject(`${REPORT}&format=csv`);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toContain('channels-2026-01-01-2026-01-31.csv');
    const lines = response.body.split('\r\n');
    expect(lines[0]).toMatch(/^channel,cost,impressions,/);
    expect(lines).toHaveLength(9);
    expect(lines[6]).toMatch(/^Paid,360\.00,5600,142,3,0\.5,0,0,0\.666666666,66\.66,26\.66,/);
    // What VK cost, and how often it was clicked, is not known.
    expect(lines[7]).toMatch(/^Total,,,,7,1,1,0,2,150\.00,60\.00,/);
  });

  it.each([
    ['from=2026-02-30&to=2026-03-01', 'from'],
    ['from=2026-31-03', 'from'],
    ['from=2026-01-02&to=2026-01-01', 'to'],
    ['from=2023-01-01&to=2026-01-01', 'to'],
    ['from=2026-01-01&to=2026-01-02&model=best', 'model'],
    ['from=2026-01-01&to=2026-01-02&by=channel,creative', 'by.1'],
    ['from=2026-01-01&to=2026-01-02&by=channel,channel', 'by'],
    ['from=2026-01-01&to=2026-01-02&by=', 'by.0'],
    ['from=2026-01-01&to=2026-01-02&modle=linear', 'modle'],
    ['from=2026-01-01&to=2026-01-02&from=2026-01-02', 'from'],
  ])('says what is wrong with %s', async (query, field) => {
    const response = await app.inject(`/api/v1/reports/channels?${query}`);
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    const problem = problemSchema.parse(response.json());
    expect(problem).toMatchObject({ code: 'parameters_invalid', status: 400, errors: [{ field }] });
    expect(problem.errors?.[0]?.message).not.toBe('');
  });

  it('names what was expected', async () => {
    const { errors } = (await app.inject(`${REPORT}&basis=click`)).json();
    expect(errors[0].message).toContain('"touch"|"lead"|"deal"|"payment"');
    const long = await app.inject('/api/v1/reports/channels?from=2023-01-01&to=2026-01-01');
    expect(long.json().errors[0].message).toContain('2025-12-31');
    const longest = await app.inject('/api/v1/reports/channels?from=2023-01-01&to=2025-12-31');
    expect(longest.statusCode).toBe(200);
  });

  it('takes the last 30 days that can hold data where none are named, and says so', async () => {
    const response = await app.inject('/api/v1/reports/channels');
    // The newest day with data is 5 February.
    expect(response.headers['x-default-period']).toBe('2026-01-07..2026-02-05');
    expect(response.json().meta).toMatchObject({
      ...{ from: '2026-01-07', to: '2026-02-05', default_period: true },
    });
    expect(response.headers.etag).toContain('2026-01-07..2026-02-05');
    const half = await app.inject('/api/v1/reports/lags?from=2026-01-20');
    expect(half.json().meta).toMatchObject({
      ...{ from: '2026-01-20', to: '2026-02-05', default_period: false },
    });
  });

  it.each([
    ['journeys', 'min_days=1e308'],
    ['journeys', 'max_touches=1e20'],
    ['paths', 'offset=1e16'],
  ])('refuses in %s a number that nobody means: %s', async (report, query) => {
    const response = await app.inject(`/api/v1/reports/${report}?${query}`);
    expect(response.statusCode).toBe(400);
  });

  it('refuses a currency that it does not keep', async () => {
    expect((await app.inject(`${REPORT}&currency=EUR`)).statusCode).toBe(200);
    const response = await app.inject(`${REPORT}&currency=USD`);
    expect(response.json()).toMatchObject({ status: 422, code: 'currency_unavailable' });
  });

  it('is tagged by the state and cached for it', async () => {
    let queries = 0;
    const counting = await serve({
      reader: () => {
        const reader = world.reader();
        const rows: Reader['rows'] = (sql, parameters) => {
          queries += 1;
          return reader.rows(sql, parameters);
        };
        return { ...reader, rows };
      },
    });
    const first = await counting.inject(REPORT);
    const made = queries;
    const again = await Promise.all(
      [REPORT, `${REPORT}&by=channel`, `${REPORT}&basis=payment`].map((url) =>
        counting.inject(url),
      ),
    );
    expect(again.map(({ body }) => body)).toEqual([first.body, first.body, first.body]);
    // Each request looks up the state and nothing else.
    expect(queries - made).toBe(3);
    const etag = first.headers.etag as string;
    const unchanged = await counting.inject({ url: REPORT, headers: { 'if-none-match': etag } });
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
  });

  it('follows a new state', async () => {
    const own = await openTestWarehouse();
    const serving = await serve({ reader: () => own.reader() });
    const empty = await serving.inject(REPORT);
    await buildWorld(own);
    const full = await serving.inject({
      url: REPORT,
      headers: { 'if-none-match': String(empty.headers.etag) },
    });
    expect(empty.json().totals.revenue).toBeNull();
    expect(full.json().totals.revenue).toBe('150.00');
    await own.close();
  });
});

describe('reference', () => {
  it('lists the metrics and the state', async () => {
    const { metrics } = metricsResponse.parse((await app.inject('/api/v1/metrics')).json());
    expect(metrics.find(({ key }) => key === 'romi_margin')).toMatchObject({
      formula: '(margin - cost) / cost',
      unit: 'percent',
    });
    expect(stateResponse.parse((await app.inject('/api/v1/state')).json())).toEqual({
      ...{ generation: 1, revision: 3, as_of: '2026-02-10T08:30:00.250000Z' },
      ...{ data: { from: '2025-12-10', to: '2026-02-05' }, currency: 'EUR' },
      timezone: 'Europe/Berlin',
      principal: { name: 'local', role: 'admin' },
    });
  });

  it('describes itself', async () => {
    const document = (await app.inject('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const reportPaths = Object.values(CONTRACTS).flatMap(({ name, drills }) => [
      `/api/v1/reports/${name}`,
      ...Object.values(drills as Readonly<Record<string, DrillContract>>).map(
        ({ path }) => `/api/v1/reports/${name}/${path.replace(/^:(\w+)$/, '{$1}')}`,
      ),
    ]);
    expect(Object.keys(document.paths).sort()).toEqual(
      [
        '/api/v1/attribution/models',
        '/api/v1/attribution/runs',
        '/api/v1/bad-rows',
        '/api/v1/bad-rows/retry',
        '/api/v1/erasures',
        '/api/v1/imports/{id}',
        '/api/v1/imports/{source}',
        '/api/v1/metrics',
        '/api/v1/operations/{id}',
        '/api/v1/plans',
        '/api/v1/plans/import',
        '/api/v1/plans/{id}',
        '/api/v1/plans/{id}/approve',
        '/api/v1/plans/{id}/chain',
        '/api/v1/plans/{id}/lock',
        '/api/v1/rebuild',
        '/api/v1/replay',
        ...reportPaths,
        '/api/v1/retention',
        '/api/v1/state',
      ].sort(),
    );
    const { parameters, responses } = document.paths['/api/v1/reports/channels'].get;
    expect(parameters.map(({ name }: { name: string }) => name)).toContain('basis');
    expect(responses['200'].content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/ChannelsReport',
    });
    expect(document.components.schemas.ChannelsReport.properties.totals).toBeDefined();
  });

  it('bounds every number that can be asked for', async () => {
    type Parameter = { name: string; in: string; schema: { type?: string; maximum?: number } };
    const { paths } = (await app.inject('/api/openapi.json')).json() as {
      paths: Record<string, Record<string, { parameters?: Parameter[] }>>;
    };
    const numbers = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ parameters = [] }) =>
        parameters
          .filter(({ schema }) => schema.type === 'number' || schema.type === 'integer')
          .map(({ name, schema }) => ({ path, name, maximum: schema.maximum })),
      ),
    );
    expect(numbers.length).toBeGreaterThan(10);
    const dates = 'from=2026-01-01&to=2026-01-31';
    for (const { path, name, maximum } of numbers) {
      expect([path, name, maximum! <= 100_000_000]).toEqual([path, name, true]);
      for (const value of ['1e308', '-1e308', '9007199254740993', 'NaN', 'Infinity', 'x']) {
        const reply = await app.inject(`${path}?${dates}&metric=cost&${name}=${value}`);
        expect([path, name, value, reply.statusCode]).toEqual([path, name, value, 400]);
        const { errors } = reply.json() as { errors: { field: string; message: string }[] };
        expect(errors.find(({ field }) => field === name)?.message).toMatch(
          /^Expected a (whole )?number from [\d.]+ to [\d.]+$/,
        );
      }
    }
  });

  it('names the methods of an address that does not take the one that was used', async () => {
    const response = await app.inject({ method: 'PUT', url: '/api/v1/reports/channels?a=1' });
    expect(response.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(response.headers.allow).toBe('GET, HEAD');
    const posted = await app.inject({ method: 'DELETE', url: '/api/v1/rebuild' });
    expect([posted.statusCode, posted.headers.allow]).toEqual([405, 'POST']);
  });

  it('says so where there is nothing', async () => {
    const response = await app.inject('/api/v1/reports/unknown');
    expect(response.json()).toMatchObject({ status: 404, code: 'not_found' });
  });
});

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
    const guarded = await serve({ keys });
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
    const guarded = await serve({ keys });
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
    const guarded = await serve({ keys });
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
    const guarded = await serve({ keys });
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
      const reply = await app.inject({
        ...({ method: 'POST', url, payload: 'x' } as const),
        headers: origin === undefined ? headers : { ...headers, origin },
      });
      if (url.endsWith('rebuild')) expect(reply.statusCode).toBe(status);
      else expect(reply.statusCode === 403).toBe(status === 403);
    }
  });

  it('answers only this machine and its own pages where there are no keys', async () => {
    const rebinding = await app.inject({ url: REPORT, headers: { host: 'evil.example' } });
    expect(rebinding.json()).toMatchObject({ status: 403, code: 'host_refused' });
    for (const host of ['localhost:4000', '127.0.0.1:4000', '[::1]:4000'])
      expect((await app.inject({ url: '/api/v1/metrics', headers: { host } })).statusCode).toBe(
        200,
      );
    const forged = await app.inject({
      ...{ method: 'POST', url: '/api/v1/rebuild', headers: { 'sec-fetch-site': 'cross-site' } },
    } as const);
    expect(forged.json()).toMatchObject({ status: 403, code: 'cross_site_refused' });
  });
});

describe('operations', () => {
  it('shows bad rows, the newest first', async () => {
    const bad = (id: number, source: string, status: string) => ({
      id: `00000000-0000-4000-8000-00000000000${id}`,
      ...{ source, account: 'main', delivery_id: '00000000-0000-4000-8000-000000000000' },
      ...{ line: 7, received_at: `2026-01-0${id} 00:00:00.000000`, code: 'money_unreadable' },
      ...{
        message: 'An amount cannot be read',
        field: 'total',
        expected: 'a number',
        raw: '{"a":1}',
        status,
      },
    });
    await insert(world, 'bad_rows', [
      bad(1, 'shopify', 'open'),
      bad(2, 'ga4', 'open'),
      bad(3, 'ga4', 'retried'),
    ]);
    const all = badRowsResponse.parse(
      (await app.inject('/api/v1/bad-rows?status=all&limit=2')).json(),
    );
    expect([all.total, all.rows.map(({ received_at }) => received_at.slice(0, 10))]).toEqual([
      3,
      ['2026-01-03', '2026-01-02'],
    ]);
    const open = await app.inject('/api/v1/bad-rows?status=open&source=ga4');
    expect(open.json()).toMatchObject({ total: 1, rows: [{ line: 7, code: 'money_unreadable' }] });
  });

  it('hands over to the process that can do it', async () => {
    const asked: unknown[] = [];
    const serving = await serve({
      ops: {
        startRebuild: async () => ({ operation: 'a' }),
        startReplay: async (range) => {
          asked.push(range);
          return { operation: 'c' };
        },
        operation: async (id) => {
          if (id === 'c') return { state: 'done', progress: 1, result: { loads: 2 } };
          return id === 'a' ? { state: 'running', progress: 0.5 } : undefined;
        },
        retry: async (which) => {
          asked.push(which);
          return { retried: 3, deliveries: 2 };
        },
        startImport: async ({ source, account, content }) => {
          asked.push({ source, account, content: await text(content) });
          return { import_id: 'i', deliveries: 1 };
        },
        importProgress: async () => undefined,
      },
    });
    const rebuilt = await serving.inject({ method: 'POST', url: '/api/v1/rebuild' });
    expect([rebuilt.statusCode, rebuilt.json()]).toEqual([202, { operation: 'a' }]);
    expect((await serving.inject('/api/v1/operations/a')).json()).toEqual({
      state: 'running',
      progress: 0.5,
    });
    expect((await serving.inject('/api/v1/operations/b')).json().code).toBe('operation_unknown');
    const replay = (payload?: object) =>
      serving.inject({ method: 'POST', url: '/api/v1/replay', ...(payload && { payload }) });
    const since = { from: '2026-03-01T00:00:00.000001+03:00', source: 'ga4' };
    expect((await replay(since)).json()).toEqual({ operation: 'c' });
    expect((await replay()).statusCode).toBe(202);
    expect((await serving.inject('/api/v1/operations/c')).json()).toMatchObject({
      ...{ state: 'done', result: { loads: 2 } },
    });
    expect((await replay({ to: '2026-03-01' })).json()).toMatchObject({
      ...{ code: 'body_invalid', status: 400 },
      errors: [{ field: 'to', message: expect.stringContaining('a time with its offset') }],
    });
    expect((await replay({ until: '2026-03-01T00:00:00Z' })).statusCode).toBe(400);
    expect((await serving.inject('/api/v1/imports/b')).json().code).toBe('import_unknown');
    const retried = await serving.inject({
      method: 'POST',
      url: '/api/v1/bad-rows/retry',
      payload: { source: 'ga4' },
    });
    expect(retried.json()).toEqual({ retried: 3, deliveries: 2 });
    const imported = await serving.inject({
      ...{ method: 'POST', url: '/api/v1/imports/yandex-direct?account=shop' },
      ...{ headers: { 'content-type': 'text/tab-separated-values' }, payload: 'a\tb\n' },
    } as const);
    expect(imported.json()).toEqual({ import_id: 'i', deliveries: 1 });
    expect(asked).toEqual([
      { from: '2026-03-01T00:00:00.000001+03:00', source: 'ga4' },
      {},
      { source: 'ga4' },
      { source: 'yandex-direct', account: 'shop', content: 'a\tb\n' },
    ]);
    const nothing = await serving.inject({ method: 'POST', url: '/api/v1/imports/shopify' });
    expect(nothing.json()).toMatchObject({ status: 400, code: 'body_invalid' });
    const ill = await serving.inject({
      method: 'POST',
      url: '/api/v1/bad-rows/retry',
      payload: { ids: ['x'] },
    });
    expect(ill.json()).toMatchObject({ code: 'body_invalid', errors: [{ field: 'ids.0' }] });
  });

  it('says what this process cannot do', async () => {
    const response = await app.inject({ method: 'POST', url: '/api/v1/rebuild' });
    expect(response.json()).toMatchObject({ status: 501, code: 'operation_unavailable' });
  });
});

describe('failures', () => {
  const failing = (error: Error) =>
    serve({
      reader: () => ({
        rows: () => Promise.reject(error),
        columns: () => Promise.reject(error),
      }),
    });

  it('tells an outage and when to try again', async () => {
    const down = await failing(new WarehouseUnavailable('connect ECONNREFUSED 10.0.0.7'));
    const response = await down.inject(REPORT);
    expect(response.json()).toMatchObject({ status: 503, code: 'warehouse_unavailable' });
    expect(response.headers['retry-after']).toBe('5');
    expect(response.body).not.toContain('10.0.0.7');
  });

  it('keeps the inside of a fault to itself', async () => {
    const broken = await failing(new Error('secret inside'));
    const response = await broken.inject(REPORT);
    expect(response.json()).toMatchObject({ status: 500, code: 'internal_error' });
    expect(response.body).not.toContain('secret');
  });
});
