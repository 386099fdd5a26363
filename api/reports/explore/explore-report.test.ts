import { runs } from '@throughline/ingest/testing/long-runs';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_METRIC_KEYS } from '../../contract/metrics.ts';
import { queryText } from '../../contract/query-text.ts';
import { type ExploreReport, explore, exploreReport } from '../../contract/reports/explore.ts';
import type { Column, Opening, OpeningQuery } from '../../contract/table.ts';
import { buildMixedWorld } from '../../testing/mixed-world.ts';
import { bodyOf, serve } from '../../testing/serve.ts';
import { openTestWarehouse } from '../../testing/test-warehouse.ts';
import { buildWorld } from '../../testing/world.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const WINTER = { from: '2025-12-01', to: '2026-02-28', model: 'linear' };

const worlds: Warehouse[] = [];
let small: FastifyInstance;
let mixed: FastifyInstance;
let empty: FastifyInstance;
beforeAll(async () => {
  const open = async (build: (world: Warehouse) => Promise<void>) => {
    const world = await openTestWarehouse();
    worlds.push(world);
    await build(world);
    return serve(() => world.reader(), CONFIG);
  };
  small = await open(buildWorld);
  mixed = await open(buildMixedWorld);
  empty = await open(async () => {});
});
afterAll(async () => {
  await Promise.all([small, mixed, empty].map((app) => app.close()));
  await Promise.all(worlds.map((world) => world.close()));
});

async function asked(query: OpeningQuery, app = small): Promise<ExploreReport> {
  return exploreReport.parse(await bodyOf(app, `/api/v1/reports/explore?${queryText(query)}`));
}

const table = ({ rows, meta }: ExploreReport) =>
  rows.map((row) => [...meta.by, ...meta.metrics].map((key) => row[key]));

describe('explore', () => {
  it('tells months apart, each with everything that was spent and sold in it', async () => {
    const metrics = 'cost,visits,orders,deals,revenue,mer,romi_margin,contribution';
    const report = await asked({ ...WINTER, by: 'month', metrics });
    expect(table(report)).toEqual([
      // Only the former name of Generic: 50.00 and nothing sold.
      ['2025-12', '50.00', 0, 0, 0, '0.00', 0, -1, '-50.00'],
      // VK was paid for and told no cost; orders 1001 and 1002.
      ['2026-01', null, 7, 2, 0, '150.00', null, null, null],
      // Deals 7 and 8, of which touches of Google have 450.00 and 5.00; nothing was spent.
      ['2026-02', null, 1, 0, 2, '910.00', null, null, null],
    ]);
    expect(report.rows[1]).toMatchObject({
      why: { cost: 'cost_missing', mer: 'cost_missing', romi_margin: 'blended' },
      cost_known: '360.00',
    });
    expect(report.totals).toMatchObject({ orders: 2, deals: 2, revenue: '1060.00', mer: null });
    // Google and Yandex: 410.00 of cost for 66.66 and 455.00 of revenue.
    expect(report.paid).toMatchObject({ cost: '410.00', revenue: '521.66', mer: null });
    expect(report.paid.why).toMatchObject({ mer: 'not_applicable' });
  });

  it('says weeks and quarters as calendars do', async () => {
    const metrics = 'visits';
    const weeks = await asked({ ...WINTER, by: 'week', metrics });
    expect(table(weeks)).toEqual([
      ...[
        ['2026-W02', 5],
        ['2026-W04', 1],
        ['2026-W05', 1],
        ['2026-W06', 1],
      ],
    ]);
    const quarters = await asked({ ...WINTER, by: 'quarter', metrics, sort: '-quarter' });
    expect(table(quarters)).toEqual([['2026-Q1', 8]]);
  });

  it('compares times with those that stand for them', async () => {
    const query = {
      from: '2026-02-01',
      to: '2026-02-28',
      model: 'linear',
      metrics: 'visits,revenue',
    };
    const byMonth = await asked({ ...query, by: 'month', compare: '2026-01-01..2026-01-31' });
    expect(byMonth.rows).toMatchObject([
      // The last days of January meet the first of March.
      {
        month: '2026-02',
        visits: 1,
        revenue: '910.00',
        previous: { visits: 6, revenue: '150.00' },
      },
      { month: '2026-03', visits: 0, revenue: '0.00', previous: { visits: 1, revenue: '0.00' } },
    ]);
    const year = await asked({
      from: '2027-01-04',
      to: '2027-01-10',
      by: 'day',
      compare: 'year',
      metrics: 'visits',
    });
    expect(year.meta.compare).toEqual({ from: '2026-01-05', to: '2026-01-11' });
    expect(year.rows.map(({ day, previous }) => [day, previous?.visits])).toEqual([
      ...[
        ['2027-01-04', 1],
        ['2027-01-05', 1],
        ['2027-01-06', 1],
        ['2027-01-07', 1],
        ['2027-01-08', 1],
      ],
    ]);
    const long = await asked({
      from: '2027-01-01',
      to: '2027-02-28',
      by: 'month',
      compare: 'year',
      metrics: 'visits',
    });
    expect(long.meta.compare).toEqual({ from: '2026-01-01', to: '2026-02-28' });
    expect(long.rows.map(({ month, previous }) => [month, previous?.visits])).toEqual([
      ...[
        ['2027-01', 7],
        ['2027-02', 1],
      ],
    ]);
  });

  it('answers not applicable where a fact does not say a dimension, and never 0', async () => {
    const report = await asked({
      ...{ ...WINTER, by: 'lead_type', metrics: 'cost,visits,leads,cpl,sold' },
    });
    expect(table(report)).toEqual([['', null, null, 1, null, 4]]);
    expect(report.rows[0]!.why).toEqual({
      ...{ cost: 'not_applicable', visits: 'not_applicable', cpl: 'not_applicable' },
    });
    expect(report.meta.lacks).toEqual([
      { metric: 'cost', dimensions: ['lead_type'] },
      { metric: 'visits', dimensions: ['lead_type'] },
      { metric: 'cpl', dimensions: ['lead_type'] },
    ]);
    // Everything is known: no row of it is.
    expect(report.totals).toMatchObject({ visits: 8, leads: 1, sold: 4 });
    const onPhones = await asked({ ...WINTER, where: 'device:is:mobile', metrics: 'cost,visits' });
    expect(onPhones.totals).toMatchObject({
      cost: null,
      visits: 0,
      why: { cost: 'not_applicable' },
    });
    expect(onPhones.paid.why).toMatchObject({ cost: 'not_applicable' });
    const byTouch = await asked({ ...WINTER, basis: 'touch', by: 'month', metrics: 'sold' });
    expect(byTouch.totals.why).toEqual({ sold: 'not_applicable' });
    expect(byTouch.meta.lacks).toEqual([{ metric: 'sold', dimensions: [] }]);
  });

  it('keeps what no touch can claim apart where rows are told by touches', async () => {
    const by = async (dimension: string) =>
      table(await asked({ ...WINTER, by: dimension, metrics: 'orders,revenue' }));
    expect(await by('device')).toEqual([
      ['', 1, '1010.00'],
      ['Unattributed', 1, '50.00'],
    ]);
    expect(await by('conversion')).toEqual([
      ...[
        ['order', 2, '150.00'],
        ['deal', 0, '910.00'],
        ['lead', 0, '0.00'],
      ],
    ]);
    expect(await by('customer')).toEqual([
      ...[
        ['new', 1, '1010.00'],
        ['repeat', 1, '50.00'],
        ['', 0, '0.00'],
      ],
    ]);
  });

  it('never adds up what platforms claim under different settings or actions', async () => {
    const metrics = 'claimed_conversions,claimed_value,claimed_roas';
    const JANUARY = { from: '2026-01-01', to: '2026-02-28', metrics };
    const whole = await asked({ ...JANUARY, by: 'channel' }, mixed);
    expect(new Set(whole.rows.flatMap(({ why }) => why.claimed_conversions ?? []))).toEqual(
      new Set(['several_claims', 'not_applicable']),
    );
    const one = await asked(
      { ...JANUARY, by: 'source', where: ['setting:is:7d_click', 'action:is:LEAD'] },
      mixed,
    );
    expect(one.rows.some(({ claimed_conversions }) => Number(claimed_conversions) > 0)).toBe(true);
    const each = await asked(
      { ...JANUARY, by: 'setting,action', metrics: 'claimed_conversions' },
      mixed,
    );
    expect(each.rows).toHaveLength(4);
    expect(each.rows.every(({ claimed_conversions }) => claimed_conversions !== null)).toBe(true);
  });

  it('sorts, pages and says how many rows there are', async () => {
    const query = { ...WINTER, by: 'source', metrics: 'visits,revenue' };
    const whole = await asked(query);
    expect(table(whole)).toEqual([
      ['Paid Search', 'google', 4, '521.66'],
      ['Organic Search', 'google', 2, '38.34'],
      ['Direct', '(direct)', 1, '450.00'],
      ['Paid Social', 'vk', 1, '0.00'],
      // Cost that nobody visited.
      ['Paid Search', 'yandex', 0, '0.00'],
      ['Unattributed', '', 0, '50.00'],
    ]);
    const page = await asked({ ...query, sort: '-revenue', limit: '2', offset: '1' });
    expect(table(page).map(([channel]) => channel)).toEqual(['Direct', 'Organic Search']);
    expect(page.meta).toMatchObject({ rows: 6, sort: '-revenue', by: ['channel', 'source'] });
    expect(page.totals).toEqual(whole.totals);
  });

  it('answers without options, and where nothing was ever published', async () => {
    const report = await asked({}, empty);
    expect(report).toMatchObject({
      rows: [],
      meta: { by: ['channel'], rows: 0, default_period: true },
    });
    expect(report.totals.revenue).toBe(null);
    expect((await asked({})).meta.metrics).toContain('romi_margin');
  });

  it('knows every metric of the catalogue at once', async () => {
    const report = await asked({ ...WINTER, metrics: ALL_METRIC_KEYS.join(',') });
    for (const row of [...report.rows, report.totals, report.paid])
      for (const key of ALL_METRIC_KEYS)
        expect([key, row[key] === null, typeof row.why[key]]).toEqual([
          ...[key, row[key] === null, row[key] === null ? 'string' : 'undefined'],
        ]);
  });

  it.each([
    ['sort=margin', 'sort', /Expected one of cost, .*channel, with - before it/],
    ['by=channel,channel', 'by', /Expected each of them once, got channel again/],
    ['by=day,week,month,quarter,device', 'by', /at most 4 dimensions/],
    ['by=colour', 'by.0', /^Expected one of .*, got "colour"$/],
    ['metrics=cost,cost', 'metrics', /got cost again/],
    ['where=channel:is', 'where.0', /Expected <dimension>/],
    ['where=channel:is:a&where=x:is:', 'where.1', /Expected one of day/],
    ['compare=2026-01-31..2026-01-01', 'compare', /on or after/],
    ['compare=last', 'compare', /Expected none, previous, year or two days/],
  ])('refuses %s and says what it takes', async (query, field, message) => {
    const reply = await small.inject(
      `/api/v1/reports/explore?from=2026-01-01&to=2026-01-31&metrics=cost&${query}`.replace(
        /metrics=cost&(?=metrics)/,
        '',
      ),
    );
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'parameters_invalid']);
    expect(reply.json().errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it('gives one answer to two ways to ask the same', async () => {
    const of = async (query: string) =>
      (await small.inject(`/api/v1/reports/explore?${query}`)).json();
    const one = await of(
      'from=2026-01-01&to=2026-01-31&where=channel:not:Direct&where=source:is:GOOGLE',
    );
    const other = await of(
      'where=source:is:GOOGLE&to=2026-01-31&where=channel:not:Direct&from=2026-01-01',
    );
    expect(other).toEqual(one);
    expect(one.meta.where).toEqual(['channel:not:Direct', 'source:is:GOOGLE']);
    expect(one.rows.map(({ channel }: { channel: string }) => channel)).toEqual([
      ...['Paid Search', 'Organic Search'],
    ]);
  });
});

const QUESTIONS: readonly OpeningQuery[] = [
  { by: 'week,campaign', compare: 'previous', from: '2026-02-01', to: '2026-02-14' },
  {
    by: 'device,source',
    model: 'last_paid',
    where: ['campaign:not:brand', 'landing:contains:sofa'],
  },
  { by: 'month,lead_type,customer', basis: 'lead', metrics: 'leads,revenue,sold,sold_margin' },
  {
    by: 'channel',
    where: ['campaign:contains:RA', 'medium:is:cpc', 'action:is:lead', 'setting:is:1d_view'],
  },
  { by: 'ad_group,keyword', basis: 'touch', where: ['channel:starts:paid'], model: 'first' },
];

describe('every sum of explore', () => {
  // The gate opens a few cells of some; the long runs all of the first rows of each.
  it.each(QUESTIONS.slice(runs(-2, -5)))(
    'opens into rows that add up to it: %j',
    async (query) => {
      const given = {
        ...{ from: '2026-01-01', to: '2026-02-28', model: 'linear' },
        metrics: 'cost,visits,leads,orders,revenue,new_revenue,margin,claimed_conversions',
        ...query,
      };
      const report = await asked({ ...given, limit: String(runs(4, 10)) }, mixed);
      const { columns, rows } = explore.table(report);
      const question = explore.query.parse(given);
      let opened = 0;
      for (const [at, row] of rows.entries())
        for (const column of columns as readonly Column<typeof question>[]) {
          const shown = row.cells[column.key];
          // One cell in turn.
          if (shown === null || shown === undefined || typeof column.opens !== 'function') continue;
          if ((at + columns.indexOf(column)) % runs(5, 1) !== 0) continue;
          const opening = column.opens(row, question) as Opening;
          if (typeof opening === 'string') continue;
          const cell = await bodyOf<{
            value: unknown;
            sum: unknown;
            rows: readonly { amount: unknown }[];
          }>(
            mixed,
            `/api/v1/reports/${opening.path}?${queryText({ ...opening.query, limit: '10000' })}`,
          );
          const added = cell.rows.reduce((sum, { amount }) => sum + Number(amount), 0);
          expect([row.key, column.key, Number(cell.sum)]).toEqual([
            ...[row.key, column.key, expect.closeTo(added, 6)],
          ]);
          // Where the compared period has no such row, nothing happened in it.
          if (!column.isPrevious || added !== 0)
            expect([row.key, column.key, cell.value]).toEqual([row.key, column.key, shown]);
          expect([row.key, column.key, added]).toEqual([
            ...[row.key, column.key, expect.closeTo(Number(shown), 6)],
          ]);
          opened += 1;
        }
      expect(opened).toBeGreaterThan(2);
    },
    120_000,
  );
});
