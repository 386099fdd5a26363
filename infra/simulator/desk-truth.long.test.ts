import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { ANSWERS } from '@throughline/api/reports/index';
import { published } from '@throughline/api/testing/published';
import type { Fact } from '@throughline/ingest/contract/fact';
import type { Source } from '@throughline/ingest/contract/source';
import { loadSources } from '@throughline/ingest/sources/registry';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

/** Reports on the desk, the mail, the goods and the answers against the simulator's own books, over the whole history. */
const world = simulate({ seed: 4, from: '2025-02-03', months: 5, people: 900, noise: 2 });
const { expected, config } = world;
const REPORTED = ['callrail', 'uis', 'unisender', 'typeform', 'shopify', 'pipedrive', 'files'];
const DAYS = { from: '2025-02-03', to: '2025-07-02' };
const CONFIG = {
  ...{ currency: 'RUB', timezone: config.timezone, lookbackDays: 90, halfLifeDays: 7 },
  customWeights: [40, 20, 40],
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

type Name = 'calls' | 'email' | 'products' | 'stock' | 'nps' | 'sales-desk';
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

it('calls: all, answered, and each missed one with one end', async () => {
  const { totals } = await ask('calls');
  const { all, answered } = expected.calls;
  expect(totals).toMatchObject({ calls: all, answered, missed: all - answered, not_told: 0 });
  const { called_back, rang_again, repeated, lost, missed } = totals;
  expect(called_back + rang_again + repeated + lost).toBe(missed);
  expect(called_back).toBeGreaterThan(0.5 * expected.callbacks);
  expect(called_back).toBeLessThanOrEqual(expected.callbacks);
});

it('messages: each once, by what became of it', async () => {
  const { totals } = await ask('email');
  const { sent, delivered, bounced, unsubscribed, spam } = expected.mails;
  expect(sent).toBeGreaterThan(100);
  expect(totals).toMatchObject({ sent, delivered, bounced, unsubscribed, complained: spam });
  expect(totals.opened).toBeLessThanOrEqual(expected.mails.opened);
});

it('goods: revenue of the lines is what the shop sold less what came back', async () => {
  const { totals, meta } = await ask('products');
  const net = expected.orders.net.RUB! - (expected.refunds.net.RUB ?? 0n);
  expect(meta.orders).toEqual({ all: expected.orders.paid, with_lines: expected.orders.paid });
  expect(totals.orders).toBe(expected.orders.paid);
  expect(Number(totals.revenue)).toBeCloseTo(Number(net) / 1e6, 0);
  expect(totals.margin).not.toBeNull();
});

it('stock: a level of each of ten products on each of the last days', async () => {
  const { rows, meta } = await ask('stock', { from: '2025-06-03' });
  expect(rows.length).toBe(10);
  expect(meta.days).toEqual({ all: 30, told: 30 });
});

it('answers: promoters and detractors, and a delivery that explains the most', async () => {
  const { totals } = await ask('nps');
  const { answers, promoters, detractors } = expected.surveys;
  expect(totals).toMatchObject({ answers, promoters, detractors });
});

it('deals: opened, and lost for a reason', async () => {
  const { deals } = await ask('sales-desk', { by: 'reason' });
  expect(deals.reduce((sum, row) => sum + row.lost, 0)).toBe(expected.deals.lost);
});
