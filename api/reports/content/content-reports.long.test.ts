import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { CONTENT_CONFIG, openContentWorld } from '../../testing/content-world.ts';
import { published } from '../../testing/published.ts';
import type { Published } from '../answer.ts';
import { ANSWERS } from '../index.ts';

/** Pages, searches, offline sales and partners, on one world whose tables say what is right; figures are worked by hand. */
let line: Awaited<ReturnType<typeof openContentWorld>>;
let state: Published;
beforeAll(async () => {
  line = await openContentWorld();
  state = await published(line.warehouse);
});
afterAll(() => line.close());

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
type Name = 'landing' | 'search' | 'offline' | 'partners' | 'market' | 'reviews' | 'social';

async function ask<const N extends Name>(
  name: N,
  more: Readonly<Record<string, string | readonly string[]>> = {},
  config: Parameters<(typeof ANSWERS)[N]['answer']>[2] = CONTENT_CONFIG,
) {
  const { answer } = ANSWERS[name] as unknown as {
    answer: (published: Published, asked: unknown, config: unknown) => Promise<unknown>;
  };
  const asked = CONTRACTS[name].query.parse({ ...MARCH, ...more });
  return CONTRACTS[name].answer.parse(await answer(state, asked, config)) as unknown as ReturnType<
    (typeof CONTRACTS)[N]['answer']['parse']
  >;
}

const named = <Row extends { readonly name: string }>(rows: readonly Row[], name: string) =>
  rows.find((row) => row.name === name);

const WEEK = { from: '2026-03-02', to: '2026-03-08' };

it('says which pages begin, assist and close sales', async () => {
  const { meta, rows, totals } = await ask('landing', WEEK);
  expect(named(rows, '/tables')).toMatchObject({
    // a looked at two pages, b at one. The sale of a is credited past its straight visit.
    ...{ visits: 2, engaged: 1, engaged_known: 2, engaged_share: 0.5 },
    ...{ starts: 2, assists: 0, closes: 0, revenue: '100.00', margin: '40.00' },
    margin_per_visit: '20.00',
  });
  expect(named(rows, '/mugs')).toMatchObject({
    // a and b only looked, c asked.
    ...{ visits: 3, engaged: 1, leads: 1, lead_rate: 1 / 3 },
    ...{ starts: 0, assists: 0, closes: 2, revenue: '200.00', margin: '80.00' },
  });
  expect(named(rows, '/')).toMatchObject({ visits: 1, engaged: 0, assists: 1, revenue: '0.00' });
  expect(totals).toMatchObject({ visits: 6, starts: 2, assists: 1, closes: 2, revenue: '300.00' });
  expect(meta).toMatchObject({ engaged_known: 6, minimum: 100 });
});

it('credits pages under the model that is asked for, and creatives alike', async () => {
  const { rows } = await ask('landing', { ...WEEK, model: 'last' });
  expect(named(rows, '/tables')?.revenue).toBe('0.00');
  expect(named(rows, '/mugs')?.revenue).toBe('300.00');
  const creatives = await ask('landing', { ...WEEK, by: 'creative', model: 'first' });
  expect(named(creatives.rows, 'oak-video')).toMatchObject({
    ...{ visits: 1, starts: 1, closes: 0, revenue: '100.00' },
  });
});

it('keeps every figure of pages to the condition', async () => {
  const { rows, totals } = await ask('landing', { ...WEEK, where: 'device:is:mobile' });
  expect(rows.map(({ name }) => name)).toEqual(['/tables']);
  expect(totals).toMatchObject({
    ...{ visits: 1, engaged: 1, engaged_known: 1, starts: 1, closes: 0, revenue: '100.00' },
  });
});

it('sets organic searches beside the keywords that read alike', async () => {
  const { meta, rows, totals } = await ask('search', { compare: 'previous' });
  expect(rows).toMatchObject([
    {
      ...{ name: 'acme oak', query_kind: 'brand', found: 'both', impressions: 50, clicks: 20 },
      ...{ click_rate: 0.4, position: 1, paid_clicks: 10, paid_cost: '5.00', paid_cpc: '0.50' },
    },
    {
      // 3 × 100 and 6 × 60 places in 160 impressions.
      ...{ name: 'oak table', query_kind: 'other', impressions: 160, clicks: 12 },
      ...{ click_rate: 0.075, position: 4.125, paid_clicks: 6, paid_cost: '30.00' },
      ...{ paid_cpc: '5.00', previous_impressions: 30, previous_clicks: 3 },
    },
    { name: '', query_kind: 'withheld', found: null, impressions: 40, clicks: 4, paid_clicks: 0 },
    // Too few impressions for a rate, and no source tells the place.
    { name: 'елка', clicks: 1, click_rate: null, position: null, paid_cost: '8.00' },
  ]);
  expect(totals).toMatchObject({
    ...{ impressions: 270, clicks: 37, position: 910 / 250, brand_share: 20 / 33 },
    ...{ paid_clicks: 18, paid_cost: '43.00', withheld_clicks: 4, previous_clicks: 3 },
  });
  expect(meta).toMatchObject({
    ...{ days: { told: 2, all: 31 }, minimum: { impressions: 30, below: 1 } },
    overlap: { queries: 3, clicks: 33, cost: '43.00' },
    brand: { clicks: 20, share: 20 / 33, paid_cost: '5.00' },
  });
});

it('says the demand of each week, by page and by kind; without brand terms no brand', async () => {
  const { rows: weeks } = await ask('search', { by: 'week' });
  expect(
    weeks.map(({ name, impressions, clicks, paid_cost }) => [name, impressions, clicks, paid_cost]),
  ).toEqual([
    ['2026-W10', 190, 34, '43.00'],
    ['2026-W11', 80, 3, '0.00'],
  ]);
  const { rows: pages } = await ask('search', { by: 'page' });
  expect(pages.map(({ name, clicks, paid_cost }) => [name, clicks, paid_cost])).toEqual([
    ['/', 25, null],
    ['/tables', 12, null],
  ]);
  const { rows, meta } = await ask(
    'search',
    { by: 'query_kind' },
    {
      ...CONTENT_CONFIG,
      brandTerms: [],
    },
  );
  expect(rows.map(({ name, clicks }) => [name, clicks])).toEqual([
    ['not_told', 33],
    ['withheld', 4],
  ]);
  expect(meta.brand).toBeNull();
});

it('says which offline sales began online', async () => {
  const { meta, rows, totals } = await ask('offline');
  expect(rows).toMatchObject([
    {
      // d came six days before, e never; two are too few for a share.
      ...{ name: 'Centre', sales: 2, known: 2, online: 1, online_share: null, days: 6 },
      ...{ revenue: '130.00', margin: '65.00', online_revenue: '80.00', online_margin: '40.00' },
    },
    { name: 'Office', sales: 1, known: 1, online: 1, days: 17, revenue: '500.00' },
    { name: 'not_told', sales: 1, known: 0, online: 0, days: null, revenue: '30.00' },
  ]);
  expect(totals).toMatchObject({ sales: 4, known: 3, online: 2, days: 11.5, without_branch: 1 });
  expect(meta).toMatchObject({ window: 90, minimum: 30 });
  const { rows: channels } = await ask('offline', { by: 'channel', window: '10' });
  expect(channels.map(({ name, sales }) => [name, sales])).toEqual([
    ['none', 3],
    ['Paid Search', 1],
  ]);
});

it('keeps offline sales to a branch or a channel, and the parts add up to all', async () => {
  const { rows, totals } = await ask('offline');
  for (const row of rows) {
    const branch = row.name === 'not_told' ? '' : row.name;
    const { rows: part } = await ask('offline', { where: `branch:is:${branch}` });
    expect(part).toEqual([row]);
  }
  expect(rows.reduce((sum, { sales }) => sum + sales, 0)).toBe(totals.sales);
  await expect(ask('offline', { by: 'event', where: 'branch:is:Mall' })).rejects.toMatchObject({
    code: 'parameters_invalid',
  });
});

it('says the share with its interval where enough buyers are known', async () => {
  const { rows } = await ask('offline', { from: '2026-04-01', to: '2026-04-07' });
  expect(rows).toMatchObject([
    { name: 'Mall', sales: 30, known: 30, online: 6, online_share: 0.2 },
  ]);
  // Wilson of 6 in 30, z² = 3.8415: (0.2 + z²/60 ∓ z √(0.16/30 + z²/3600)) / (1 + z²/30).
  expect(rows[0]?.low).toBeCloseTo(0.0951, 4);
  expect(rows[0]?.high).toBeCloseTo(0.3731, 4);
});

it('says who came to events and what they bought after the last one', async () => {
  const { events } = await ask('offline', { by: 'event' });
  expect(events).toEqual([
    {
      ...{ name: 'Oak day', people: 3, registered: 2, attended: 2, show_rate: 0.5, requests: 1 },
      ...{ event_sales: 1, event_revenue: '60.00', event_margin: '30.00' },
    },
    {
      ...{ name: 'Fair', people: 1, registered: 0, attended: 1, show_rate: null, requests: 0 },
      ...{ event_sales: 1, event_revenue: '300.00', event_margin: '150.00' },
    },
  ]);
});

it('settles what partners bring and cost', async () => {
  const { meta, rows, totals } = await ask('partners');
  expect(rows).toMatchObject([
    {
      // 40 by the sale’s own word and a tenth of 100; 60 of 100 for the joint campaign: 240 − 50 − 60.
      ...{ name: 'Dealer', sales: 2, revenue: '500.00', margin: '240.00', commission: '50.00' },
      ...{ joint_cost: '100.00', partner_pays: '40.00', own_cost: '60.00', profit: '130.00' },
    },
    // A twentieth of the margin of 100 + 40.
    { name: 'Eva', sales: 2, revenue: '280.00', commission: '7.00', profit: '133.00' },
    { name: 'Third', sales: 1, revenue: '10.00', margin: null, commission: null, profit: null },
  ]);
  expect(totals).toMatchObject({ sales: 5, revenue: '790.00', margin: null, commission: null });
  expect(meta).toMatchObject({
    ...{ without_rate: ['Third'], silent_campaigns: ['dealer-silent'], minimum: 10 },
  });
});

it('says what promo codes bring, and whose they are', async () => {
  const { meta, rows } = await ask('partners', { by: 'coupon' });
  expect(rows).toMatchObject([
    {
      ...{ name: 'EVA10', partner: 'Eva', sales: 2, revenue: '280.00', commission: '7.00' },
      ...{ joint_cost: null, profit: '133.00' },
    },
    { name: 'SPRING', partner: '', sales: 1, revenue: '50.00', commission: '0.00' },
  ]);
  expect(meta.unlisted_codes).toBe(1);
});

it('holds the market against our own figures of the same days', async () => {
  const { rows } = await ask('market', { against: 'before' });
  // All sales of March by the tables above.
  const revenue = 100 + 200 + 80 + 50 + 30 + 500 + 100 + 300 + 60 + 400 + 100 + 200 + 50 + 80 + 10;
  expect(rows).toMatchObject([
    // A quarter of 480; nothing came before.
    { metric: 'demand', subject: 'chairs', value: 360, change: null, part: 0.75 },
    {
      ...{ subject: 'tables', period_from: '2026-03-01', period_to: '2026-03-31', value: 120 },
      ...{ earlier: 80, part: 0.25, own: revenue.toFixed(2), own_share: null },
    },
    // Told in our currency: 2,260 of 22,600.
    { metric: 'market size', subject: 'furniture', value: 22_600, own_share: 0.1 },
  ]);
  expect(revenue).toBe(2260);
  expect(rows[1]?.change).toBeCloseTo(0.5, 12);
  const { rows: ofYear } = await ask('market', { own: 'visits' });
  expect(ofYear[1]).toMatchObject({ earlier: 100, earlier_from: '2025-03-01', own_change: null });
  expect(ofYear[1]?.change).toBeCloseTo(0.2, 12);
});

it('rates reviews by their stars, and reads words only where there are none', async () => {
  const { meta, rows, totals } = await ask('reviews');
  // r1 to r7, and x3 with three stars; the one taken down counts nowhere.
  expect(totals).toMatchObject({
    ...{ reviews: 8, rated: 5, rating: (5 + 1 + 4 + 4 + 3) / 5, low: null, high: null },
    ...{ answered: 2, answered_share: 2 / 8, reply_hours: 15 },
    ...{ positive: 4, negative: 2, negative_share: 2 / 7 },
  });
  expect(meta).toMatchObject({
    ...{ removed: 1, minimum: 10 },
    // The denied praise of r4 contradicts its stars.
    sentiment: { stars: 5, told: 1, words: 1, unknown: 1, compared: 3, agree: 2 },
  });
  expect(rows.map(({ name, reviews, rating }) => [name, reviews, rating])).toEqual([
    ...[
      ['site', 3, null],
      ['2gis', 2, 3],
      ['google', 2, 4],
      ['map', 1, 3],
    ],
  ]);
  const branches = await ask('reviews', { by: 'branch' });
  expect(named(branches.rows, 'Centre')).toMatchObject({ reviews: 2, answered: 2 });
});

it('sets sales after which a review was asked for beside the others', async () => {
  const days = { from: '2026-01-01', to: '2026-01-31', by: 'request' };
  const { requests } = await ask('reviews', days);
  expect(
    requests.map(({ request, sales, reviewed, reviewed_share }) => ({
      request,
      sales,
      reviewed,
      reviewed_share,
    })),
  ).toEqual([
    { request: 'requested', sales: 2, reviewed: 1, reviewed_share: 0.5 },
    // A review after seventy days is none of the sale.
    { request: 'not_requested', sales: 1, reviewed: 0, reviewed_share: 0 },
  ]);
  // The days of March are not over.
  const march = await ask('reviews', { by: 'request' });
  expect(march.requests.every(({ reviewed_share: share }) => share === null)).toBe(true);
});

it('adds up posts as they were last told, and sets the visits of their tags beside', async () => {
  const { meta, rows, totals } = await ask('social');
  const letter = await ANSWERS.explore.answer(
    state,
    CONTRACTS.explore.query.parse({
      ...{ ...MARCH, by: 'campaign', metrics: 'visits,orders,revenue' },
      where: ['source:is:news', 'campaign:is:letter'],
    }),
    CONTENT_CONFIG,
  );
  const [seen] = letter.rows;
  expect(named(rows, 'news')).toMatchObject({
    ...{ posts: 2, reach: 400, engagements: 24, engagement_rate: 24 / 400, clicks: 3 },
    // Both posts have the tag, and no other network has.
    ...{ visits: Number(seen?.visits), orders: Number(seen?.orders), revenue: seen?.revenue },
    ...{ mentions: null, followers: null },
  });
  expect(Number(seen?.visits)).toBeGreaterThan(0);
  expect(named(rows, 'vk')).toMatchObject({
    // Likes and shares where no engagements are told; without a reach there is no rate.
    ...{ posts: 1, reach: null, engagements: 5, engagement_rate: null, clicks: null },
    ...{ visits: null, mentions: 2, followers: 50 },
  });
  expect(totals).toMatchObject({
    posts: 3,
    reach: 400,
    engagements: 29,
    visits: Number(seen?.visits),
  });
  expect(meta).toMatchObject({ untagged: 1, untimed: 2 });
  const posts = await ask('social', { by: 'post' });
  // One tag of two posts is neither's.
  expect(named(posts.rows, 'news · p1')).toMatchObject({ reach: 100, visits: null });
  const hours = await ask('social', { by: 'hour' });
  expect(hours.rows.map(({ name, hour_verdict }) => [name, hour_verdict])).toEqual([
    ['18', 'too_few'],
  ]);
});
