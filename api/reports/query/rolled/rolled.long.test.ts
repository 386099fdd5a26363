import { runs } from '@throughline/ingest/testing/long-runs';
import { arrivals } from '@throughline/transform/testing/arrivals';
import { client, costs, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { world } from '@throughline/transform/testing/worlds';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChannelsQuery } from '../../../contract/reports/channels.ts';
import { CONTRACTS } from '../../../contract/reports/index.ts';
import { BASES, LEVELS, MODELS } from '../../../contract/terms.ts';
import { channelsReport } from '../../channels/channels-report.ts';
import { exploreReport } from '../../explore/explore-report.ts';
import { readDataRange, readState, type State } from '../../state.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC' },
  ...{ customWeights: [10, 20, 70], lookbackDays: 90, halfLifeDays: 7 },
};
const ROLL_UP = { everyMs: 0, customWeights: CONFIG.customWeights };

const open = (rollUp: typeof ROLL_UP & { foldRows?: number } = ROLL_UP) =>
  openTestLine({ currency: 'EUR', vatRate: '0.20' }, undefined, undefined, { rollUp });
type Line = Awaited<ReturnType<typeof openTestLine>>;

const day = fc
  .integer({ min: -12, max: 40 })
  .map((days) => new Date(Date.UTC(2026, 2, 1 + days)).toISOString().slice(0, 10));
const period = fc
  .oneof(
    fc.tuple(day, day).map((days) => days.sort() as [string, string]),
    fc.constant(['2026-02-27', '2026-04-02'] as [string, string]),
    fc.constant(['2026-03-01', '2026-03-31'] as [string, string]),
  )
  .map(([from, to]) => ({ from, to }));
const question = fc
  .record({
    ...{ period, model: fc.constantFrom(...MODELS), basis: fc.constantFrom(...BASES) },
    levels: fc.subarray([...LEVELS], { minLength: 1 }),
    compare: fc.constantFrom('none' as const, 'previous' as const, 'year' as const),
  })
  .map(
    ({ period: { from, to }, levels, ...rest }): ChannelsQuery => ({
      ...{ from, to, ...rest },
      by: levels.join(','),
    }),
  );

const TOLD_BY = [
  ...(['day', 'week', 'month', 'quarter', 'conversion', 'customer'] as const),
  ...(['channel', 'source', 'campaign', 'keyword'] as const),
];
const condition = fc.constantFrom(
  ...['channel:is:direct', 'channel:not:Email', 'channel:contains:paid', 'channel:is:'],
  ...['conversion:is:order', 'conversion:not:lead', 'customer:is:new', 'customer:not:repeat'],
  ...['source:is:google', 'campaign:not:brand', 'day:not:2026-03-05', 'month:is:2026-03'],
);
/** Of the report `explore`. */
const exploring = fc
  .record({
    ...{ period, model: fc.constantFrom(...MODELS), basis: fc.constantFrom(...BASES) },
    by: fc.subarray(TOLD_BY, { maxLength: 3 }),
    where: fc.array(condition, { maxLength: 2 }),
    compare: fc.constantFrom('none', 'previous', 'year', '2026-01-03..2026-02-01'),
    metrics: fc.constantFrom(
      ...['cost,clicks,visits,orders,revenue,margin,cac', 'leads,new_customers,revenue', 'visits'],
    ),
  })
  .map(({ period, by, ...rest }) => ({
    ...{ ...period, ...rest, limit: '10000' },
    ...(by.length > 0 && { by: by.join(',') }),
  }));
type Exploring = typeof exploring extends fc.Arbitrary<infer Asked> ? Asked : never;

async function answer(
  reader: Reader,
  state: State,
  asked: ChannelsQuery | Exploring,
): Promise<string> {
  const range = await readDataRange(reader, state);
  if ('metrics' in asked) {
    const query = CONTRACTS.explore.query.parse(asked);
    const published = { reader, state, dataRange: range };
    return JSON.stringify(await exploreReport(published, query, CONFIG));
  }
  const query = CONTRACTS.channels.query.parse(asked);
  return JSON.stringify(await channelsReport(reader, state, range, query, CONFIG));
}

/** Asks both ways at the state that readers see. */
async function bothAgree(
  line: Line,
  questions: readonly (ChannelsQuery | Exploring)[],
): Promise<void> {
  const reader = line.warehouse.reader();
  const state = (await readState(reader))!;
  expect(state.rollup).toBeDefined();
  const { rollup: _, ...unrolled } = state;
  for (const asked of questions) {
    const rolled = await answer(reader, state, asked);
    expect({ asked, rolled }).toEqual({ asked, rolled: await answer(reader, unrolled, asked) });
  }
}

describe('what is rolled up', () => {
  it('says byte for byte what the ledger says, after each step and after a rebuild', {
    timeout: runs(300_000, 3_600_000),
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        world.chain((facts) => arrivals(facts)),
        fc.array(fc.array(fc.oneof(question, exploring), { minLength: 1, maxLength: runs(2, 8) }), {
          minLength: 4,
          maxLength: 4,
        }),
        fc.constantFrom(1, 1_000_000),
        async (loads, questions, foldRows) => {
          const line = await open({ ...ROLL_UP, foldRows });
          const step = Math.ceil(loads.length / 3);
          for (let turn = 0; turn < 3; turn++) {
            for (const load of loads.slice(turn * step, (turn + 1) * step)) await line.load(load);
            await line.advance();
            await bothAgree(line, questions[turn]!);
          }
          await line.deriver.rebuild();
          await bothAgree(line, questions[3]!);
          await line.close();
        },
      ),
      { numRuns: runs(1, 30) },
    );
  });

  it('reads no ledger where every question of a period can be answered from it', async () => {
    const line = await open();
    await line.load([
      visit([client('a')], '2026-03-01T10:00:00Z', { source: 'google', medium: 'cpc' }),
      order('1', { client_id: client('a') }, '2026-03-04T11:00:00Z', 10, {
        ...{ currency: 'EUR', cost: 4 },
      }),
      costs('2026-03-01', '2026-03-02T00:00:00Z', [{ campaign: 'brand', cost: 12 }]),
    ]);
    await line.advance();
    const asked: string[] = [];
    const reader = line.warehouse.reader();
    const listening: Reader = {
      columns: (sql, parameters) => reader.columns(sql, parameters),
      rows: (sql, parameters) => {
        asked.push(sql);
        return reader.rows(sql, parameters);
      },
    };
    const state = (await readState(reader))!;
    const query = (basis: (typeof BASES)[number]) =>
      CONTRACTS.channels.query.parse({
        ...{ from: '2026-03-01', to: '2026-03-31', model: 'linear', basis, compare: 'previous' },
      });
    const range = { from: '2026-03-01', to: '2026-03-31' };
    for (const basis of BASES) await channelsReport(listening, state, range, query(basis), CONFIG);
    expect(asked.filter((sql) => /journeys|conversions|touchpoints|cost_daily/.test(sql))).toEqual(
      [],
    );
    await line.close();
  });

  it('says of months what the ledger says, and reads neither touches nor credit', async () => {
    const line = await open();
    await line.load([
      visit([client('a')], '2026-02-20T10:00:00Z', {
        source: 'google',
        medium: 'cpc',
        campaign: 'A',
      }),
      visit([client('a')], '2026-03-02T10:00:00Z', { source: 'news', medium: 'email' }),
      visit([client('b')], '2026-04-11T10:00:00Z', {
        source: 'google',
        medium: 'cpc',
        campaign: 'A',
      }),
      order('1', { client_id: client('a') }, '2026-03-04T11:00:00Z', 10, {
        ...{ currency: 'EUR', cost: 4 },
      }),
      costs('2026-02-20', '2026-02-21T00:00:00Z', [{ campaign: 'A', cost: 12 }]),
      costs('2026-04-11', '2026-04-12T00:00:00Z', [{ campaign: 'A', cost: 7 }]),
    ]);
    await line.advance();
    const asked: string[] = [];
    const reader = line.warehouse.reader();
    const listening: Reader = {
      columns: (sql, parameters) => reader.columns(sql, parameters),
      rows: (sql, parameters) => {
        asked.push(sql);
        return reader.rows(sql, parameters);
      },
    };
    const state = (await readState(reader))!;
    const { rollup: _, ...unrolled } = state;
    // The first and the last month are not whole.
    const dataRange = { from: '2026-02-10', to: '2026-04-20' };
    for (const basis of BASES) {
      const query = CONTRACTS.explore.query.parse({
        ...{ ...dataRange, basis, model: 'linear', by: 'month,channel,campaign', sort: 'month' },
        metrics: 'cost,clicks,visits,orders,revenue,margin',
      });
      asked.length = 0;
      const rolled = await exploreReport({ reader: listening, state, dataRange }, query, CONFIG);
      expect(asked.filter((sql) => /journeys|touchpoints/.test(sql))).toEqual([]);
      expect(rolled.rows.length).toBeGreaterThanOrEqual(3);
      expect(rolled).toEqual(
        await exploreReport({ reader, state: unrolled, dataRange }, query, CONFIG),
      );
    }
    await line.close();
  });

  it('shows the newest state that is rolled up, also where a newer one is published', async () => {
    const line = await open({ ...ROLL_UP, everyMs: 1_000_000 });
    await line.load([visit([client('a')], '2026-03-01T10:00:00Z')]);
    await line.advance();
    await line.load([visit([client('b')], '2026-03-01T10:00:00Z')]);
    await line.advance();
    const reader = line.warehouse.reader();
    expect(await readState(reader)).toMatchObject({ revision: '1', rollup: { epoch: 1 } });
    // Nothing else is to be done.
    await line.advance();
    expect(await readState(reader)).toMatchObject({ revision: '2', rollup: { epoch: 1 } });
    await line.close();
  });

  it('is not asked what was computed with other weights', async () => {
    const line = await open({ everyMs: 0, customWeights: [1, 2, 3] });
    await line.load([visit([client('a')], '2026-03-01T10:00:00Z')]);
    await line.advance();
    await line.warehouse.run('TRUNCATE TABLE channel_days');
    const reader = line.warehouse.reader();
    const state = (await readState(reader))!;
    const told = await answer(reader, state, { from: '2026-03-01', to: '2026-03-02' });
    expect(JSON.parse(told)).toMatchObject({ totals: { visits: 1 } });
    await line.close();
  });
});
