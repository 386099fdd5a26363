import { createHash } from 'node:crypto';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { tableFromIPC } from 'apache-arrow';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../auth/api-key.ts';
import { keptRunSchema, keptRuns, modelCards } from '../../contract/attribution-runs.ts';
import { attributionReport } from '../../contract/reports/attribution.ts';
import { ALL_MODELS } from '../../contract/terms.ts';
import { insert, openTestWarehouse } from '../../testing/test-warehouse.ts';
import { buildWorld } from '../../testing/world.ts';
import { api } from '../api.ts';
import type { Ops } from '../ops.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const JANUARY = { from: '2026-01-01', to: '2026-01-31' };
const REPORT = '/api/v1/reports/attribution?from=2026-01-01&to=2026-01-31';
const RUNS = '/api/v1/attribution/runs';
const SECRETS = ROLES.map((role) => ({
  ...{ name: role, role },
  sha256: createHash('sha256').update(`secret-${role}`).digest('hex'),
}));

let world: Warehouse;
let app: FastifyInstance;
let guarded: FastifyInstance;

beforeAll(async () => {
  world = await openTestWarehouse();
  await buildWorld(world);
  const ops: Ops = {
    async keepRun({ createdAt, createdBy, ...run }) {
      const created_at = createdAt.replace('T', ' ').replace('Z', '');
      await insert(world, 'attribution_runs', [{ ...run, created_at, created_by: createdBy }]);
    },
  };
  const options = { reader: () => world.reader(), config: CONFIG, ops };
  app = Fastify();
  await api(app, { ...options, keys: [] });
  guarded = Fastify();
  await api(guarded, { ...options, keys: SECRETS });
});
afterAll(async () => {
  await Promise.all([app.close(), guarded.close()]);
  await world.close();
});

const keep = (body: object, role?: string) =>
  (role ? guarded : app).inject({
    ...{ method: 'POST', url: RUNS, payload: body },
    headers: { host: 'localhost', ...(role && { authorization: `Bearer secret-${role}` }) },
  });

describe('reports/attribution', () => {
  it('answers by the contract, with nothing lost on the way', async () => {
    const response = await app.inject(REPORT);
    expect(response.statusCode).toBe(200);
    const report = attributionReport.parse(response.json());
    expect(report).toEqual(response.json());
    expect(report.meta.models.map(({ model }) => model)).toEqual([...ALL_MODELS]);
    expect(report.meta.totals).toEqual({ conversions: 2, value: '150.00', nulls: 1 });
  });

  it('gives the same as CSV and as Arrow, a row a channel and model', async () => {
    const query = `${REPORT}&models=linear,last`;
    const csv = await app.inject(`${query}&format=csv`);
    const [heading, last, linear] = csv.body.split('\r\n');
    expect(heading).toMatch(/^channel,model,cost,conversions,share,value,romi,rank,/);
    expect(last).toMatch(/^Paid Search,last,360\.00,1,0\.5,100\.00,/);
    expect(linear).toMatch(/^Paid Search,linear,360\.00,0\.66666666\d,/);
    const arrow = await app.inject(`${query}&format=arrow`);
    const table = tableFromIPC(arrow.rawPayload);
    expect(arrow.headers['content-disposition']).toMatch(
      /attribution-2026-01-01-2026-01-31\.arrows/,
    );
    expect([0, 1].map((row) => table.getChild('value')?.get(row))).toEqual(['100.00', '66.66']);
    expect(table.numRows).toBe(csv.body.trim().split('\r\n').length - 1);
  });

  it.each([
    ['model=linear', 'model'],
    ['models=linear,markow', 'models'],
    ['models=linear,linear', 'models'],
    ['order=5', 'order'],
    ['bootstrap=9999', 'bootstrap'],
    ['of=purchase', 'of'],
    ['to=2025-01-01', 'to'],
  ])('refuses %s and names it', async (parameter, field) => {
    const query = parameter.startsWith('to=')
      ? REPORT.replace('to=2026-01-31', parameter)
      : `${REPORT}&${parameter}`;
    const response = await app.inject(query);
    expect(response.json()).toMatchObject({ status: 400, code: 'parameters_invalid' });
    expect(JSON.stringify(response.json().errors)).toContain(field);
  });

  it('has a card for each model', async () => {
    const response = await app.inject('/api/v1/attribution/models');
    const cards = modelCards.parse(response.json());
    expect(cards).toEqual(response.json());
    expect(cards.map(({ model }) => model)).toEqual([...ALL_MODELS]);
  });
});

describe('kept runs', () => {
  const question = { ...JANUARY, models: 'linear' };

  it('are what the same question is answered with, until it asks for live figures', async () => {
    const live = await app.inject(`${REPORT}&models=linear`);
    const kept = await keep(question);
    expect(kept.statusCode).toBe(201);
    const run = keptRunSchema.parse(kept.json());
    expect(run).toMatchObject({ question: { ...JANUARY, models: ['linear'] }, revision: 3 });
    const again = await app.inject({
      url: `${REPORT}&models=linear`,
      headers: { 'if-none-match': String(live.headers.etag) },
    });
    expect(again.statusCode).toBe(200);
    expect(again.json().meta.run).toEqual({
      id: run.id,
      created_at: run.created_at,
      changed_since: false,
    });
    expect({ ...again.json().meta, run: null }).toEqual(live.json().meta);
    expect((await app.inject(`${REPORT}&models=linear&run=live`)).json().meta.run).toBeNull();
    expect((await app.inject(`${REPORT}&run=${run.id}`)).json().rows).toEqual(live.json().rows);
    // Another question has no run.
    expect((await app.inject(`${REPORT}&models=last`)).json().meta.run).toBeNull();
  });

  it('are made once for the same facts', async () => {
    const [before] = keptRuns.parse((await app.inject(RUNS)).json());
    const again = await keep(question);
    expect([again.statusCode, again.json().id]).toEqual([200, before?.id]);
    expect((await app.inject(RUNS)).json()).toHaveLength(1);
  });

  it('stay as they are when the facts change, and say that they did', async () => {
    const [before] = (await app.inject(RUNS)).json();
    await insert(world, 'cost_day_rows', [
      {
        ...{
          generation: 1,
          revision: 3,
          owner: 950,
          day: '2026-01-06',
          source: 'ads',
          account: 'main',
        },
        ...{
          traffic: 1,
          campaign_id: '111',
          campaign: 'Brand',
          ad_group_id: '',
          ad_group: '',
          keyword: '',
        },
        ...{
          currency: 'EUR',
          cost_micros: '10000000',
          impressions: 1,
          clicks: 1,
          cost_base: '10000000',
        },
      },
    ]);
    await insert(world, 'publications', [
      { generation: 1, revision: 4, published_at: '2026-02-11 08:00:00.000000' },
    ]);
    const shown = (await app.inject(`${REPORT}&models=linear`)).json();
    expect(shown.meta.run).toMatchObject({ id: before.id, changed_since: true });
    expect(shown.rows[0].cost).toBe('360.00');
    const live = (await app.inject(`${REPORT}&models=linear&run=live`)).json();
    // 10.00 more, and the 7777.00 of the world that were waiting for revision 4.
    expect(live.rows[0].cost).toBe('8147.00');
    const newer = await keep(question);
    expect(newer.statusCode).toBe(201);
    expect((await app.inject(`${REPORT}&models=linear`)).json().meta.run.id).toBe(newer.json().id);
  });

  it('are not for everybody to keep', async () => {
    expect((await keep(question, 'marketer')).json()).toMatchObject({
      status: 403,
      code: 'not_permitted',
    });
    const run = await keep({ ...question, models: 'first' }, 'finance');
    expect([run.statusCode, run.json().created_by]).toEqual([201, 'finance']);
  });

  it('are told apart from those that there are not', async () => {
    const unknown = await app.inject(`${REPORT}&run=00000000-0000-4000-8000-000000000000`);
    expect(unknown.json()).toMatchObject({ status: 404, code: 'run_unknown' });
    expect((await keep({ ...question, modles: 'x' })).json()).toMatchObject({ status: 400 });
  });
});
