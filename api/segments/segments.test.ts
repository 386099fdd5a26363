import { at, entity } from '@throughline/transform/testing/facts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryText } from '../contract/query-text.ts';
import { CONTRACTS } from '../contract/reports/index.ts';
import type { Column, Opening, OpeningQuery } from '../contract/table.ts';
import type { DocumentVersion } from '../documents/documents.ts';
import { JOURNEYS_CONFIG, openJourneysWorld } from '../testing/journeys-world.ts';
import { bodyOf, serve } from '../testing/serve.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31', model: 'linear' };

let line: Awaited<ReturnType<typeof openJourneysWorld>>;
let app: FastifyInstance;
beforeAll(async () => {
  line = await openJourneysWorld();
  app = await serve(() => line.warehouse.reader(), JOURNEYS_CONFIG, { ops: { saveDocument } });
});
afterAll(async () => {
  await app.close();
  await line.close();
});

/** As the log and the mapping of documents bring it in. */
async function saveDocument(document: DocumentVersion): Promise<{ visible: boolean }> {
  const { type, id, version, state, author, parent, created_at, body } = document;
  const fact = entity(
    'document',
    `${type}:${id}`,
    created_at,
    {
      ...{ type, state, author: author ?? null, parent: parent ?? null },
      createdAt: at(created_at),
      body: JSON.stringify(body),
    } as never,
    {},
  );
  await line.load([{ ...fact, source: 'throughline', account: 'main', version } as never]);
  return { visible: true };
}

async function call(method: 'GET' | 'PUT' | 'DELETE', name: string, where?: readonly string[]) {
  const url = `/api/v1/segments/${encodeURIComponent(name)}`;
  const answer = await app.inject({ method, url, ...(where && { payload: { where } }) });
  return { status: answer.statusCode, body: answer.json() };
}
const report = (name: string, query: OpeningQuery) =>
  bodyOf<{ meta: Record<string, unknown>; rows: object[]; totals: object }>(
    app,
    `/api/v1/reports/${name}?${queryText({ ...MARCH, ...query })}`,
  );

it('saves conditions under a name, changes them, and forgets them', async () => {
  const name = 'Платный поиск';
  expect(await call('GET', name)).toMatchObject({ status: 404, body: { code: 'segment_unknown' } });
  expect(await call('PUT', name, ['channel:is:Paid Search'])).toEqual({
    status: 201,
    body: { name, version: 1, changed: true, visible: true },
  });
  // The same conditions are the same version.
  expect(await call('PUT', name, ['channel:is:Paid Search'])).toMatchObject({
    status: 200,
    body: { version: 1, changed: false },
  });
  const both = ['source:is:google', 'channel:is:Paid Search'];
  expect(await call('PUT', name, both)).toMatchObject({ status: 200, body: { version: 2 } });
  const listed = await bodyOf<object>(app, '/api/v1/segments');
  expect(listed).toMatchObject({
    segments: [{ name, version: 2, where: ['channel:is:Paid Search', 'source:is:google'] }],
  });
  expect(await call('DELETE', name)).toMatchObject({ status: 200, body: { version: 3 } });
  expect(await call('DELETE', name)).toMatchObject({ status: 404 });
  expect(await bodyOf<object>(app, '/api/v1/segments')).toEqual({ segments: [] });
  expect(await call('PUT', name, ['channel:is:Email'])).toMatchObject({ body: { version: 4 } });
});

it('refuses what is no segment', async () => {
  for (const where of [[], ['shoe:is:red'], ['channel:is']])
    expect(await call('PUT', 'bad', where)).toMatchObject({
      status: 400,
      body: { code: 'body_invalid' },
    });
  expect(await call('PUT', ' ', ['channel:is:Email'])).toMatchObject({ status: 400 });
});

it('stands for its conditions in every report that takes any', async () => {
  await call('PUT', 'mail', ['channel:is:Email']);
  for (const name of ['channels', 'explore', 'campaigns', 'changes', 'attribution', 'paths']) {
    const query = name === 'attribution' ? { models: 'linear', bootstrap: '0' } : {};
    const { model: _, ...days } = MARCH;
    const takesModel = 'model' in CONTRACTS[name as 'channels'].query.shape;
    const ask = (more: OpeningQuery) =>
      bodyOf<{ meta: Record<string, unknown>; rows: object[] }>(
        app,
        `/api/v1/reports/${name}?${queryText({ ...(takesModel ? MARCH : days), ...query, ...more })}`,
      );
    const [named, written] = [
      await ask({ segment: 'mail' }),
      await ask({ where: 'channel:is:Email' }),
    ];
    expect([name, named.meta.segment]).toEqual([name, { name: 'mail', version: 1 }]);
    expect([name, named.rows, named.meta.where]).toEqual([name, written.rows, written.meta.where]);
  }
  // Beside conditions of the question, all are to be met.
  const none = await report('channels', { segment: 'mail', where: 'channel:is:Direct' });
  expect(none.rows).toEqual([]);
});

it('opens figures with the segment, and answers anew when it has changed', async () => {
  await call('PUT', 'moving', ['channel:is:Email']);
  const url = `/api/v1/reports/channels?${queryText({ ...MARCH, segment: 'moving' })}`;
  const first = await app.inject(url);
  const asked = CONTRACTS.channels.query.parse({ ...MARCH, segment: 'moving' });
  const { columns, rows } = CONTRACTS.channels.table(first.json());
  const orders = columns.find(({ key }) => key === 'orders') as unknown as Column<typeof asked>;
  const opening = orders.opens!(rows[0]!, asked) as Opening;
  const cell = await bodyOf<{ sum: number }>(
    app,
    `/api/v1/reports/${opening.path}?${queryText(opening.query)}`,
  );
  expect(opening.query.segment).toBe('moving');
  expect(cell.sum).toBe(rows[0]!.cells.orders);
  const tag = String(first.headers.etag);
  expect((await app.inject({ url, headers: { 'if-none-match': tag } })).statusCode).toBe(304);
  await call('PUT', 'moving', ['channel:is:Paid Search']);
  const second = await app.inject({ url, headers: { 'if-none-match': tag } });
  expect(second.statusCode).toBe(200);
  expect(second.json().rows[0].channel).toBe('Paid Search');
});

it('is refused where a report cannot test one of its conditions, and where it is unknown', async () => {
  await call('PUT', 'first week', ['week:is:2026-W10']);
  const { model: _, ...days } = MARCH;
  const refused = await app.inject(
    `/api/v1/reports/paths?${queryText({ ...days, segment: 'first week' })}`,
  );
  expect(refused.json()).toMatchObject({
    code: 'parameters_invalid',
    errors: [{ field: 'segment', message: expect.stringContaining('does not fit this report') }],
  });
  const unknown = await app.inject(
    `/api/v1/reports/channels?${queryText({ ...MARCH, segment: 'x' })}`,
  );
  expect(unknown.json()).toMatchObject({ code: 'segment_unknown' });
});
