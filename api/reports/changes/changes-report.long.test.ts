import { runs } from '@throughline/ingest/testing/long-runs';
import { arrivals } from '@throughline/transform/testing/arrivals';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { world } from '@throughline/transform/testing/worlds';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import * as fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryText } from '../../contract/query-text.ts';
import {
  CHANGES_BY,
  CHANGES_OF,
  type ChangeLine,
  type ChangesReport,
  changesReport,
} from '../../contract/reports/changes.ts';
import { channelsReport } from '../../contract/reports/channels.ts';
import type { OpeningQuery } from '../../contract/table.ts';
import { BASES, MODELS } from '../../contract/terms.ts';
import { buildMixedWorld } from '../../testing/mixed-world.ts';
import { bodyOf, serve } from '../../testing/serve.ts';
import { openTestWarehouse } from '../../testing/test-warehouse.ts';
import { buildWorld } from '../../testing/world.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
/** February against January. */
const FEBRUARY = {
  ...{ from: '2026-02-01', to: '2026-02-28', compare: '2026-01-01..2026-01-31' },
  model: 'linear',
};

const worlds: Warehouse[] = [];
let small: FastifyInstance;
let mixed: FastifyInstance;
let empty: FastifyInstance;
let random: FastifyInstance;
let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  const open = async (build: (built: Warehouse) => Promise<void>) => {
    const built = await openTestWarehouse();
    worlds.push(built);
    await build(built);
    return serve(() => built.reader(), CONFIG);
  };
  small = await open(buildWorld);
  mixed = await open(buildMixedWorld);
  empty = await open(async () => {});
  line = await openTestLine({ currency: 'EUR', vatRate: '0.20' }, undefined, undefined, {
    rollUp: { everyMs: 0, customWeights: CONFIG.customWeights },
  });
  const [loads = []] = fc.sample(
    world.chain((facts) => arrivals(facts)),
    { numRuns: 1, seed: Number(process.env.THROUGHLINE_SEED) },
  );
  for (const load of loads) await line.load(load);
  await line.advance();
  random = await serve(() => line.warehouse.reader(), CONFIG);
});
afterAll(async () => {
  await Promise.all([small, mixed, empty, random].map((app) => app.close()));
  await Promise.all([line, ...worlds].map((one) => one.close()));
});

async function asked(query: OpeningQuery, app = small): Promise<ChangesReport> {
  return changesReport.parse(await bodyOf(app, `/api/v1/reports/changes?${queryText(query)}`));
}

const units = (text: string | null) => Math.round(Number(text) * 1_000_000);
const effects = ({ bridge }: ChangeLine) =>
  Object.fromEntries((bridge ?? []).map(({ driver, effect }) => [driver, effect]));

describe('changes', () => {
  it('tells why the margin of a small business rose, worked by hand', async () => {
    const report = await asked({ ...FEBRUARY, by: 'channel,campaign' });
    expect(
      report.rows.map(({ channel, campaign, before, now, change, factor }) => [
        ...[channel, campaign, before, now, change, factor],
      ]),
    ).toEqual([
      // Deal 7 was paid in February for a visit to each of them in January: sales of nobody seen since.
      ['Direct', '', '0.00', '150.00', '150.00', 'sales'],
      ['Paid Search', 'Generic', '0.00', '150.00', '150.00', 'sales'],
      // Two visits, 2/3 of an order of 100.00 at 40 %; then one visit, half a deal of 10.00 at 60 %.
      ['Paid Search', 'Brand', '26.66', '3.00', '-23.66', 'aov'],
      ['Organic Search', '', '13.34', '3.00', '-10.34', 'aov'],
      ['Paid Search', 'Бренд', '0.00', '0.00', '0.00', null],
      ['Paid Social', 'promo', '0.00', '0.00', '0.00', null],
      ['Unattributed', null, '20.00', '0.00', '-20.00', 'gone'],
    ]);
    expect(report.totals).toMatchObject({ before: '60.00', now: '306.00', change: '246.00' });
    expect(report.rows[1]!.parts).toMatchObject({
      before: { cost: '200.00', visits: 1, deals: 0 },
      now: { cost: '0.00', visits: 0, deals: 0.5, revenue: '450.00' },
    });
    expect(effects(report.rows[6]!)).toEqual({ gone: '-20.00' });
  });

  it('takes profit at the level at which cost and results meet, and spends are taken off', async () => {
    const report = await asked({
      ...FEBRUARY,
      by: 'channel',
      of: 'profit',
      where: 'source:is:google',
    });
    expect(report.rows.map(({ channel, before }) => [channel, before])).toEqual([
      ['Organic Search', '13.34'],
      // Nobody tells what the visit of February cost.
      ['Paid Search', '-273.34'],
    ]);
    expect(report.rows[1]).toMatchObject({ now: null, bridge: null, why: { now: 'cost_missing' } });
    expect(report.totals).toMatchObject({ change: null, why: { now: 'cost_missing' } });
    // Of the rest, which is Organic Search alone, both sides are known.
    expect(report.known).toMatchObject({ before: '13.34', now: '3.00', change: '-10.34' });
  });

  it('answers an empty house, and refuses a level that is named twice', async () => {
    expect(await asked(FEBRUARY, empty)).toMatchObject({
      rows: [],
      totals: { before: null, why: { before: 'no_sales_source' } },
    });
    const refused = await small.inject('/api/v1/reports/changes?by=channel,channel');
    expect(refused.statusCode).toBe(400);
    const none = await small.inject('/api/v1/reports/changes?compare=none');
    expect(none.json().errors[0].message).toContain('Expected previous, year or two days');
  });

  it('takes the last seven complete days where none are named', async () => {
    const { meta } = await asked({});
    expect(meta).toMatchObject({
      ...{ from: '2026-01-30', to: '2026-02-05', default_period: true },
      compare: { from: '2026-01-23', to: '2026-01-29' },
    });
  });
});

const day = fc
  .integer({ min: 0, max: 120 })
  .map((at) => new Date(Date.UTC(2025, 11, 1 + at)).toISOString().slice(0, 10));
const days = fc.tuple(day, day).map((pair) => pair.sort() as [string, string]);
const question = fc
  .record({
    ...{ now: days, before: days, model: fc.constantFrom(...MODELS) },
    ...{ basis: fc.constantFrom(...BASES), of: fc.constantFrom(...CHANGES_OF) },
    by: fc.subarray([...CHANGES_BY], { minLength: 1 }),
    where: fc.constantFrom([], ['device:is:mobile'], ['source:not:google'], ['campaign:is:']),
  })
  .map(({ now, before, by, ...rest }) => ({
    ...{ from: now[0], to: now[1], compare: `${before[0]}..${before[1]}` },
    ...{ ...rest, by: by.join(','), limit: '10000' },
  }));

const COSTLESS_BEFORE = {
  ...{ from: '2025-12-01', to: '2025-12-22', compare: '2025-12-01..2026-01-08' },
  ...{ model: 'first' as const, basis: 'touch' as const, of: 'profit' as const },
  ...{ where: [] as const, by: 'source', limit: '10000' },
};

it(
  'adds up at every level to what channels says of both periods',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        question,
        fc.constantFrom('small', 'mixed', 'random'),
        async (query, which) => {
          const app = { small, mixed, random }[which];
          const report = await asked(query, app);
          const { of } = query;
          // Effects add up to the change of their row, and rows to everything.
          for (const { change, bridge } of [...report.rows, report.totals])
            if (change !== null)
              expect(bridge!.reduce((sum, { effect }) => sum + units(effect), 0)).toBe(
                units(change),
              );
          if (report.totals.change !== null) {
            const sum = report.rows.reduce((so, { change }) => so + units(change), 0);
            expect(sum).toBe(units(report.totals.change));
            const byDriver = (driver: string, lines: readonly ChangeLine[]) =>
              lines.reduce((so, line) => so + units(effects(line)[driver] ?? null), 0);
            for (const { driver, effect } of report.totals.bridge!)
              expect([driver, byDriver(driver, report.rows)]).toEqual([driver, units(effect)]);
          }
          const { model, basis, where } = query;
          const [from, to] = query.compare.split('..') as [string, string];
          for (const [side, period] of [
            ['now', { from: query.from, to: query.to }],
            ['before', { from, to }],
          ] as const) {
            const channels = channelsReport.parse(
              await bodyOf(
                app,
                `/api/v1/reports/channels?${queryText({ ...period, model, basis, where })}`,
              ),
            ).totals;
            const said = report.totals[side];
            const isCostless = channels.why.cost === 'not_applicable';
            const whole =
              of !== 'profit'
                ? channels[of]
                : channels.margin === null || (channels.cost === null && !isCostless)
                  ? null
                  : String((units(String(channels.margin)) - units(channels.cost as string)) / 1e6);
            const isToldNothing = of === 'profit' && isCostless;
            if (!isToldNothing)
              expect([side, said && units(said)]).toEqual([side, whole && units(String(whole))]);
          }
        },
      ),
      // A place whose cost nobody tells, in the longer of the two periods alone.
      { numRuns: runs(9, 600), examples: [[COSTLESS_BEFORE, 'small']] },
    );
  },
  runs(60_000, 900_000),
);
