import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { badRowsResponse } from '../contract/operations.ts';
import { ProblemError } from '../problems/problems.ts';
import { servedWorld } from '../testing/served-world.ts';
import { insert } from '../testing/test-warehouse.ts';

const served = servedWorld();

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
    await insert(served.world, 'bad_rows', [
      bad(1, 'shopify', 'open'),
      bad(2, 'ga4', 'open'),
      bad(3, 'ga4', 'retried'),
    ]);
    const all = badRowsResponse.parse(
      (await served.app.inject('/api/v1/bad-rows?status=all&limit=2')).json(),
    );
    expect([all.total, all.rows.map(({ received_at }) => received_at.slice(0, 10))]).toEqual([
      3,
      ['2026-01-03', '2026-01-02'],
    ]);
    const open = await served.app.inject('/api/v1/bad-rows?status=open&source=ga4');
    expect(open.json()).toMatchObject({ total: 1, rows: [{ line: 7, code: 'money_unreadable' }] });
  });

  it('lets expire, or counts only, and says what it does not know', async () => {
    const asked: unknown[] = [];
    const serving = await served.serve({
      ops: {
        startRetain: async (how) => {
          asked.push(how);
          return { operation: 'r' };
        },
      },
    });
    const post = (payload?: object) =>
      serving.inject({ method: 'POST', url: '/api/v1/retention', ...(payload && { payload }) });
    expect((await post()).json()).toEqual({ operation: 'r' });
    expect((await post({ dry_run: true })).json()).toEqual({ operation: 'r' });
    expect(asked).toEqual([{ dry_run: false }, { dry_run: true }]);
    expect((await post({ dryrun: true })).json()).toMatchObject({ code: 'body_invalid' });
    expect(asked).toHaveLength(2);
  });

  it('hands over to the process that can do it', async () => {
    const asked: unknown[] = [];
    const serving = await served.serve({
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
        readFile: async ({ name, isDryRun, options, content }) => {
          asked.push({ name, isDryRun, options, content: await text(content) });
          throw new ProblemError('file_refused', { detail: 'costs.csv:3: file_decimals_differ' });
        },
        startUndo: async (id) => {
          asked.push(id);
          return { operation: 'u' };
        },
      },
    });
    const id = '00000000-0000-4000-8000-000000000001';
    const file = await serving.inject({
      ...{ method: 'POST', url: '/api/v1/files?name=costs.csv&dry_run=true&options=%7B%7D' },
      ...{ headers: { 'content-type': 'application/octet-stream' }, payload: 'a,b' },
    });
    expect([file.statusCode, file.json().code]).toEqual([422, 'file_refused']);
    const undone = await serving.inject({ method: 'POST', url: `/api/v1/imports/${id}/undo` });
    expect([undone.statusCode, undone.json()]).toEqual([202, { operation: 'u' }]);
    expect(asked.splice(0)).toEqual([
      { name: 'costs.csv', isDryRun: true, options: '{}', content: 'a,b' },
      id,
    ]);
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
    const response = await served.app.inject({ method: 'POST', url: '/api/v1/rebuild' });
    expect(response.json()).toMatchObject({ status: 501, code: 'operation_unavailable' });
  });
});
