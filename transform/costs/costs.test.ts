import type { Fact } from '@throughline/ingest/contract/fact';
import { describe, expect, it } from 'vitest';
import { costParts, costs, order, rates } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

type Row = Parameters<typeof costs>[2][number];

const DAY = '2026-03-05';
const SYNC = '2026-03-06T00:00:00Z';
const LATER = '2026-03-08T00:00:00Z';

async function costOf(...loads: Fact[][]) {
  const line = await openTestLine({ currency: 'EUR' });
  for (const load of loads) {
    await line.load(load);
    await line.advance();
  }
  const rows = await line.rows<Record<string, string | null>>(
    `SELECT campaign, currency, toString(sum(cost_micros)) AS cost, toString(sum(clicks)) AS clicks,
       toString(sum(cost_base)) AS base
     FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})
     GROUP BY campaign, currency ORDER BY campaign, currency`,
  );
  await line.close();
  return rows.map(({ campaign, cost }) => `${campaign} ${Number(cost) / 1e6}`);
}

const row = (name: string, cost: number, emitted: string, more: Partial<Row> = {}): Row => ({
  campaign: 'brand',
  cost,
  row: name,
  emitted,
  ...more,
});

describe('copies of a row', () => {
  it('count once, as the newest says, in one part of a block or in several', async () => {
    // Mobile was 10 and is 12; desktop, another row, is 5: 17.
    const rows = [row('mobile', 10, SYNC), row('mobile', 12, LATER), row('desktop', 5, SYNC)];
    expect(await costOf([costs(DAY, LATER, rows)])).toEqual(['brand 17']);
    const parts = costParts(DAY, LATER, [[rows[1]!], [rows[0]!, rows[2]!]]);
    expect(await costOf(parts)).toEqual(['brand 17']);
    expect(await costOf([parts[1]!], [parts[0]!])).toEqual(['brand 17']);
  });

  it('are one where they are equal, and one of two that were emitted at one instant', async () => {
    expect(await costOf([costs(DAY, SYNC, [row('a', 4, SYNC), row('a', 4, SYNC)])])).toEqual([
      'brand 4',
    ]);
    const [one, two] = [row('a', 4, SYNC), row('a', 6, SYNC)];
    const [first] = await costOf([costs(DAY, SYNC, [one, two])]);
    expect(['brand 4', 'brand 6']).toContain(first);
    expect(await costOf([costs(DAY, SYNC, [two, one])])).toEqual([first]);
    expect(await costOf(costParts(DAY, SYNC, [[two], [one]]))).toEqual([first]);
  });

  it('of one sync that differ are rows that nothing tells apart, and add up', async () => {
    const next = '2026-03-06T00:00:00.001Z';
    expect(await costOf([costs(DAY, SYNC, [row('a', 7, SYNC), row('a', 3, next)])])).toEqual([
      'brand 10',
    ]);
  });

  it('of rows without a key there are none', async () => {
    const same = { campaign: 'brand', cost: 2 };
    expect(await costOf([costs(DAY, SYNC, [same, same])])).toEqual(['brand 4']);
  });
});

describe('levels of one day', () => {
  const at = (level: string, account = 1) => `ad_cost:yandex_direct:${account}:${DAY}:${level}`;
  const level = (name: string, rows: Row[]) => costs(DAY, SYNC, rows, at(name));

  it('are never added: each campaign counts at the finest level that tells all of its cost', async () => {
    const facts = [
      level('campaign', [row('c1', 100, SYNC), row('c2', 50, SYNC, { campaign: 'sofas' })]),
      // All of the brand, by its ads; of the sofas, whose feed ads have no keyword, a part.
      level('ad', [row('a1', 60, SYNC), row('a2', 40, SYNC)]),
      level('keyword', [row('k1', 30, SYNC, { campaign: 'sofas' })]),
    ];
    expect(await costOf(facts)).toEqual(['brand 100', 'sofas 50']);
    // In any order, load by load.
    expect(await costOf(...facts.toReversed().map((fact) => [fact]))).toEqual([
      'brand 100',
      'sofas 50',
    ]);
  });

  it('of two accounts do not meet, though their campaigns have one name', async () => {
    expect(
      await costOf([
        costs(DAY, SYNC, [row('a', 1, SYNC)], at('campaign', 1)),
        costs(DAY, SYNC, [row('a', 2, SYNC)], at('ad', 2)),
      ]),
    ).toEqual(['brand 3']);
  });
});

describe('exchange rates', () => {
  async function converted(facts: Fact[], rateDays?: number) {
    const line = await openTestLine({
      currency: 'EUR',
      ...(rateDays !== undefined && { rateDays }),
    });
    for (const fact of facts) {
      await line.load([fact]);
      await line.advance();
    }
    const before = await line.snapshot();
    await line.deriver.rebuild();
    expect(await line.snapshot()).toBe(before);
    const [sale] = await line.rows<{ base: string | null }>(
      `SELECT toString(revenue_base) AS base FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE kind = 'order'`,
    );
    const [cost] = await line.rows<{ base: string | null }>(
      `SELECT toString(cost_base) AS base FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})`,
    );
    await line.close();
    const units = (base: string | null | undefined) => (base == null ? null : Number(base) / 1e6);
    return [units(sale?.base), units(cost?.base)];
  }
  const sale = order('1', {}, `${DAY}T12:00:00Z`, 110, { currency: 'USD' });
  const spent = costs(DAY, SYNC, [{ campaign: 'brand', cost: 55, currency: 'USD' }]);
  const day = (date: string) => `2026-03-${date}`;

  it('meet through a third currency of the same day, told either way round', async () => {
    // 110 USD × 64 / 70.4 = 100 EUR, 55 USD = 50 EUR.
    const tables = [
      [rates(day('01'), 'USD', 'RUB', '64'), rates(day('01'), 'EUR', 'RUB', '70.4')],
      [rates(day('01'), 'USD', 'RUB', '64'), rates(day('01'), 'RUB', 'EUR', '0.014204545455')],
    ];
    for (const table of tables) {
      expect(await converted([sale, spent, ...table])).toEqual([100, expect.closeTo(50, 6)]);
      expect(await converted([...table, sale, spent])).toEqual([100, expect.closeTo(50, 6)]);
    }
    // Of two days they are not of one market.
    expect(
      await converted([
        rates(day('01'), 'USD', 'RUB', '64'),
        rates(day('02'), 'EUR', 'RUB', '70.4'),
        sale,
        spent,
      ]),
    ).toEqual([null, null]);
  });

  it('are taken as told, before inverted, before through another', async () => {
    const through = [rates(day('05'), 'USD', 'RUB', '64'), rates(day('05'), 'EUR', 'RUB', '70.4')];
    const inverse = rates(day('05'), 'EUR', 'USD', '1.25');
    const direct = rates(day('05'), 'USD', 'EUR', '0.5');
    expect(await converted([sale, spent, inverse, ...through])).toEqual([88, 44]);
    expect(await converted([direct, sale, spent, inverse, ...through])).toEqual([55, 27.5]);
  });

  it('serve their day and ten after it, or as many as are set, and none before', async () => {
    const on = (date: string) => [sale, spent, rates(date, 'USD', 'EUR', '0.5')];
    expect(await converted(on('2026-02-23'))).toEqual([55, 27.5]);
    expect(await converted(on('2026-02-22'))).toEqual([null, null]);
    expect(await converted(on('2026-02-22'), 11)).toEqual([55, 27.5]);
    expect(await converted(on(day('04')), 0)).toEqual([null, null]);
    expect(await converted(on(day('06')))).toEqual([null, null]);
  });

  it('that are absurd make the amount unknown and stop nothing', async () => {
    const huge = rates(day('05'), 'USD', 'EUR', '999999999999');
    const cost = costs(DAY, SYNC, [{ campaign: 'brand', cost: 90_000_000_000, currency: 'USD' }]);
    expect(
      await converted([
        order('1', {}, `${DAY}T12:00:00Z`, 90_000_000_000, { currency: 'USD' }),
        cost,
        huge,
      ]),
    ).toEqual([null, null]);
  });
});
