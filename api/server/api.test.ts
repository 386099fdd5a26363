import { type Reader, WarehouseUnavailable } from '@throughline/transform/warehouse/warehouse';
import { describe, expect, it } from 'vitest';
import { metricsResponse } from '../contract/metrics.ts';
import { problemSchema } from '../contract/problem.ts';
import type { DrillContract } from '../contract/report.ts';
import { channelsReport } from '../contract/reports/channels.ts';
import { cellReport } from '../contract/reports/channels-rows.ts';
import { CONTRACTS } from '../contract/reports/index.ts';
import { stateResponse } from '../contract/state.ts';
import { REPORT, ROWS, servedWorld } from '../testing/served-world.ts';
import { openTestWarehouse } from '../testing/test-warehouse.ts';
import { buildWorld } from '../testing/world.ts';

const served = servedWorld();

describe('reports/channels', () => {
  it('answers by the contract', async () => {
    const response = await served.app.inject(REPORT);
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
      (await served.app.inject(`${REPORT}&by=channel,campaign`)).json(),
    );
    for (const { key, revenue } of [rows[0]!, rows[2]!, rows.at(-1)!]) {
      const response = await served.app.inject(`${ROWS}&metric=revenue&${key}`);
      expect(cellReport.parse(response.json()).sum).toBe(revenue);
    }
    expect(rows.at(-1)?.key).toBe('kind=unattributed');
  });

  it('gives the same as CSV', async () => {
    const response = await served.app.inject(`${REPORT}&format=csv`);
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
    const response = await served.app.inject(`/api/v1/reports/channels?${query}`);
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    const problem = problemSchema.parse(response.json());
    expect(problem).toMatchObject({ code: 'parameters_invalid', status: 400, errors: [{ field }] });
    expect(problem.errors?.[0]?.message).not.toBe('');
  });

  it('names what was expected', async () => {
    const { errors } = (await served.app.inject(`${REPORT}&basis=click`)).json();
    expect(errors[0].message).toContain('"touch"|"lead"|"deal"|"payment"');
    const long = await served.app.inject('/api/v1/reports/channels?from=2023-01-01&to=2026-01-01');
    expect(long.json().errors[0].message).toContain('2025-12-31');
    const longest = await served.app.inject(
      '/api/v1/reports/channels?from=2023-01-01&to=2025-12-31',
    );
    expect(longest.statusCode).toBe(200);
  });

  it('takes the last 30 days that can hold data where none are named, and says so', async () => {
    const response = await served.app.inject('/api/v1/reports/channels');
    // The newest day with data is 5 February.
    expect(response.headers['x-default-period']).toBe('2026-01-07..2026-02-05');
    expect(response.json().meta).toMatchObject({
      ...{ from: '2026-01-07', to: '2026-02-05', default_period: true },
    });
    expect(response.headers.etag).toContain('2026-01-07..2026-02-05');
    const half = await served.app.inject('/api/v1/reports/lags?from=2026-01-20');
    expect(half.json().meta).toMatchObject({
      ...{ from: '2026-01-20', to: '2026-02-05', default_period: false },
    });
  });

  it.each([
    ['journeys', 'min_days=1e308'],
    ['journeys', 'max_touches=1e20'],
    ['paths', 'offset=1e16'],
  ])('refuses in %s a number that nobody means: %s', async (report, query) => {
    const response = await served.app.inject(`/api/v1/reports/${report}?${query}`);
    expect(response.statusCode).toBe(400);
  });

  it('refuses a currency that it does not keep', async () => {
    expect((await served.app.inject(`${REPORT}&currency=EUR`)).statusCode).toBe(200);
    const response = await served.app.inject(`${REPORT}&currency=USD`);
    expect(response.json()).toMatchObject({ status: 422, code: 'currency_unavailable' });
  });

  it('is tagged by the state and cached for it', async () => {
    let queries = 0;
    const counting = await served.serve({
      reader: () => {
        const reader = served.world.reader();
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
    // The state is looked up and nothing else: by the first, and once for the two that asked meanwhile.
    expect(queries - made).toBe(2);
    // A file of what was shown is that answer, written otherwise.
    for (const format of ['xlsx', 'csv&lang=tr'])
      expect((await counting.inject(`${REPORT}&format=${format}`)).statusCode).toBe(200);
    expect(queries - made).toBe(4);
    const etag = first.headers.etag as string;
    const unchanged = await counting.inject({ url: REPORT, headers: { 'if-none-match': etag } });
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
  });

  it('follows a new state', async () => {
    const own = await openTestWarehouse();
    const serving = await served.serve({ reader: () => own.reader() });
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
    const { metrics } = metricsResponse.parse((await served.app.inject('/api/v1/metrics')).json());
    expect(metrics.find(({ key }) => key === 'romi_margin')).toMatchObject({
      formula: '(margin - cost) / cost',
      unit: 'percent',
    });
    expect(stateResponse.parse((await served.app.inject('/api/v1/state')).json())).toEqual({
      ...{ generation: 1, revision: 3, as_of: '2026-02-10T08:30:00.250000Z' },
      ...{ data: { from: '2025-12-10', to: '2026-02-05' }, currency: 'EUR' },
      timezone: 'Europe/Berlin',
      sample: false,
      principal: { name: 'local', role: 'admin' },
    });
  });

  it('describes itself', async () => {
    const document = (await served.app.inject('/api/openapi.json')).json();
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
        '/api/v1/closes',
        '/api/v1/closes/verify',
        '/api/v1/closes/{month}',
        '/api/v1/closes/{month}/export',
        '/api/v1/closes/{month}/verify',
        '/api/v1/costs',
        '/api/v1/erasures',
        '/api/v1/files',
        '/api/v1/files/look',
        '/api/v1/files/mappings',
        '/api/v1/imports',
        '/api/v1/imports/{id}',
        '/api/v1/imports/{id}/undo',
        '/api/v1/imports/{source}',
        '/api/v1/matured-days',
        '/api/v1/metrics',
        '/api/v1/operations/{id}',
        '/api/v1/plans',
        '/api/v1/plans/chain',
        '/api/v1/plans/from-history',
        '/api/v1/plans/import',
        '/api/v1/plans/{id}',
        '/api/v1/plans/{id}/approve',
        '/api/v1/plans/{id}/chain',
        '/api/v1/plans/{id}/lock',
        '/api/v1/plans/{id}/optimise',
        '/api/v1/plans/{id}/risk',
        '/api/v1/rebuild',
        '/api/v1/replay',
        ...reportPaths,
        '/api/v1/retention',
        '/api/v1/sample',
        '/api/v1/sample/remove',
        '/api/v1/segments',
        '/api/v1/segments/{name}',
        '/api/v1/smart-goals',
        '/api/v1/smart-goals/{name}',
        '/api/v1/start',
        '/api/v1/state',
        '/api/v1/audiences',
        '/api/v1/back',
        '/api/v1/back/{target}/dry-run',
        '/api/v1/back/{target}/send',
        '/api/v1/bad-rows/groups',
        '/api/v1/links',
        '/api/v1/links/check',
        '/api/v1/links/names',
        '/api/v1/links/qr.svg',
        '/api/v1/links/{code}',
        '/api/v1/rules/preview',
        '/api/v1/rules/why',
        '/api/v1/sources',
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
    const { paths } = (await served.app.inject('/api/openapi.json')).json() as {
      paths: Record<string, Record<string, { parameters?: Parameter[] }>>;
    };
    const numbers = Object.entries(paths).flatMap(([path, methods]) =>
      // What is written is checked by its body first.
      (methods.get?.parameters ?? [])
        .filter(({ schema }) => schema.type === 'number' || schema.type === 'integer')
        .map(({ name, schema }) => ({ path, name, maximum: schema.maximum })),
    );
    expect(numbers.length).toBeGreaterThan(10);
    const dates = 'from=2026-01-01&to=2026-01-31';
    for (const { path, name, maximum } of numbers) {
      expect([path, name, maximum! <= 100_000_000]).toEqual([path, name, true]);
      for (const value of ['1e308', '-1e308', '9007199254740993', 'NaN', 'Infinity', 'x']) {
        const reply = await served.app.inject(`${path}?${dates}&metric=cost&${name}=${value}`);
        expect([path, name, value, reply.statusCode]).toEqual([path, name, value, 400]);
        const { errors } = reply.json() as { errors: { field: string; message: string }[] };
        expect(errors.find(({ field }) => field === name)?.message).toMatch(
          /^Expected a (whole )?number from [\d.]+ to [\d.]+$/,
        );
      }
    }
  });

  it('names the methods of an address that does not take the one that was used', async () => {
    const response = await served.app.inject({
      method: 'PUT',
      url: '/api/v1/reports/channels?a=1',
    });
    expect(response.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(response.headers.allow).toBe('GET, HEAD');
    const posted = await served.app.inject({ method: 'DELETE', url: '/api/v1/rebuild' });
    expect([posted.statusCode, posted.headers.allow]).toEqual([405, 'POST']);
  });

  it('says so where there is nothing', async () => {
    const response = await served.app.inject('/api/v1/reports/unknown');
    expect(response.json()).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('failures', () => {
  const failing = (error: Error) =>
    served.serve({
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
