import { runs } from '@throughline/ingest/testing/long-runs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HistoryMonth, historySpreads } from './history-spreads.ts';

const month = (visits: number, leads: number, cpc = 2): HistoryMonth => ({
  ...{ cost: visits * cpc, clicks: visits, visits, leads, deals: leads / 10 },
  revenue: leads * 10,
});
const times = (count: number, months: readonly HistoryMonth[]) =>
  Array.from({ length: count }, () => months).flat();
const whole = (months: readonly HistoryMonth[]) => ({ planMonths: 1, ripe: months.length });
/** A business of one campaign. */
const alone = (months: readonly HistoryMonth[]) =>
  historySpreads([{ channel: 'search', campaign: 'brand', months }], whole(months));

it('has the spread of six months or more, and says whose they are', () => {
  // Prices of 1 and 4 in turn: logs are ±ln 2, variance 12/11 · (ln 2)², and 1/12 more for the median.
  const moved = times(6, [month(1_000, 50, 1), month(1_000, 50, 4)]);
  const { cpc, lead_rate } = alone(moved)('search', '');
  expect(cpc).toMatchObject({ source: 'channel', months: 12 });
  // The same in the business and the channel, so shrinking changes nothing.
  expect(cpc!.sigma).toBeCloseTo(Math.LN2 * Math.sqrt((12 / 11) * (13 / 12)), 9);
  expect(lead_rate).toMatchObject({ source: 'channel', months: 12 });
  const five = alone(moved.slice(0, 5))('search', 'brand');
  expect(five).toEqual({ cpc: null, aov: null, lead_rate: null, deal_rate: null, sale_rate: null });
});

it('shrinks a spread towards that of the channel, which is worth six months', () => {
  const steady = times(12, [month(1_000, 50)]);
  const wild = times(6, [month(1_000, 50, 1), month(1_000, 50, 4)]);
  const of = historySpreads(
    [
      { channel: 'search', campaign: 'brand', months: steady },
      { channel: 'search', campaign: 'generic', months: wild },
    ],
    whole(steady),
  );
  const [brand, generic, all] = ['brand', 'generic', ''].map((one) => of('search', one).cpc!.sigma);
  // Twelve months of its own and six of the channel's.
  const own = 0.05 ** 2 * (13 / 12);
  expect(brand! ** 2).toBeCloseTo((12 * own + 6 * all! ** 2) / 18, 12);
  expect(brand).toBeLessThan(all!);
  expect(generic).toBeGreaterThan(all!);
});

it('takes the channel’s for a campaign that is new, and the business’s for a channel that is', () => {
  const months = times(12, [month(1_000, 40), month(1_000, 60)]);
  const of = alone(months);
  expect(of('search', 'other').cpc).toEqual(of('search', '').cpc);
  expect(of('social', '').cpc!.source).toBe('business');
  // A campaign that nobody has seen is worth the κ of its channel: 20 where fewer than five campaigns tell.
  expect(of('search', 'other').lead_rate!.worth).toBe(20);
  expect(of('search', '').lead_rate!.worth).toBeGreaterThan(20);
});

it('counts sales in months only that have had the time for them', () => {
  const months = times(8, [month(1_000, 50)]);
  const of = historySpreads([{ channel: 'search', campaign: '', months }], {
    ...{ planMonths: 1, ripe: 5 },
  });
  expect(of('search', '').deal_rate).toBeNull();
  expect(of('search', '').lead_rate).not.toBeNull();
});

it('is narrower the more is known', () => {
  const any = fc.record({
    visits: fc.integer({ min: 100, max: 5_000 }),
    share: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    price: fc.double({ min: 0.2, max: 9, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 6, maxLength: 12 }), (said) => {
      const months = said.map(({ visits, share, price }) =>
        month(visits, Math.round(visits * share), price),
      );
      const [once, twice] = [months, [...months, ...months]].map((known) =>
        alone(known)('search', ''),
      );
      expect(twice!.cpc!.sigma).toBeLessThanOrEqual(once!.cpc!.sigma);
      if (once!.lead_rate)
        expect(twice!.lead_rate!.worth).toBeGreaterThanOrEqual(once!.lead_rate.worth);
    }),
    { numRuns: runs(20, 500) },
  );
});
