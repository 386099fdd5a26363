import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { ANSWERS } from '@throughline/api/reports/index';
import { published } from '@throughline/api/testing/published';
import type { Fact } from '@throughline/ingest/contract/fact';
import type { Source } from '@throughline/ingest/contract/source';
import { loadSources } from '@throughline/ingest/sources/registry';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

/** Reports on pages, searches, offline sales and partners against the simulator's own books, over the whole history. */
const world = simulate({ seed: 4, from: '2025-02-03', months: 5, people: 900, noise: 2 });
const { expected, config } = world;
const REPORTED = [
  'ga4',
  'shopify',
  'pipedrive',
  'files',
  'search-console',
  'airbyte',
  'exchange-rates',
];
const DAYS = { from: '2025-02-03', to: '2025-07-02' };
const CONFIG = {
  ...{ currency: 'RUB', timezone: config.timezone, lookbackDays: 90, halfLifeDays: 7 },
  customWeights: [40, 20, 40],
  brandTerms: config.brandTerms ?? [],
  partners: config.partners ?? [],
};

let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  const { currency, timezone } = config;
  line = await openTestLine(
    { currency, timezone, lookbackDays: 90 },
    undefined,
    1_751_500_000_000_000,
  );
  await line.load(await factsOf());
  await line.advance();
});
afterAll(() => line.close());

async function factsOf(): Promise<readonly Fact[]> {
  const sources = new Map((await loadSources()).map((source) => [source.name, source as Source]));
  const read = (
    name: string,
    endpoint: string,
    given: { at: number; body: Uint8Array; query?: string; headers?: object },
  ) => {
    const source = sources.get(name)!;
    const { account, settings } = config.accounts.find((one) => one.source === name)!;
    const { records } = source.map(
      {
        ...{ id: '00000000-0000-4000-8000-000000000000', source: name, account, endpoint },
        ...{
          receivedAt: given.at,
          headers: { ...given.headers },
          query: given.query ?? '',
          body: given.body,
        },
      },
      {
        settings: source.settings.parse(settings),
        identity: { keepContacts: true, defaultCountry: config.country },
      },
    );
    return records.flatMap((record) => ('facts' in record ? record.facts : []));
  };
  const told: Fact[] = [];
  for (const { source, path, at, body, headers } of world.requests()) {
    if (!REPORTED.includes(source)) continue;
    const [address = '', query = ''] = path.split('?');
    const { account } = config.accounts.find((one) => one.source === source)!;
    const place = address.replace(account, ':account');
    const endpoint = sources.get(source)!.endpoints.find(({ paths }) => paths.includes(place))!;
    told.push(...read(source, endpoint.name, { at, body, query, headers }));
  }
  for (const { source, at, content } of world.imports())
    if (REPORTED.includes(source)) told.push(...read(source, 'import', { at, body: content }));
  return told;
}

type Name = 'landing' | 'search' | 'offline' | 'partners' | 'market';
async function ask<const N extends Name>(name: N, more: Readonly<Record<string, string>> = {}) {
  const { answer } = ANSWERS[name] as unknown as {
    answer: (from: unknown, asked: unknown, config: typeof CONFIG) => Promise<unknown>;
  };
  const asked = CONTRACTS[name].query.parse({ ...DAYS, ...more });
  const report = await answer(await published(line.warehouse), asked, CONFIG);
  return CONTRACTS[name].answer.parse(report) as unknown as ReturnType<
    (typeof CONTRACTS)[N]['answer']['parse']
  >;
}

const money = (micros: bigint) => Number(micros) / 1e6;

it('pages: each visit by the page that it begins with, and each sale with one start and one end', async () => {
  const { rows, totals } = await ask('landing');
  expect(totals.visits).toBe(expected.visits);
  const told = rows.filter(({ visits }) => (visits ?? 0) > 0);
  expect(Object.fromEntries(told.map(({ name, visits }) => [name, visits]))).toEqual(
    expected.landings,
  );
  expect(totals.starts).toBe(totals.closes);
  expect(totals.engaged_known).toBe(expected.visits);
});

it('searches: clicks, impressions, the brand and what the engine withholds', async () => {
  const { meta, totals } = await ask('search');
  const { days, clicks, impressions, brandClicks, withheldClicks } = expected.searches;
  expect(clicks).toBeGreaterThan(50);
  expect(totals).toMatchObject({ clicks, impressions, withheld_clicks: withheldClicks });
  expect(meta.days.told).toBe(days);
  expect(meta.brand?.clicks).toBe(brandClicks);
});

it('tills: sales and what was kept of them by branch; no more online than there were visits', async () => {
  const { rows, totals } = await ask('offline');
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
  const { events } = await ask('offline', { by: 'event' });
  expect(Object.keys(expected.seminars).length).toBeGreaterThan(0);
  expect(
    Object.fromEntries(
      events.map(({ name, people, attended, requests }) => [name, { people, attended, requests }]),
    ),
  ).toEqual(expected.seminars);
});

it('promo codes: sales and what was kept of them, and whose they are', async () => {
  const { rows, meta } = await ask('partners', { by: 'coupon' });
  expect(meta.unlisted_codes).toBe(0);
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(expected.promoCodes).sort());
  for (const { name, sales, revenue } of rows) {
    expect(sales).toBe(expected.promoCodes[name]?.sales);
    expect(Number(revenue)).toBeCloseTo(money(expected.promoCodes[name]!.kept), 0);
  }
  const anna = (await ask('partners')).rows.find(({ name }) => name === 'Anna at home');
  expect(Number(anna?.commission)).toBeCloseTo(
    0.08 * money(expected.promoCodes.ANNA10?.kept ?? 0n),
    0,
  );
});

it('market: the newest month of each subject, beside the visits of that month', async () => {
  const { rows } = await ask('market', { own: 'visits', against: 'before' });
  expect(Object.fromEntries(rows.map(({ subject, value }) => [subject, value]))).toEqual(
    expected.demand,
  );
  for (const { period_from: from, period_to: to, own, change } of rows) {
    const { totals } = await ask('landing', { from, to });
    expect(own).toBe(totals.visits);
    expect(change).not.toBeNull();
  }
});
