import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportRow, ReadFileResponse } from '@throughline/api/contract/files';
import type { ImportProgress, OperationState } from '@throughline/api/contract/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { openWhole } from '../../topology/open-whole.ts';

const LONG = 120_000;
const HEAD = 'date,utm_source,utm_medium,campaign,cost,currency\n';

/** One store for all of it: each step builds on those before. */
describe('files whose columns map themselves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-files-'));
  let whole: Awaited<ReturnType<typeof openWhole>>;
  beforeAll(async () => {
    const file = join(folder, 'throughline.config.yaml');
    writeFileSync(file, 'currency: EUR\ntimezone: Europe/Vienna\n');
    const config = await loadConfig({ file, environment: {}, options: {} });
    whole = await openWhole({ config, dataDir: join(folder, 'data'), version: 'test' });
  }, LONG);
  afterAll(async () => {
    await whole?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask<Body>(method: 'GET' | 'POST', url: string, payload?: string | object) {
    const response = await whole.app.inject({
      ...{ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${whole.token}` } },
      ...(payload !== undefined && { payload }),
      ...(typeof payload === 'string' && {
        headers: {
          authorization: `Bearer ${whole.token}`,
          'content-type': 'application/octet-stream',
        },
      }),
    });
    return { status: response.statusCode, body: response.json<Body>() };
  }
  /** Takes a file in and waits until reports show it. */
  async function taken(answer: { status: number; body: ReadFileResponse }) {
    expect(answer.status).toBe(200);
    const id = answer.body.import!.import_id;
    for (;;) {
      const { body } = await ask<ImportProgress>('GET', `/imports/${id}`);
      if (body.visible) return body;
      await sleep(50);
    }
  }
  const send = (content: string, query = '') =>
    ask<ReadFileResponse>('POST', `/files?name=costs.csv${query}`, content);
  async function cost(): Promise<string> {
    const from = '2026-03-01';
    const { body } = await ask<{ totals: { cost: string | null } }>(
      'GET',
      `/reports/channels?from=${from}&to=2026-03-31`,
    );
    return body.totals?.cost ?? '–';
  }
  async function undo(id: string) {
    const { status, body } = await ask<{ operation: string }>('POST', `/imports/${id}/undo`);
    expect(status).toBe(202);
    for (;;) {
      const { body: state } = await ask<OperationState>('GET', `/operations/${body.operation}`);
      expect(state.state).not.toBe('failed');
      if (state.state === 'done') return;
      await sleep(50);
    }
  }

  it('are shown, refused, taken in once, restated, listed and undone', {
    timeout: LONG,
  }, async () => {
    const first = `${HEAD}2026-03-02,google,cpc,A,10.00,EUR\n2026-03-02,google,cpc,B,5.00,EUR\n`;
    const { body: dry } = await send(first, '&dry_run=true');
    expect(dry.preview).toMatchObject({
      kind: 'cost',
      assumed: [{ code: 'vat_unknown' }],
      rows: [
        { line: 2, values: { day: '2026-03-02', campaign: 'A', cost: '10', currency: 'EUR' } },
        { line: 3, values: { campaign: 'B' } },
      ],
      counts: { rows: 2, rejected: 0, slice: 2 },
    });
    expect(dry.import).toBeUndefined();

    const refused = await ask<{ code: string; detail: string }>(
      'POST',
      '/files?name=costs.csv',
      `${HEAD}2026-03-02,google,cpc,A,"1,5",EUR\n2026-03-02,google,cpc,B,1.5,EUR\n`,
    );
    expect([refused.status, refused.body.code]).toEqual([422, 'file_refused']);
    expect(refused.body.detail).toMatch(/^costs\.csv:3: file_decimals_differ: .*column cost/);

    const one = await taken(await send(first, '&mapping=sheet'));
    expect(one).toMatchObject({ accepted: 2, duplicates: 0 });
    const again = await taken(await send(first, '&mapping=sheet'));
    expect(again).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await cost()).toBe('15.00');
    // Mended: A is restated, B is not in the file and stays.
    const mended = await taken(await send(`${HEAD}2026-03-02,google,cpc,A,12.00,EUR\n`));
    expect(await cost()).toBe('17.00');

    const { body: mappings } = await ask<{ rows: unknown[] }>('GET', '/files/mappings');
    expect(mappings.rows).toMatchObject([{ name: 'sheet', kind: 'cost', vendor: '' }]);
    const list = async () => (await ask<{ rows: ImportRow[] }>('GET', '/imports')).body.rows;
    expect(await list()).toMatchObject([
      { id: mended.import_id, file: 'costs.csv', accepted: 1, undone: false },
      { id: again.import_id, mapping: 'sheet', duplicates: 2 },
      { id: one.import_id, mapping: 'sheet', accepted: 2 },
    ]);

    await undo(mended.import_id);
    expect(await cost()).toBe('15.00');
    // The same file had come twice: it stays until both are undone.
    await undo(one.import_id);
    expect(await cost()).toBe('15.00');
    await undo(again.import_id);
    expect(await cost()).not.toBe('15.00');
    expect((await list()).map(({ undone }) => undone)).toEqual([true, true, true]);
    // Taken in anew, it counts again.
    await taken(await send(first));
    expect(await cost()).toBe('15.00');

    // By hand, twice the same: two costs, 31 days each, together with 15.00.
    const byHand = {
      source: 'radio',
      medium: 'offline',
      from: '2026-03-01',
      to: '2026-03-31',
      amount: '100.00',
      currency: 'EUR',
    };
    await taken(await ask<ReadFileResponse>('POST', '/costs', byHand));
    await taken(await ask<ReadFileResponse>('POST', '/costs', byHand));
    expect(await cost()).toBe('215.00');

    const unknown = await ask<{ code: string }>(
      'POST',
      '/imports/00000000-0000-4000-8000-000000000009/undo',
    );
    expect([unknown.status, unknown.body.code]).toEqual([404, 'import_unknown']);
  });
});
