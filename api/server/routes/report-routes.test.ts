import { openTestLine } from '@throughline/transform/testing/test-line';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { tableFromIPC } from 'apache-arrow';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../contract/problem.ts';
import { journeyTimeline } from '../../contract/reports/journey.ts';
import { journeysReport } from '../../contract/reports/journeys.ts';
import { lagsReport } from '../../contract/reports/lags.ts';
import { overlapReport } from '../../contract/reports/overlap.ts';
import { pathsReport } from '../../contract/reports/paths.ts';
import { JOURNEYS_CONFIG, openJourneysWorld } from '../../testing/journeys-world.ts';
import { serve } from '../../testing/serve.ts';

const MARCH = 'from=2026-03-01&to=2026-03-31';
const REPORTS = '/api/v1/reports';
const SCHEMAS = {
  paths: pathsReport,
  lags: lagsReport,
  overlap: overlapReport,
  journeys: journeysReport,
} as const;
/** Three times ten bins of days in a window of thirty, and twelve of touches. */
const LAG_BINS = 42;
const NAMES = ['paths', 'lags', 'overlap', 'journeys'] as const;

let world: Awaited<ReturnType<typeof openJourneysWorld>>;
let app: FastifyInstance;
let queries = 0;

beforeAll(async () => {
  world = await openJourneysWorld();
  app = await serve(() => {
    const reader = world.warehouse.reader();
    const rows: Reader['rows'] = (sql, parameters) => {
      queries += 1;
      return reader.rows(sql, parameters);
    };
    return { ...reader, rows };
  }, JOURNEYS_CONFIG);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

describe('reports about journeys', () => {
  it.each(NAMES)('%s answers by the contract, with nothing lost on the way', async (name) => {
    const response = await app.inject(`${REPORTS}/${name}?${MARCH}`);
    expect(response.statusCode).toBe(200);
    expect(SCHEMAS[name].parse(response.json())).toEqual(response.json());
    expect(response.json().meta).toMatchObject({
      report: name,
      data: { from: '2026-03-01', to: '2026-03-20' },
    });
  });

  it.each(NAMES)('%s answers an empty warehouse', async (name) => {
    const { warehouse, close } = await openTestLine();
    const serving = await serve(() => warehouse.reader(), JOURNEYS_CONFIG);
    const response = await serving.inject(`${REPORTS}/${name}?${MARCH}`);
    expect(response.statusCode).toBe(200);
    expect(SCHEMAS[name].parse(response.json()).meta).toMatchObject({ as_of: null, data: null });
    const file = await serving.inject(`${REPORTS}/${name}?${MARCH}&format=arrow`);
    expect(tableFromIPC(file.rawPayload).numRows).toBe(name === 'lags' ? LAG_BINS : 0);
    await serving.close();
    await close();
  });

  it('gives the same as CSV', async () => {
    const csv = async (name: string) => {
      const response = await app.inject(`${REPORTS}/${name}?${MARCH}&format=csv`);
      expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(response.headers['content-disposition']).toContain(
        `${name}-2026-03-01-2026-03-31.csv`,
      );
      return response.body.split('\r\n');
    };
    expect((await csv('paths')).slice(0, 4)).toEqual([
      'path,conversions,value,nulls,rate,median_days',
      'Paid Search,1,50.00,1,0.5,0.5',
      ',1,10.00,0,,',
      'Email,1,,0,1,0.5',
    ]);
    expect((await csv('lags')).slice(0, 3)).toEqual([
      'stage,from,to,conversions',
      `lead,0,${1 / 24},0`,
      `lead,${1 / 24},1,0`,
    ]);
    expect((await csv('overlap')).slice(0, 5)).toEqual([
      'kind,channels,conversions,assisted,last,alone,ratio,value,nulls',
      'channel,Paid Search,3,2,1,1,2,180.00,',
      'channel,Direct,2,0,2,0,0,130.00,',
      'channel,Email,2,1,1,1,1,,',
      'set,"Direct, Email, Paid Search",1,,,,,100.00,0',
    ]);
    const [head, deal] = await csv('journeys');
    expect(head).toBe('conversion,kind,label,source,at,value,touches,days,path');
    expect(deal).toMatch(/^\d+,deal,Deal 9,crm,2026-03-20T22:00:00\.000000Z,30\.00,2,18\.5,/);
    expect(deal).toMatch(/,Paid Search > Direct$/);
  });

  it.each([
    ['the answer', `${REPORTS}/paths?${MARCH}`, 'value'],
    ['the rows behind a figure', `${REPORTS}/journeys?${MARCH}&of=deal`, 'value'],
  ])('%s can be had as the statements that read it', async (_what, url) => {
    const headers = { accept: 'application/sql' };
    const told = await app.inject({ url, headers });
    expect(told.headers['content-type']).toBe('application/sql; charset=utf-8');
    expect(told.body).toContain("SET param_from = '2026-03-01';\n");
    expect(told.body).toMatch(/\nSELECT/i);
    // Each is whole: as text, it runs on a connection that has been told nothing.
    const session = await world.warehouse.session('statements');
    for (const statement of told.body.split(/(?<=;\n)\n/))
      expect(await session.rows(statement.trim().replace(/;$/, ''))).toBeInstanceOf(Array);
    await session.close();
    // A browser that takes anything gets the answer.
    const usual = await app.inject({ url, headers: { accept: '*/*' } });
    expect(usual.headers['content-type']).toContain('application/json');
  });

  it('gives the same as an Arrow stream, from the cache the second time', async () => {
    const url = `${REPORTS}/paths?${MARCH}&format=arrow`;
    const response = await app.inject(url);
    expect(response.headers['content-type']).toBe('application/vnd.apache.arrow.stream');
    expect(response.headers['content-disposition']).toContain('.arrows');
    const table = tableFromIPC(response.rawPayload);
    expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      ...['path List<Utf8>', 'conversions Float64', 'value Utf8', 'nulls Float64'],
      ...['rate Float64', 'median_days Float64'],
    ]);
    const rows = table.toArray().map((row) => ({ ...row, path: [...row.path] }));
    expect(rows.slice(0, 3)).toEqual([
      {
        path: ['Paid Search'],
        conversions: 1,
        value: '50.00',
        nulls: 1,
        rate: 0.5,
        median_days: 0.5,
      },
      { path: [], conversions: 1, value: '10.00', nulls: 0, rate: null, median_days: null },
      { path: ['Email'], conversions: 1, value: null, nulls: 0, rate: 1, median_days: 0.5 },
    ]);
    const before = queries;
    expect((await app.inject(url)).rawPayload).toEqual(response.rawPayload);
    // The state and nothing else.
    expect(queries - before).toBe(1);
  });

  it('opens one conversion after the other', async () => {
    const { rows } = journeysReport.parse(
      (await app.inject(`${REPORTS}/journeys?${MARCH}`)).json(),
    );
    for (const { conversion, label } of rows) {
      const response = await app.inject(`${REPORTS}/journeys/${conversion}`);
      expect(journeyTimeline.parse(response.json())).toEqual(response.json());
      expect(response.json().conversion).toMatchObject({ conversion, label });
    }
    const unknown = await app.inject(`${REPORTS}/journeys/17`);
    expect(unknown.statusCode).toBe(404);
    expect(problemSchema.parse(unknown.json())).toMatchObject({
      code: 'not_found',
      detail: expect.stringContaining('There is no conversion 17'),
    });
  });

  it.each([
    ['paths', 'match=Email>', 'match'],
    ['paths', `match=${'a'.repeat(501)}`, 'match'],
    ['paths', 'sort=name', 'sort'],
    ['paths', 'limit=10001', 'limit'],
    ['lags', 'of=visit', 'of'],
    ['lags', 'format=docx', 'format'],
    ['overlap', 'transform=exposure', 'transform'],
    ['journeys', 'min_touches=-1', 'min_touches'],
    ['journeys', 'chanel=Email', 'chanel'],
    ['journeys', 'to=2026-02-01', 'to'],
  ])('%s says what is wrong with %s', async (name, query, field) => {
    const period = query.startsWith('to=') ? 'from=2026-03-01' : MARCH;
    const response = await app.inject(`${REPORTS}/${name}?${period}&${query}`);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'parameters_invalid', errors: [{ field }] });
  });

  it('stands in the description of the interface', async () => {
    const { paths } = (await app.inject('/api/openapi.json')).json();
    for (const name of [...NAMES, 'journeys/{conversion}'])
      expect(paths[`${REPORTS}/${name}`].get.summary).toBeTruthy();
  });
});
