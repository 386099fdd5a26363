import { COST_LEVELS } from '@throughline/ingest/mapping/ad-cost';
import { inLong } from '@throughline/ingest/testing/in-long';
import { expect, it } from 'vitest';
import { costParts, costs, rates } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

type Row = Parameters<typeof costs>[2][number];
const DAY = '2026-03-01';
const key = (level: string, account = '1') => `ad_cost:google_ads:${account}:${DAY}:${level}`;
const brand = (claimed: Row['claimed'], more: Partial<Row> = {}): Row => ({
  ...{ campaign: 'brand', cost: 10 },
  ...(claimed && { claimed }),
  ...more,
});

/** Claims of a line after each list of slices is loaded, in the order given and in the other one. */
async function claims(
  ...slices: Parameters<Awaited<ReturnType<typeof openTestLine>>['load']>[0][number][]
) {
  const [one, other] = await Promise.all([slices, slices.toReversed()].map(derived));
  expect(other).toEqual(one);
  return one!;
}

async function derived(slices: readonly Parameters<typeof claims>[number][]) {
  const line = await openTestLine({ currency: 'EUR' });
  for (const slice of slices) {
    await line.load([slice]);
    await line.advance();
  }
  const rows = await line.rows<Record<string, string | null>>(
    `SELECT campaign, setting, action, toString(conversions / 1000000), toString(value_micros / 1000000),
       currency, toString(value_base / 1000000)
     FROM claimed_rows(generation = {generation:UInt32}, revision = {revision:UInt64})
     ORDER BY campaign, setting, action`,
  );
  await line.close();
  return rows.map((row) => Object.values(row));
}

it('adds up a setting and an action, and neither of them with another', async () => {
  expect(
    await claims(
      costs(DAY, '2026-03-02T00:00:00Z', [
        brand([
          ['7d_click', 'lead', 2, 20],
          ['1d_view', 'lead', 1, 5],
        ]),
        brand([['7d_click', 'lead', 1.5, 10]]),
        { campaign: 'sofas', cost: 1, claimed: [['7d_click', 'sale', 1, null]] },
        { campaign: 'silent', cost: 1 },
      ]),
    ),
  ).toEqual([
    ['brand', '1d_view', 'lead', '1', '5', 'EUR', '5'],
    ['brand', '7d_click', 'lead', '3.5', '30', 'EUR', '30'],
    ['sofas', '7d_click', 'sale', '1', null, 'EUR', null],
  ]);
});

it('keeps a sum unknown where a part of it is', async () => {
  expect(
    await claims(
      costs(DAY, '2026-03-02T00:00:00Z', [
        brand([['data_driven', 'sale', 2, 20]]),
        brand([['data_driven', 'sale', 1, null]]),
      ]),
    ),
  ).toEqual([['brand', 'data_driven', 'sale', '3', null, 'EUR', null]]);
});

it('takes the newest copy of a row and the last restatement of a block', async () => {
  const copy = (emitted: string, conversions: number) =>
    brand([['7d_click', 'lead', conversions, null]], { row: 'brand', emitted });
  expect(
    await claims(
      ...costParts(DAY, '2026-03-02T00:00:00Z', [[copy('2026-03-02T00:00:00Z', 9)]]),
      ...costParts(DAY, '2026-03-03T00:00:00Z', [
        [copy('2026-03-03T00:00:00Z', 2)],
        [copy('2026-03-03T06:00:00Z', 3)],
      ]),
    ),
  ).toEqual([['brand', '7d_click', 'lead', '3', null, 'EUR', null]]);
});

inLong('tells apart copies of one instant that differ in nothing but their claims', async () => {
  const copy = (conversions: number) =>
    brand([['7d_click', 'lead', conversions, null]], {
      row: 'brand',
      emitted: '2026-03-02T00:00:00Z',
    });
  const both = await claims(...costParts(DAY, '2026-03-02T00:00:00Z', [[copy(2)], [copy(3)]]));
  expect(both).toHaveLength(1);
  expect(['2', '3']).toContain(both[0]![3]);
});

it('counts each campaign at the finest level that tells all of its claims', async () => {
  expect(COST_LEVELS.indexOf('campaign')).toBeLessThan(COST_LEVELS.indexOf('keyword'));
  const taken = '2026-03-02T00:00:00Z';
  const lead = (conversions: number): NonNullable<Row['claimed']> => [
    ['7d_click', 'lead', conversions, null],
  ];
  expect(
    await claims(
      costs(
        DAY,
        taken,
        [brand(lead(4)), { campaign: 'sofas', cost: 1, claimed: lead(5) }],
        key('campaign'),
      ),
      // All four of the brand, and two of five of the sofas.
      costs(
        DAY,
        taken,
        [brand(lead(1)), brand(lead(3)), { campaign: 'sofas', cost: 1, claimed: lead(2) }],
        key('keyword'),
      ),
      // Keywords alone tell these.
      costs(DAY, taken, [{ campaign: 'lamps', cost: 1, claimed: lead(7) }], key('keyword', '2')),
    ),
  ).toEqual([
    ['brand', '7d_click', 'lead', '4', null, 'EUR', null],
    ['lamps', '7d_click', 'lead', '7', null, 'EUR', null],
    ['sofas', '7d_click', 'lead', '5', null, 'EUR', null],
  ]);
});

it('converts values at the rate of their day, and again when it is restated', async () => {
  const dollars = brand([['7d_click', 'sale', 1, 10]], { currency: 'USD' });
  const liras = { ...dollars, campaign: 'sofas', currency: 'TRY' };
  expect(
    await claims(
      costs(DAY, '2026-03-02T00:00:00Z', [dollars, liras]),
      rates(DAY, 'USD', 'EUR', '0.5'),
      rates(DAY, 'USD', 'EUR', '0.9', '2026-03-05T00:00:00Z'),
    ),
  ).toEqual([
    ['brand', '7d_click', 'sale', '1', '10', 'USD', '9'],
    ['sofas', '7d_click', 'sale', '1', '10', 'TRY', null],
  ]);
});
