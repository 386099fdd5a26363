import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FORMATS } from '@throughline/api/contract/formats';
import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { saveDocument } from '../../operations/documents.ts';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { distributed, embedded, type Wired, type Wiring } from './wirings.ts';

describe('embedded', () => describePlans(embedded));
if (IS_LONG) describeWithKafka('distributed', () => describePlans(distributed));

/**
 * Worked by hand. March: 1,000.50 / 2.50 = 400.2 visits, 12.8064 leads (3.2 %), 2.56128 deals (20 %), revenue 1,280.64,
 * margin 512.256 (40 %). April: 2,000 / 2.50 = 800 visits, 25.6 leads, 5.12 deals, 2,560.00, 1,024.00. A quarter of the
 * deals closes a month later: March has 0.75 · 1,280.64 = 960.48, April 0.25 · 1,280.64 + 0.75 · 2,560 = 2,240.16, and
 * 0.25 · 2,560 = 640.00 comes after the horizon.
 */
const rates = { lead_rate: 0.032, deal_rate: 0.2, aov: '500', margin_rate: 0.4 };
const line = { channel: 'Paid Search', campaign: 'brand', cpc: '2.5', ...rates };
const plan = {
  name: 'Spring',
  settings: { first_month: '2026-03', months: 2, lag: [0.75, 0.25] },
  lines: [
    { ...line, month: '2026-04', budget: 2000 },
    { ...line, month: '2026-03', budget: '1000.50' },
  ],
};
const withBudget = (budget: string) => ({
  ...plan,
  lines: [{ ...plan.lines[0]!, budget }, plan.lines[1]!],
});

const XLSX = FORMATS.xlsx.type;

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

function describePlans(wiring: Wiring): void {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-plans-'));
  let wired: Wired;

  beforeAll(async () => {
    const file = join(folder, 'throughline.config.yaml');
    writeFileSync(file, 'currency: EUR\n');
    wired = await wiring.open(await loadConfig({ file, environment: {}, options: {} }));
  }, 300_000);
  afterAll(async () => {
    await wired?.remove();
    rmSync(folder, { recursive: true });
  }, 60_000);

  async function ask(method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Answer> {
    const answer = await wired.api.app.inject({
      ...{ method, url: `/api/v1${url}` },
      ...(body && { payload: body }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  it('keeps a plan as versions, and the same content is the same version', async () => {
    const made = await ask('POST', '/plans', { id: 'spring', plan });
    expect(made).toMatchObject({ status: 201, body: { version: 1, changed: true, visible: true } });
    const turned = { ...plan, lines: [...plan.lines].reverse() };
    expect(await ask('PUT', '/plans/spring', { version: 1, plan: turned })).toMatchObject({
      ...{ status: 200, body: { version: 1, changed: false } },
    });
    expect(await ask('GET', '/plans/spring')).toMatchObject({
      status: 200,
      body: {
        ...{ id: 'spring', name: 'Spring', version: 1, state: 'draft', parent: null, lock: null },
        fingerprint: made.body.fingerprint,
        plan: {
          settings: { currency: 'EUR', first_month: '2026-03', months: 2, vat: 0, fee: 0 },
          lines: [
            { month: '2026-03', budget: '1000.5' },
            { month: '2026-04', budget: '2000' },
          ],
        },
        history: [{ version: 1, refused: 0 }],
      },
    });
  });

  it('computes it: lines, months and what lies behind the horizon add up', async () => {
    const { body } = await ask('GET', '/plans/spring/chain');
    expect(body).toMatchObject({
      meta: { plan: { version: 1, status: 'draft' }, from: '2026-03', to: '2026-04' },
      lines: [
        { month: '2026-03', leads: 12.8064, revenue: '1280.640000', margin: '512.256000' },
        { month: '2026-04', leads: 25.6, revenue: '2560.000000', margin: '1024.000000' },
      ],
      months: [
        { month: '2026-03', revenue: '960.480000' },
        { month: '2026-04', revenue: '2240.160000' },
      ],
      after_horizon: { revenue: '640.000000' },
      totals: { cost: '3000.500000', revenue: '3840.640000', margin: '1536.256000' },
    });
  });

  it('computes a plan that is not stored, and stores nothing', async () => {
    const stored = (await ask('GET', '/plans/spring/chain')).body;
    const { status, body } = await ask('POST', '/plans/chain', { plan });
    expect(status).toBe(200);
    for (const part of ['months', 'totals', 'after_horizon'])
      expect(body[part]).toEqual(stored[part]);
    // In the order in which they were sent, so that a writer finds them again.
    expect(body.lines).toEqual([...(stored.lines as object[])].reverse());
    expect((await ask('GET', '/plans')).body.plans).toHaveLength(1);
    expect(await ask('POST', '/plans/chain', { plan: { name: 'x' } })).toMatchObject({
      ...{ status: 400, body: { code: 'body_invalid' } },
    });
  });

  it('lets one of two writers of a version win, and tells the other what was changed', async () => {
    const both = await Promise.all(
      ['2100', '2200'].map((budget) =>
        ask('PUT', '/plans/spring', { version: 1, plan: withBudget(budget) }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = both.findIndex(({ status }) => status === 200);
    const kept = ['2100', '2200'][won]!;
    expect(both[1 - won]!.body).toMatchObject({
      code: 'plan_version_stale',
      errors: [
        {
          field: 'lines[Paid Search · brand · 2026-04].budget',
          message: `"2000" became "${kept}"`,
        },
      ],
    });
  });

  it('locks a version with its fingerprint; a correction is a new draft', async () => {
    const approved = await ask('POST', '/plans/spring/approve');
    expect(approved.body).toMatchObject({ version: 3, state: 'approved' });
    const locked = await ask('POST', '/plans/spring/lock', { version: 3 });
    expect(locked.body).toMatchObject({ version: 4, state: 'locked' });
    expect(await ask('POST', '/plans/spring/lock')).toMatchObject({ body: { changed: false } });
    expect((await ask('GET', '/plans/spring')).body).toMatchObject({
      ...{ state: 'locked', parent: 'spring@3' },
      lock: { fingerprint: locked.body.fingerprint },
    });
    const change = { version: 4, plan: withBudget('2300') };
    expect(await ask('PUT', '/plans/spring', change)).toMatchObject({
      ...{ status: 409, body: { code: 'plan_locked' } },
    });
    expect(await ask('PUT', '/plans/spring', { ...change, correction: true })).toMatchObject({
      ...{ status: 200, body: { version: 5, state: 'draft' } },
    });
    expect((await ask('GET', '/plans/spring?version=4')).body).toMatchObject({ state: 'locked' });
  });

  it('takes a sheet all or nothing, and refuses one of an older version', async () => {
    const sheet = (version: number, budget: string) =>
      `channel,month,budget,cpc,plan,version\nSocial,2026-03,${budget},1,sheet,${version}\n`;
    const take = (csv: string, more: object = {}) => ask('POST', '/plans/import', { csv, ...more });
    expect(await take(sheet(1, '10'))).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await take(sheet(1, '10'))).toMatchObject({ status: 200, body: { changed: false } });
    expect(await take(sheet(1, '20'))).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await take(sheet(1, '30'))).toMatchObject({
      ...{ status: 409, body: { code: 'plan_version_stale' } },
    });
    const bad = await take('channel,month,budget,cpc\nSocial,2026-03,x,1\n,soon,1,1\n', {
      plan: 'sheet',
    });
    expect(bad).toMatchObject({ status: 422, body: { code: 'plan_row_invalid' } });
    expect(bad.body.errors).toHaveLength(3);
    expect((await ask('GET', '/plans/sheet')).body).toMatchObject({ version: 2 });
  });

  it('writes a workbook that comes back edited, once', async () => {
    await ask('POST', '/plans', { id: 'book', plan });
    const { app } = wired.api;
    const url = '/api/v1/plans/book?format=xlsx&lang=ru';
    const file = await app.inject({ url });
    expect(file.headers['content-type']).toBe(XLSX);
    expect(file.headers['content-disposition']).toBe('attachment; filename="book-1.xlsx"');
    expect((await app.inject({ url })).rawPayload.equals(file.rawPayload)).toBe(true);
    const upload = async (payload: Buffer, query = '') => {
      const headers = { 'content-type': XLSX };
      const target = `/api/v1/plans/import${query}`;
      const answer = await app.inject({ method: 'POST', url: target, headers, payload });
      return { status: answer.statusCode, body: answer.json() };
    };
    expect(await upload(file.rawPayload)).toMatchObject({
      ...{ status: 200, body: { version: 1, changed: false } },
    });
    expect(await upload(file.rawPayload, '?fee=0.1')).toMatchObject({ body: { version: 2 } });
    expect((await ask('GET', '/plans/book')).body.plan).toMatchObject({
      settings: { fee: 0.1, lag: [0.75, 0.25] },
    });
    expect(await upload(file.rawPayload)).toMatchObject({
      ...{ status: 409, body: { code: 'plan_version_stale' } },
    });
    expect(await upload(Buffer.from('PK'))).toMatchObject({
      ...{ status: 422, body: { code: 'plan_file_unreadable' } },
    });
    expect(await ask('POST', '/plans/import', { plan: 'book' })).toMatchObject({ status: 400 });
  });

  it('makes no plan of a history that there is not', async () => {
    expect(await ask('POST', '/plans/from-history', { year: 2026 })).toMatchObject({
      ...{ status: 422, body: { code: 'plan_history_missing' } },
    });
    expect(await ask('POST', '/plans/from-history', {})).toMatchObject({ status: 400 });
  });

  it('lists every fault of a plan at once, by its field', async () => {
    const wrong = {
      name: 'Wrong',
      settings: { first_month: '2026-3', months: 2, colour: 'red' },
      lines: [
        { ...line, month: '2026-03', budget: '-1', lead_rate: 2 },
        plan.lines[0]!,
        plan.lines[0]!,
      ],
    };
    const { status, body } = await ask('POST', '/plans', { plan: wrong });
    expect(status).toBe(400);
    const fields = (body.errors as readonly { readonly field: string }[]).map(({ field }) => field);
    expect(fields.sort()).toEqual([
      ...['plan.lines.0.budget', 'plan.lines.0.lead_rate', 'plan.lines.2'],
      ...['plan.settings.colour', 'plan.settings.first_month'],
    ]);
  });

  it('counts the earlier of two contents that two processes wrote under one number', async () => {
    const written = (created_at: string, name: string) =>
      saveDocument(wired.api.line, {
        ...{ type: 'plan', id: 'raced', version: 1, state: 'draft', created_at },
        body: { ...plan, name },
      });
    await written('2026-02-01T10:00:00.500Z', 'Second');
    await written('2026-02-01T10:00:00.000Z', 'First');
    expect((await ask('GET', '/plans/raced')).body).toMatchObject({
      ...{ name: 'First', history: [{ version: 1, refused: 1 }] },
    });
  });

  it('is the same after a replay of the log', async () => {
    const all = () =>
      Promise.all(
        ['/plans', '/plans/spring', '/plans/spring?version=4', '/plans/raced', '/plans/sheet'].map(
          async (path) => JSON.stringify((await ask('GET', path)).body),
        ),
      );
    const before = await all();
    const { operation } = (await ask('POST', '/replay', {})).body;
    for (;;) {
      const { state } = (await ask('GET', `/operations/${operation}`)).body;
      expect(state).not.toBe('failed');
      if (state === 'done') break;
      await sleep(100);
    }
    expect(await all()).toEqual(before);
  });
}
