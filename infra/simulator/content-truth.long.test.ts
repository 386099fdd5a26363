import { afterAll, beforeAll, expect, it } from 'vitest';
import { openToldBusiness, world } from './testing/told-business.ts';

/** Reports on pages, searches, offline sales and partners against the simulator's own books, over the whole history. */
const { expected } = world;
let business: Awaited<ReturnType<typeof openToldBusiness>>;
beforeAll(async () => {
  business = await openToldBusiness([
    'ga4',
    'unisender',
    'shopify',
    'pipedrive',
    'files',
    'search-console',
    'airbyte',
    'exchange-rates',
  ]);
});
afterAll(() => business.close());

const money = (micros: bigint) => Number(micros) / 1e6;

it('pages: each visit by the page that it begins with, and each sale with one start and one end', async () => {
  const { rows, totals } = await business.ask('landing');
  expect(totals.visits).toBe(expected.visits);
  const told = rows.filter(({ visits }) => (visits ?? 0) > 0);
  expect(Object.fromEntries(told.map(({ name, visits }) => [name, visits]))).toEqual(
    expected.landings,
  );
  expect(totals.starts).toBe(totals.closes);
  expect(totals.engaged_known).toBe(expected.visits);
});

it('searches: clicks, impressions, the brand and what the engine withholds', async () => {
  const { meta, totals } = await business.ask('search');
  const { days, clicks, impressions, brandClicks, withheldClicks } = expected.searches;
  expect(clicks).toBeGreaterThan(50);
  expect(totals).toMatchObject({ clicks, impressions, withheld_clicks: withheldClicks });
  expect(meta.days.told).toBe(days);
  expect(meta.brand?.clicks).toBe(brandClicks);
});

it('tills: sales and what was kept of them by branch; no more online than there were visits', async () => {
  const { rows, totals } = await business.ask('offline');
  for (const [name, { sales, kept }] of Object.entries(expected.branches)) {
    const row = rows.find((one) => one.name === name);
    expect(row?.sales).toBe(sales);
    expect(Number(row?.revenue)).toBeCloseTo(money(kept), 0);
  }
  expect(totals.sales).toBe(expected.orders.byPlace.pos);
  // Whoever put the goods aside on the site is seen; whoever left nothing at the till, or another address, cannot be.
  expect(expected.reservedOnline).toBeGreaterThan(0);
  expect(totals.online).toBeGreaterThanOrEqual(expected.reservedOnline);
  expect(totals.online).toBeLessThanOrEqual(expected.seenOnline);
});

it('evenings: who registered, came and asked', async () => {
  const { events } = await business.ask('offline', { by: 'event' });
  expect(Object.keys(expected.seminars).length).toBeGreaterThan(0);
  expect(
    Object.fromEntries(
      events.map(({ name, people, attended, requests }) => [name, { people, attended, requests }]),
    ),
  ).toEqual(expected.seminars);
});

it('promo codes: sales and what was kept of them, and whose they are', async () => {
  const { rows, meta } = await business.ask('partners', { by: 'coupon' });
  expect(meta.unlisted_codes).toBe(0);
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(expected.promoCodes).sort());
  for (const { name, sales, revenue } of rows) {
    expect(sales).toBe(expected.promoCodes[name]?.sales);
    expect(Number(revenue)).toBeCloseTo(money(expected.promoCodes[name]!.kept), 0);
  }
  const anna = (await business.ask('partners')).rows.find(({ name }) => name === 'Anna at home');
  expect(Number(anna?.commission)).toBeCloseTo(
    0.08 * money(expected.promoCodes.ANNA10?.kept ?? 0n),
    0,
  );
});

it('market: the newest month of each subject, beside the visits of that month', async () => {
  const { rows } = await business.ask('market', { own: 'visits', against: 'before' });
  expect(Object.fromEntries(rows.map(({ subject, value }) => [subject, value]))).toEqual(
    expected.demand,
  );
  for (const { period_from: from, period_to: to, own, change } of rows) {
    const { totals } = await business.ask('landing', { from, to });
    expect(own).toBe(totals.visits);
    expect(change).not.toBeNull();
  }
});

it('reviews: those of each platform with their stars, those answered, and what requests bring', async () => {
  const { meta, rows, totals } = await business.ask('reviews');
  for (const [name, { reviews, stars, answered, negative }] of Object.entries(expected.reviews)) {
    const row = rows.find((one) => one.name === name);
    expect([name, row]).toEqual([
      name,
      expect.objectContaining({ reviews, rated: reviews, answered, negative }),
    ]);
    expect(row!.rating).toBeCloseTo(stars / reviews, 9);
  }
  expect(totals.reviews).toBeGreaterThan(8);
  // The simulator writes texts by the stars, part of them without a word of praise or complaint.
  expect(meta.sentiment.agree / meta.sentiment.compared).toBeGreaterThan(0.5);
  const { requests } = await business.ask('reviews', { by: 'request' });
  const sales = requests.reduce((sum, row) => sum + row.sales, 0);
  expect(sales).toBe(expected.orders.paid + expected.deals.won);
});

it('posts: their sums, the visits of their tags, and the evening as the best hour', async () => {
  const { totals } = await business.ask('social');
  expect(totals).toMatchObject(expected.social);
  const { rows } = await business.ask('social', { by: 'hour' });
  // The simulator makes the evening worth 1.6 of noon, and the morning 0.8 of it.
  const verdicts = new Map(rows.map(({ name, hour_verdict }) => [name, hour_verdict]));
  expect(verdicts.get('19')).toBe('better');
  expect([...verdicts.values()].filter((one) => one === 'better')).toHaveLength(1);
});
