import { describeInLong } from '@throughline/ingest/testing/in-long';
import { runs } from '@throughline/ingest/testing/long-runs';
import { attribute } from '@throughline/transform/attribution/attribute';
import { knownProcess } from '@throughline/transform/attribution/intervals/testing/known-process';
import type { PathTable } from '@throughline/transform/attribution/paths/path-table';
import { client, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AttributionQuery,
  type AttributionReport,
  attributionReport as contract,
} from '../../contract/reports/attribution.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { insert, openTestWarehouse } from '../../testing/test-warehouse.ts';
import { buildWorld } from '../../testing/world.ts';
import { changesReport } from '../changes/changes-report.ts';
import { readDataRange, readState } from '../state.ts';
import { attributionReport } from './attribution-report.ts';
import { findRun, isCurrent, newRun, questionOf, reportOf } from './kept-runs.ts';
import { fitModels } from './models/fit-models.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const JANUARY = { from: '2026-01-01', to: '2026-01-31' } as const;
const MARCH = { from: '2026-03-01', to: '2026-03-31', bootstrap: 100 } as const;

async function answerTo(warehouse: Warehouse, query: AttributionQuery) {
  const reader = warehouse.reader();
  const state = await readState(reader);
  const range = state && (await readDataRange(reader, state));
  const asked = CONTRACTS.attribution.query.parse(query);
  const fit = async (question: Parameters<typeof fitModels>[0]) => fitModels(question);
  const answer = await attributionReport(reader, state, range, asked, CONFIG, fit);
  return { ...answer, report: contract.parse(answer.report) };
}

const reportOn = async (warehouse: Warehouse, query: AttributionQuery) =>
  (await answerTo(warehouse, query)).report;

const cents = (money: string | null | undefined) => Math.round(Number(money) * 100);

/** Sums over rows: a model's billionths of conversions, and its cents. */
function sums({ rows }: AttributionReport, model: string) {
  return {
    conversions: rows.reduce(
      (sum, row) => sum + Math.round(row.models[model]!.conversions * 1e9),
      0,
    ),
    value: rows.reduce((sum, row) => sum + cents(row.models[model]!.value), 0),
  };
}

afterAll(() => {});

describe('a hand-worked business', () => {
  let world: Warehouse;
  beforeAll(async () => {
    world = await openTestWarehouse();
    await buildWorld(world);
  });
  afterAll(() => world.close());

  it('refuses a goal that nobody configured, and a conversion that is none', async () => {
    await expect(reportOn(world, { ...JANUARY, of: 'goal:quote' })).rejects.toMatchObject({
      code: 'parameters_invalid',
    });
    expect(
      CONTRACTS.attribution.query.safeParse({ ...JANUARY, of: 'quote' }).error?.issues[0]?.message,
    ).toMatch(
      /^Expected one of sale, order, deal, lead, or goal:<name> of a goal .*, got "quote"$/,
    );
  });

  it('divides its orders under every rule, what no touch led to apart', async () => {
    const { rows, meta } = await reportOn(world, JANUARY);
    // Order 1001 of 100.00: touches google cpc, google organic, google cpc; order 1002 of 50.00: none.
    const value = (model: string) =>
      Object.fromEntries(rows.map(({ channel, models }) => [channel, models[model]!.value]));
    expect(value('linear')).toEqual({
      ...{ 'Paid Search': '66.66', 'Organic Search': '33.34', 'Paid Social': '0.00' },
      Unattributed: '50.00',
    });
    expect(value('position_based')).toMatchObject({
      'Paid Search': '80.00',
      'Organic Search': '20.00',
    });
    expect(value('j_shaped')).toMatchObject({ 'Paid Search': '80.00', 'Organic Search': '20.00' });
    expect(value('last')).toMatchObject({ 'Paid Search': '100.00', 'Organic Search': '0.00' });
    expect(meta.totals).toEqual({ conversions: 2, value: '150.00', nulls: 1 });
    const [paid] = rows;
    // 66.66 credited against a cost of 360.00.
    expect(paid).toMatchObject({
      channel: 'Paid Search',
      cost: '360.00',
      models: { linear: { rank: 1 } },
    });
    expect(paid?.models.linear?.romi).toBeCloseTo((66.66 - 360) / 360, 12);
    expect(rows.find(({ channel }) => channel === 'Paid Social')).toMatchObject({ cost: null });
    expect(rows.at(-1)).toMatchObject({
      kind: 'unattributed',
      spread: null,
      models: { last: { rank: null } },
    });
  });

  it('shows the credit of touches that meet conditions, of journeys that others share in', async () => {
    const linear = async (...where: string[]) => {
      const report = await reportOn(world, { ...JANUARY, models: 'linear', where });
      return report.rows.map(({ channel, cost, models }) => [
        ...[channel, cost, models.linear!.conversions, models.linear!.value],
      ]);
    };
    // Two of the three touches of order 1001 are of Brand; its cost is 100.00 of the channel's 360.00.
    expect(await linear('campaign:is:brand')).toEqual([
      ['Paid Search', '100.00', 0.666666666, '66.66'],
    ]);
    expect(await linear('campaign:not:brand')).toEqual([
      ['Organic Search', null, 0.333333334, '33.34'],
      ['Paid Search', '260.00', 0, '0.00'],
      ['Paid Social', null, 0, '0.00'],
      ['Unattributed', null, 1, '50.00'],
    ]);
    // Nothing says which device was paid for: no cost, and never 0.
    const [unsaid] = await linear('device:is:', 'channel:is:Paid Search');
    expect(unsaid![1]).toBeNull();
  });

  it('adds up to the orders at every level, under every rule', async () => {
    for (const by of [
      'channel',
      'channel,source,campaign',
      'channel,source,campaign,ad_group,keyword',
    ]) {
      const report = await reportOn(world, { ...JANUARY, by });
      for (const { model, conserves, available } of report.meta.models) {
        if (!available || !conserves) continue;
        expect([by, model, sums(report, model)]).toEqual([
          by,
          model,
          { conversions: 2e9, value: 15_000 },
        ]);
      }
    }
  });

  it('switches data-driven models off where the data are too few, and says why', async () => {
    const { meta, rows } = await reportOn(world, JANUARY);
    const markov = meta.models.find(({ model }) => model === 'markov');
    expect(markov).toMatchObject({
      available: false,
      totals: null,
      reason: { code: 'too_few_conversions' },
    });
    expect(markov?.reason?.message).toMatch(/needs at least 100 conversions .* has 1/);
    expect(rows[0]?.models.markov).toBeUndefined();
  });

  it('does not look at journeys dated by touches', async () => {
    const { meta } = await reportOn(world, { ...JANUARY, basis: 'touch', models: 'linear,markov' });
    expect(
      meta.models.map(({ model, available, reason }) => [model, available, reason?.code]),
    ).toEqual([
      ['linear', true, undefined],
      ['markov', false, 'dated_by_touch'],
    ]);
  });

  it('is empty on an empty warehouse', async () => {
    const empty = await openTestWarehouse();
    const { rows, meta } = await reportOn(empty, JANUARY);
    expect(rows).toEqual([]);
    expect(meta).toMatchObject({
      totals: { conversions: 0, value: '0.00', nulls: 0 },
      as_of: null,
    });
    await empty.close();
  });
});

const WAYS = [
  { source: 'google', medium: 'cpc' },
  { source: 'newsletter', medium: 'email' },
  { source: 'vk', medium: 'cpc' },
] as const;
const CHANNELS = ['Paid Search', 'Email', 'Paid Social'] as const;

/** Visits and orders in March that leave exactly the journeys of the table, orders of 100.00 each. */
function factsOf({ starts, touches, conversions, nulls, channels }: PathTable) {
  let person = 0;
  return conversions.length === 0
    ? []
    : [...conversions].flatMap((converted, path) =>
        Array.from({ length: converted + nulls[path]! }, (_, journey) => {
          const who = client(`p${++person}`);
          const steps = [...touches.subarray(starts[path], starts[path + 1])];
          const visits = steps.map((channel, step) =>
            visit([who], `2026-03-${String(step + 2).padStart(2, '0')}T10:00:00Z`, {
              ...WAYS[CHANNELS.indexOf(channels[channel] as (typeof CHANNELS)[number])]!,
              campaign: `campaign ${(person + step) % 3}`,
            }),
          );
          const bought = journey < converted;
          return bought
            ? [...visits, order(`o${person}`, { client_id: who }, '2026-03-20T12:00:00Z', 100)]
            : visits;
        }).flat(),
      );
}

describeInLong('a business with enough data', () => {
  const process = knownProcess({
    channels: CHANNELS.map((name, at) => ({ name, reach: 0.5, hazard: [0.5, 0.3, 0.15][at]! })),
  });
  const table = process.sample(700, 7);
  const library = attribute(table, ['markov', 'shapley', 'shapley_ordered', 'leave_one_out'], {
    ...{ direct: new Set<string>(), paid: new Set<string>() },
  });
  let line: Awaited<ReturnType<typeof openTestLine>>;
  beforeAll(async () => {
    line = await openTestLine({ currency: 'EUR' });
    await line.load(factsOf(table));
    await line.advance();
  }, 60_000);
  afterAll(() => line.close());

  it('says what the library says of the same journeys, to the cent', async () => {
    const report = await reportOn(line.warehouse, MARCH);
    expect(report.meta.totals).toMatchObject({
      conversions: library.totals.conversions,
      nulls: library.totals.nulls,
    });
    for (const { model, channels } of library.models)
      for (const { channel, conversions } of channels) {
        const cell = report.rows.find((row) => row.channel === channel)!.models[model]!;
        expect(cell.conversions).toBeCloseTo(conversions, 8);
        // Every order is of 100.00.
        expect(Math.abs(cents(cell.value) - conversions * 10_000)).toBeLessThanOrEqual(1);
        const [low, high] = cell.interval!.conversions;
        expect(low).toBeLessThan(conversions);
        expect(high).toBeGreaterThan(conversions);
      }
  });

  it('adds campaigns up to their channels and channels to everything, under every model', async () => {
    const channels = await reportOn(line.warehouse, MARCH);
    const campaigns = await reportOn(line.warehouse, { ...MARCH, by: 'channel,campaign' });
    expect(campaigns.rows.length).toBe(9);
    for (const { model, conserves, totals } of campaigns.meta.models) {
      if (!conserves) continue;
      expect(sums(campaigns, model)).toEqual({
        conversions: library.totals.conversions * 1e9,
        value: library.totals.conversions * 10_000,
      });
      expect(totals?.conversions).toBe(library.totals.conversions);
      for (const row of channels.rows) {
        const below = {
          ...campaigns,
          rows: campaigns.rows.filter(({ channel }) => channel === row.channel),
        };
        expect(sums(below, model)).toEqual(sums({ ...channels, rows: [row] }, model));
      }
    }
  });

  const CONDITIONS = [
    ...['returning:X:new', 'channel:X:c2', 'campaign:X:', 'medium:X:cpc', 'week:X:2026-W10'],
  ];
  it.each(CONDITIONS.slice(0, runs(1, 5)))(
    'divides the credit of every model between what meets %s and what does not',
    async (condition) => {
      const by = 'channel,campaign';
      const on = (where: readonly string[]) =>
        reportOn(line.warehouse, { ...MARCH, bootstrap: 0, by, where: [...where] });
      const [whole, met, unmet] = await Promise.all([
        on([]),
        on([condition.replace('X', 'is')]),
        on([condition.replace('X', 'not')]),
      ]);
      for (const { model } of whole.meta.models) {
        const [all, some, others] = [whole, met, unmet].map((report) => sums(report, model));
        // Of parts that are alike to the last digit either may have a unit that cannot be halved.
        expect(Math.abs(some!.conversions + others!.conversions - all!.conversions)).toBeLessThan(
          9,
        );
        expect(Math.abs(some!.value + others!.value - all!.value)).toBeLessThan(9);
      }
      expect(met.meta.where).toEqual([condition.replace('X', 'is')]);
      expect(met.meta.totals.nulls).toBe(whole.meta.totals.nulls);
    },
  );

  it('keeps what a model says of a channel when it shows the channel alone', async () => {
    const whole = await reportOn(line.warehouse, MARCH);
    const [first] = whole.rows;
    const where = `channel:is:${first!.channel}`;
    const { rows } = await reportOn(line.warehouse, { ...MARCH, where });
    expect(rows).toHaveLength(1);
    for (const [model, cell] of Object.entries(first!.models)) {
      const own = rows[0]!.models[model]!;
      expect([model, own.conversions, own.value, own.removal_effect]).toEqual([
        ...[model, cell.conversions, cell.value, cell.removal_effect],
      ]);
      expect(own.interval?.conversions).toEqual(cell.interval?.conversions);
      // Shares are of what is shown.
      expect(own.share).toBe(1);
    }
  });

  it.each(['markov', 'shapley'] as const)(
    'divides what changed under %s, of all that it credits',
    async (model) => {
      const reader = line.warehouse.reader();
      const state = (await readState(reader))!;
      const published = { reader, state, dataRange: await readDataRange(reader, state) };
      const days = { from: MARCH.from, to: MARCH.to, compare: '2026-02-01..2026-02-28' };
      const asked = CONTRACTS.changes.query.parse({ ...days, model, of: 'revenue', by: 'channel' });
      const { rows, totals } = await changesReport(published, asked, CONFIG);
      const { rows: credited } = await reportOn(line.warehouse, { ...MARCH, bootstrap: 0 });
      for (const { channel, now, change, bridge } of rows) {
        const cell = credited.find((row) => row.channel === channel)!.models[model]!;
        expect([channel, now, change]).toEqual([channel, cell.value, cell.value]);
        expect(bridge!.reduce((sum, { effect }) => sum + cents(effect), 0)).toBe(cents(change));
      }
      // Every order is of 100.00, and none was made in February.
      expect(totals).toMatchObject({
        before: '0.00',
        now: `${library.totals.conversions * 100}.00`,
      });
    },
  );

  it('gives the same bytes to the same question', async () => {
    const [one, two] = [
      await answerTo(line.warehouse, MARCH),
      await answerTo(line.warehouse, MARCH),
    ];
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });

  it('keeps a run as it was, and knows when it would be another one', async () => {
    const asked = CONTRACTS.attribution.query.parse({ ...MARCH, models: 'linear,markov' });
    const question = questionOf(asked);
    const answer = await answerTo(line.warehouse, { ...MARCH, models: 'linear,markov' });
    const run = newRun(question, answer, '2026-04-01T08:00:00.000000Z', 'finance');
    await insert(line.warehouse, 'attribution_runs', [
      {
        ...{ id: run.id, question, version: run.version, fingerprint: run.fingerprint },
        ...{ revision: run.revision, created_at: '2026-04-01 08:00:00.000000' },
        ...{ created_by: run.createdBy, report: run.report },
      },
    ]);
    const kept = (await findRun(line.warehouse.reader(), { question }))!;
    expect(kept).toEqual(run);
    expect(isCurrent(kept, answer.fingerprint)).toBe(true);
    await line.load([order('late', { client_id: client('p1') }, '2026-03-21T12:00:00Z', 5)]);
    await line.advance();
    const now = await answerTo(line.warehouse, { ...MARCH, models: 'linear,markov' });
    expect(now.report.meta.totals.conversions).toBe(library.totals.conversions + 1);
    expect(isCurrent(kept, now.fingerprint)).toBe(false);
    const shown = reportOf(kept, now.fingerprint);
    expect(shown.rows).toEqual(answer.report.rows);
    expect(shown.meta.run).toMatchObject({ id: run.id, changed_since: true });
  });
});
