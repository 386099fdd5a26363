import type { Fact } from '@throughline/ingest/contract/fact';
import { inLong } from '@throughline/ingest/testing/in-long';
import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { describe, expect, it } from 'vitest';
import type { DeriveSettings } from '../derive/settings.ts';
import { costParts, costs, order, rates } from '../testing/facts.ts';
import { once } from '../testing/once.ts';
import { openTestLine } from '../testing/test-line.ts';

type Row = Parameters<typeof costs>[2][number];

const SYNC = '2026-03-06T00:00:00Z';
const LATER = '2026-03-08T00:00:00Z';

/** Loads of the costs of one day, which nobody else has. */
type Scene = (day: string) => Fact[][];

/** What each scene's day cost. The first loads of all scenes are derived before the second ones come, and so on. */
async function costsOf<Name extends string>(
  scenes: Record<Name, Scene>,
): Promise<Record<Name, string[]>> {
  const days = Object.entries<Scene>(scenes).map(([name, scene], index) => {
    const day = `2026-02-${String(index + 1).padStart(2, '0')}`;
    return { name, day, loads: scene(day) };
  });
  const line = await openTestLine({ currency: 'EUR' });
  for (let step = 0; days.some(({ loads }) => step < loads.length); step++) {
    await line.load(days.flatMap(({ loads }) => loads[step] ?? []));
    await line.advance();
  }
  const rows = await line.rows<{ day: string; campaign: string; cost: string }>(
    `SELECT toString(day) AS day, campaign, toString(sum(cost_micros)) AS cost
     FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
     GROUP BY day, campaign ORDER BY campaign`,
  );
  await line.close();
  const found = days.map(({ name, day }) => [
    name,
    rows
      .filter((row) => row.day === day)
      .map(({ campaign, cost }) => `${campaign} ${Number(cost) / 1e6}`),
  ]);
  return Object.fromEntries(found);
}

const row = (name: string, cost: number, emitted: string, more: Partial<Row> = {}): Row => ({
  campaign: 'brand',
  cost,
  row: name,
  emitted,
  ...more,
});

describe('copies of a row', () => {
  // Mobile was 10 and is 12; desktop, another row, is 5: 17.
  const rows = [row('mobile', 10, SYNC), row('mobile', 12, LATER), row('desktop', 5, SYNC)];
  const parts = (day: string) => costParts(day, LATER, [[rows[1]!], [rows[0]!, rows[2]!]]);
  const [one, two] = [row('a', 4, SYNC), row('a', 6, SYNC)];
  const next = '2026-03-06T00:00:00.001Z';
  const same = { campaign: 'brand', cost: 2 };
  /** One part, and the same part as another mapping reads it. */
  const read = (day: string) => costs(day, SYNC, [row('a', 4, SYNC)]);
  const readAs = (day: string, one: Row): Fact => ({
    ...costs(day, SYNC, [one]),
    slice: read(day).slice,
  });
  const found = once(() =>
    costsOf({
      inOnePart: (day) => [[costs(day, LATER, rows)]],
      inParts: (day) => [parts(day)],
      partByPart: (day) => parts(day).map((part) => [part]),
      lastPartFirst: (day) =>
        parts(day)
          .toReversed()
          .map((part) => [part]),
      equal: (day) => [[costs(day, SYNC, [row('a', 4, SYNC), row('a', 4, SYNC)])]],
      ofOneInstant: (day) => [[costs(day, SYNC, [one, two])]],
      theOtherFirst: (day) => [[costs(day, SYNC, [two, one])]],
      theOtherInItsOwnPart: (day) => [costParts(day, SYNC, [[two], [one]])],
      ofOneSync: (day) => [[costs(day, SYNC, [row('a', 7, SYNC), row('a', 3, next)])]],
      withoutKeys: (day) => [[costs(day, SYNC, [same, same])]],
      newerSecond: (day) => [[read(day)], [readAs(day, row('b', 6, LATER))]],
      newerFirst: (day) => [[readAs(day, row('b', 6, LATER))], [read(day)]],
    }),
  );

  it('count once, as the newest says, in one part of a block or in several', async () => {
    const { inOnePart, inParts, partByPart, lastPartFirst } = await found();
    expect(inOnePart).toEqual(['brand 17']);
    expect([inParts, partByPart, lastPartFirst]).toEqual([inOnePart, inOnePart, inOnePart]);
  });

  it('are one where they are equal, and one of two that were emitted at one instant', async () => {
    const { equal, ofOneInstant, theOtherFirst, theOtherInItsOwnPart } = await found();
    expect(equal).toEqual(['brand 4']);
    expect(['brand 4', 'brand 6']).toContain(ofOneInstant[0]);
    expect([theOtherFirst, theOtherInItsOwnPart]).toEqual([ofOneInstant, ofOneInstant]);
  });

  inLong(
    'of a part that was read twice are those of one reading, whichever came first',
    async () => {
      const { newerSecond, newerFirst } = await found();
      // The newer rows count: 6, and the part's other row of before is not added.
      expect([newerSecond, newerFirst]).toEqual([['brand 6'], ['brand 6']]);
      // Of equally new ones it is the same in any order, and never both.
      const loads = (day: string) => [[read(day)], [readAs(day, row('b', 9, SYNC))]];
      const otherSecond = await costsOf({ one: loads });
      expect(['brand 4', 'brand 9']).toContain(otherSecond.one[0]);
      expect(await costsOf({ one: (day) => loads(day).toReversed() })).toEqual(otherSecond);
    },
  );

  it('of one sync that differ are rows that nothing tells apart, and add up', async () => {
    expect((await found()).ofOneSync).toEqual(['brand 10']);
  });

  it('of rows without a key there are none', async () => {
    expect((await found()).withoutKeys).toEqual(['brand 4']);
  });
});

describe('levels of one day', () => {
  const at = (day: string, level: string, account = 1) =>
    `ad_cost:yandex_direct:${account}:${day}:${level}`;
  const level = (day: string, name: string, rows: Row[]) => costs(day, SYNC, rows, at(day, name));
  const facts = (day: string) => [
    level(day, 'campaign', [row('c1', 100, SYNC), row('c2', 50, SYNC, { campaign: 'sofas' })]),
    // All of the brand, by its ads; of the sofas, whose feed ads have no keyword, a part.
    level(day, 'ad', [row('a1', 60, SYNC), row('a2', 40, SYNC)]),
    level(day, 'keyword', [row('k1', 30, SYNC, { campaign: 'sofas' })]),
  ];
  const found = once(() =>
    costsOf({
      together: (day) => [facts(day)],
      finestFirst: (day) =>
        facts(day)
          .toReversed()
          .map((fact) => [fact]),
      ofTwoAccounts: (day) => [
        [
          costs(day, SYNC, [row('a', 1, SYNC)], at(day, 'campaign', 1)),
          costs(day, SYNC, [row('a', 2, SYNC)], at(day, 'ad', 2)),
        ],
      ],
    }),
  );

  it('are never added: each campaign counts at the finest level that tells all of its cost', async () => {
    const { together, finestFirst } = await found();
    expect(together).toEqual(['brand 100', 'sofas 50']);
    expect(finestFirst).toEqual(together);
  });

  it('of two accounts do not meet, though their campaigns have one name', async () => {
    expect((await found()).ofTwoAccounts).toEqual(['brand 3']);
  });
});

describe('exchange rates', () => {
  /** Days from that of the sale. Scenes lie so far apart that no rate reaches another's sale. */
  type Day = (from: number) => string;
  type RatesScene = (day: Day, sold: readonly Fact[]) => Fact[];
  const APART_DAYS = 50;
  const FIRST = Date.parse('2024-03-05T00:00:00Z');

  /** 110 USD were sold and 55 USD spent on one day: what both are in EUR, the facts of a scene coming one by one. */
  async function converted<Name extends string>(
    scenes: Record<Name, RatesScene>,
    settings: Partial<DeriveSettings> = {},
    [sold, spent]: readonly [number, number] = [110, 55],
  ): Promise<Record<Name, (number | null)[]>> {
    const facts = Object.entries<RatesScene>(scenes).map(([name, scene], index) => {
      const day: Day = (from) =>
        new Date(FIRST + (index * APART_DAYS + from) * 86_400_000).toISOString().slice(0, 10);
      return scene(day, [
        order(name, {}, `${day(0)}T12:00:00Z`, sold, { currency: 'USD' }),
        costs(day(0), SYNC, [{ campaign: name, cost: spent, currency: 'USD' }]),
      ]);
    });
    const line = await openTestLine({ currency: 'EUR', ...settings });
    for (let step = 0; facts.some(({ length }) => step < length); step++) {
      await line.load(facts.flatMap((scene) => scene[step] ?? []));
      await line.advance();
    }
    const before = await line.snapshot();
    await line.deriver.rebuild();
    expect(await line.snapshot()).toBe(before);
    const rows = await line.rows<{ name: string; base: string | null }>(
      `SELECT * FROM
       (
           SELECT label AS name, toString(revenue_base) AS base, 0 AS side
           FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE kind = 'order'
           UNION ALL SELECT campaign, toString(cost_base), 1
           FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
       )
       ORDER BY side`,
    );
    await line.close();
    const found = Object.keys(scenes).map((name) => [
      name,
      rows
        .filter((row) => row.name === name)
        .map(({ base }) => (base === null ? null : Number(base) / 1e6)),
    ]);
    return Object.fromEntries(found);
  }

  const throughRoubles = (one: string, other = one) => [
    rates(one, 'USD', 'RUB', '64'),
    rates(other, 'EUR', 'RUB', '70.4'),
  ];
  const toldInverse = (day: string) => [
    rates(day, 'USD', 'RUB', '64'),
    rates(day, 'RUB', 'EUR', '0.014204545455'),
  ];
  const inverse = (day: string) => rates(day, 'EUR', 'USD', '1.25');
  const direct = (day: string) => rates(day, 'USD', 'EUR', '0.5');
  const found = once(() =>
    converted({
      // 110 USD × 64 / 70.4 = 100 EUR, 55 USD = 50 EUR.
      through: (day, sold) => [...sold, ...throughRoubles(day(-4))],
      throughFirst: (day, sold) => [...throughRoubles(day(-4)), ...sold],
      toldInverse: (day, sold) => [...sold, ...toldInverse(day(-4))],
      toldInverseFirst: (day, sold) => [...toldInverse(day(-4)), ...sold],
      ofTwoDays: (day, sold) => [...throughRoubles(day(-4), day(-3)), ...sold],
      inverse: (day, sold) => [...sold, inverse(day(0)), ...throughRoubles(day(0))],
      direct: (day, sold) => [direct(day(0)), ...sold, inverse(day(0)), ...throughRoubles(day(0))],
      tenDaysBefore: (day, sold) => [...sold, direct(day(-10))],
      elevenDaysBefore: (day, sold) => [...sold, direct(day(-11))],
      theDayAfter: (day, sold) => [...sold, direct(day(1))],
    }),
  );

  inLong('meet through a third currency of the same day, told either way round', async () => {
    const { through, throughFirst, toldInverse, toldInverseFirst, ofTwoDays } = await found();
    const all = [through, throughFirst, toldInverse, toldInverseFirst];
    expect(all).toEqual(new Array(4).fill([100, expect.closeTo(50, 6)]));
    // Of two days they are not of one market.
    expect(ofTwoDays).toEqual([null, null]);
  });

  it('are taken as told, before inverted, before through another', async () => {
    const { inverse, direct } = await found();
    expect(inverse).toEqual([88, 44]);
    expect(direct).toEqual([55, 27.5]);
  });

  it('serve their day and ten after it, or as many as are set, and none before', async () => {
    const { tenDaysBefore, elevenDaysBefore, theDayAfter } = await found();
    expect(tenDaysBefore).toEqual([55, 27.5]);
    expect(elevenDaysBefore).toEqual([null, null]);
    expect(theDayAfter).toEqual([null, null]);
    if (!IS_LONG) return;
    const eleven = { far: (day: Day, sold: readonly Fact[]) => [...sold, direct(day(-11))] };
    expect(await converted(eleven, { rateDays: 11 })).toEqual({ far: [55, 27.5] });
    const onlyItsOwn = { near: (day: Day, sold: readonly Fact[]) => [...sold, direct(day(-1))] };
    expect(await converted(onlyItsOwn, { rateDays: 0 })).toEqual({ near: [null, null] });
  });

  inLong('that are absurd make the amount unknown and stop nothing', async () => {
    const huge = (day: Day, sold: readonly Fact[]) => [
      ...sold,
      rates(day(0), 'USD', 'EUR', '999999999999'),
    ];
    expect(await converted({ huge }, {}, [90_000_000_000, 90_000_000_000])).toEqual({
      huge: [null, null],
    });
  });
});
