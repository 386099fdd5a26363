import { runs } from '@throughline/ingest/testing/long-runs';
import { normalQuantile } from '@throughline/transform/plan/figures/normal';
import { uniformStream } from '@throughline/transform/plan/risk/random-stream';
import { at, client, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentsReport } from '../../contract/reports/experiments.ts';
import { bodyOf, serve } from '../../testing/serve.ts';
import type { Experiment } from './experiment.ts';
import { daysBetween } from './groups.ts';

const ADS = { source: 'vk', medium: 'cpc' };
let people = 0;

/** Somebody of a region who came by an ad or by themselves and bought. Half of what is paid is the cost of the goods. */
function bought(region: string, day: string, amount: number, isByAd = false) {
  const who = `p${people++}`;
  return [
    visit([client(who)], `${day}T09:00:00Z`, isByAd ? ADS : undefined, {
      ...(region && { region: { country: 'RU', region } }),
    }),
    order(who, { client_id: client(who) }, `${day}T10:00:00Z`, amount, { cost: amount / 2 }),
  ];
}

// By hand: regions sell 100, 200, 400 and 800 before; all grow by a half, those with the ads by a fifth more.
const SIZES = [100, 200, 400, 800];
const geo: Experiment = {
  ...{ name: 'north', channel: 'Paid Social', from: '2026-03-01', to: '2026-03-02', carryOver: 0 },
  regions: {
    ...{ with: SIZES.map((_, at) => `With ${at}`), without: SIZES.map((_, at) => `other ${at}`) },
    before: 2,
  },
};
const geoFacts = SIZES.flatMap((size, at) => [
  ...bought(`with ${at}`, '2026-02-27', size / 2),
  ...bought(`with ${at}`, '2026-02-28', size / 2),
  ...bought(`with ${at}`, '2026-03-01', size * 1.5),
  // Half of what the ads brought is credited to them, and so is as much beside.
  ...bought(`with ${at}`, '2026-03-02', size * 0.3, true),
  ...bought(`other ${at}`, '2026-02-28', size * 3),
  ...bought(`other ${at}`, '2026-03-02', size * 4.5),
]);

// By hand: 10 a day without, 13 with; the first day of each later block is as the block before.
const DAYS = daysBetween('2026-03-11', '2026-04-03');
const blocks = Array.from({ length: 8 }, (_, at) => ({ from: DAYS[at * 3]!, ads: at % 2 === 0 }));
const turns: Experiment = {
  ...{ name: 'turns', from: '2026-03-11', to: '2026-04-03', blocks, carryOver: 1 },
};
const turnFacts = DAYS.flatMap((day, at) =>
  bought('', day, 2 * ((Math.floor(at / 3) % 2 === 0) !== (at > 0 && at % 3 === 0) ? 13 : 10)),
);

const { facts: worldFacts, tests: worldTests } = drawWorlds(runs(6, 60));

describe('geo and switchback tests', () => {
  let line: Awaited<ReturnType<typeof openTestLine>>;
  let app: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    line = await openTestLine(
      { currency: 'EUR', timezone: 'UTC' },
      undefined,
      at('2026-04-10T06:00:00Z'),
    );
    await line.load([...geoFacts, ...turnFacts, ...bought('', '2026-03-02', 40), ...worldFacts]);
    await line.advance();
    app = await serve(() => line.warehouse.reader(), {
      ...{ currency: 'EUR', timezone: 'UTC', vatRate: '0.20', agencyFee: '0.10' },
      ...{ customWeights: [10, 20, 70], lookbackDays: 90, halfLifeDays: 7 },
      experiments: [geo, turns, ...worldTests.map(({ test }) => test)],
    });
  });
  afterAll(async () => {
    await app?.close();
    await line?.close();
  });
  const asked = (query: string, days = 'from=2026-03-01&to=2026-04-09') =>
    bodyOf<ExperimentsReport>(app, `/api/v1/reports/experiments?${days}&${query}`);
  const opened = (query: string) =>
    bodyOf<{ count: number; value: string; rows: { region: string }[] }>(
      app,
      `/api/v1/reports/experiments/rows?limit=500&${query}`,
    );

  // Regions with the ads sold 1,500 · 1.8 in revenue, a sixth of it due to them: 450, and half of that in margin.
  it('reads a geo test as worked by hand', async () => {
    const { meta, rows } = await asked('experiment=north&value=revenue');
    const [treated, others] = rows;
    expect(treated).toMatchObject({
      ...{ test_kind: 'geo', channel: 'Paid Social', ads: 'with', units: 4, days: 2 },
      ...{ sales_before: 8, value_before: '1500.00', sales: 8, value: '2700.00' },
      ...{ lift: expect.closeTo(0.2, 9), more_value: '450.00', p_value: expect.closeTo(2 / 70, 9) },
      ...{ attributed: '450.00', factor: expect.closeTo(1, 9), shows: 'adds' },
    });
    expect(others).toMatchObject({
      ...{ ads: 'without', value_before: '4500.00', value: '6750.00', lift: null, factor: null },
    });
    expect(meta.experiments).toMatchObject([
      { units: { with: 4, without: 4 }, is_enough: true, is_over: true, unplaced: 1, days_kept: 2 },
    ]);
    const margin = await asked('experiment=north');
    expect(margin.rows[0]).toMatchObject({ more_value: '225.00', attributed: '225.00' });
  });

  // (13 − 10) a day, over nine days with the ads: the first block has nothing to leave out.
  it('reads a switchback test as worked by hand', async () => {
    const { rows } = await asked('experiment=turns&channel=Direct');
    expect(rows[0]).toMatchObject({
      ...{ test_kind: 'switchback', channel: 'Direct', units: 4, days: 9, sales_before: null },
      ...{ value: '117.00', lift: expect.closeTo(0.3, 9), more_value: '27.00', shows: 'adds' },
      ...{ attributed: '117.00', factor: expect.closeTo(27 / 117, 9) },
    });
    expect(rows[1]).toMatchObject({ units: 4, days: 8, value: '80.00', shows: '' });
  });

  it('shows tests of the asked days, name and channel', async () => {
    const names = async (query: string, days?: string) => [
      ...new Set((await asked(query, days)).rows.map(({ experiment }) => experiment)),
    ];
    expect(await names('channel=Paid Search', 'from=2026-03-01&to=2026-03-10')).toEqual([]);
    expect(await names('channel=Paid Social', 'from=2026-03-02&to=2026-03-11')).toEqual([
      ...['north', 'turns'],
    ]);
  });

  it('opens its figures into sales', async () => {
    const north = 'experiment=north&ads=with&value=revenue';
    expect(await opened(`${north}&when=before`)).toMatchObject({ count: 8, value: '1500.00' });
    expect(await opened(`${north}&measure=attributed`)).toMatchObject({
      count: 4,
      value: '450.00',
    });
    const { rows } = await opened(`${north}&when=during`);
    expect(new Set(rows.map(({ region }) => region)).size).toBe(4);
    expect(await opened('experiment=turns&ads=without')).toMatchObject({
      count: 8,
      value: '80.00',
    });
    const unknown = await app.inject('/api/v1/reports/experiments/rows?experiment=x&ads=with');
    expect(unknown.statusCode).toBe(400);
  });

  // What the ads caused in each world is known from its drawing; the coverage of 400 worlds stands with the calculation.
  it('holds the truth of drawn worlds inside its intervals', async () => {
    const days = 'from=2025-01-01&to=2025-12-31';
    const { rows } = await asked('value=revenue', days);
    const held = worldTests.filter(({ test, truth }) => {
      const row = rows.find(({ experiment, ads }) => experiment === test.name && ads === 'with')!;
      return Number(row.more_value_low) <= truth && truth <= Number(row.more_value_high);
    }).length;
    expect(held / worldTests.length).toBeGreaterThanOrEqual(runs(0.8, 0.9));
  }, 60_000);
});

/** Worlds of fourteen regions of very different size, each with a season of all, luck of its own, and an effect in half of them. */
function drawWorlds(count: number) {
  const random = uniformStream(17, 'geo worlds of the ledger');
  const normal = () => normalQuantile(random());
  const worlds = Array.from({ length: count }, (_, world) => {
    const effect = world % 2 === 0 ? 0.12 : 0;
    const season = 0.3 * normal();
    let truth = 0;
    const facts = Array.from({ length: 14 }, (_none, at) => {
      const region = `w${world}-${at}`;
      const size = 2_000 * Math.exp(normal());
      const without = size * Math.exp(season + 0.06 * normal());
      if (at < 7) truth += without * effect;
      const during = Math.round(without * (at < 7 ? 1 + effect : 1) * 100) / 100;
      return [
        ...bought(region, '2025-05-01', Math.round(size * 100) / 100),
        ...bought(region, '2025-05-03', during),
      ];
    }).flat();
    const named = (some: readonly number[]) => some.map((at) => `w${world}-${at}`);
    const test: Experiment = {
      ...{ name: `world ${world}`, from: '2025-05-03', to: '2025-05-04', carryOver: 0 },
      regions: {
        with: named([0, 1, 2, 3, 4, 5, 6]),
        without: named([7, 8, 9, 10, 11, 12, 13]),
        before: 2,
      },
    };
    return { facts, test, truth };
  });
  return { facts: worlds.flatMap(({ facts }) => facts), tests: worlds };
}
