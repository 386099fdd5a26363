import type { Traffic } from '@throughline/ingest/contract/traffic';
import {
  at,
  client,
  costs,
  email,
  entity,
  form,
  order,
  phone,
  visit,
} from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FraudReport } from '../../contract/reports/fraud.ts';
import { bodyOf, serve } from '../../testing/serve.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', customWeights: [40, 20, 40] },
  ...{ lookbackDays: 90, halfLifeDays: 7 },
};
const MARCH = 'from=2026-03-01&to=2026-03-31';
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const dayOf = (index: number) => `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`;
const click = (campaign: string): Traffic => ({
  ...{ source: 'google', medium: 'cpc', campaign },
});
const cashback: Traffic = { source: 'cashback', medium: 'affiliate' };
/** One page, and nothing else. */
const glance = (who: string, time: string, traffic: Traffic) =>
  visit([client(who)], time, traffic, { sessionId: `${who} ${time}` });
const lead = (who: string, day: string, campaign: string, contact: string, minute = 0) => {
  const who_ = contact === '' ? [client(who)] : [client(who), email(contact)];
  return [
    visit([client(who)], `${day}T08:00:00Z`, click(campaign)),
    form(who_, `${day}T08:${String(10 + minute).padStart(2, '0')}:00Z`),
  ];
};
const called = (id: string, caller: string, talked: number, campaign: string) =>
  entity(
    'call',
    id,
    `${dayOf(id.length)}T12:00:00Z`,
    {
      ...{ direction: 'in', status: 'answered', startedAt: at(`${dayOf(id.length)}T12:00:00Z`) },
      ...{ talkSeconds: talked, utmSource: 'google', utmMedium: 'cpc', utmCampaign: campaign },
    },
    { caller: phone(caller) },
  );

let line: Awaited<ReturnType<typeof openTestLine>>;
let app: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  const settings = { currency: 'EUR', timezone: 'UTC' };
  line = await openTestLine(settings, undefined, at('2026-04-02T06:00:00Z'));
  await line.load([
    // Clicks: 60 devices once each; 20 once each, and four devices three times on a day.
    ...many(60, (i) => glance(`g${i}`, `${dayOf(i)}T10:00:00Z`, click('good'))),
    ...many(20, (i) => glance(`b${i}`, `${dayOf(i)}T10:00:00Z`, click('bad'))),
    ...many(12, (i) => glance(`r${i % 4}`, `2026-03-10T1${i % 3}:30:00Z`, click('bad'))),
    // Thirty new devices within one hour.
    ...many(30, (i) => glance(`s${i}`, `2026-03-12T03:${10 + i}:00Z`, click('storm'))),
    costs('2026-03-10', '2026-03-11T00:00:00Z', [
      { campaign: 'good', cost: 90 },
      { campaign: 'bad', cost: 690 },
    ]),
    // Buyers whom a newsletter brought: at five of eight a cashback site comes in five seconds before the order.
    ...many(8, (i) => [
      glance(`o${i}`, `${dayOf(i)}T15:00:00Z`, { source: 'news', medium: 'email' }),
      glance(`o${i}`, i < 5 ? `${dayOf(i)}T15:19:55Z` : `${dayOf(i)}T15:02:00Z`, cashback),
      order(`n${i}`, { client_id: client(`o${i}`) }, `${dayOf(i)}T15:20:00Z`, 100),
    ]).flat(),
    // Callers: three ring three times for five seconds; all others once for two minutes.
    ...many(9, (i) => called(`short${'x'.repeat(i)}`, `+4930123400${i % 3}`, 5, 'bad')),
    ...many(6, (i) => called(`b${'y'.repeat(i)}`, `+4930223400${i}`, 120, 'bad')),
    ...many(20, (i) => called(`g${'z'.repeat(i)}`, `+49303234${100 + i}`, 120, 'good')),
    // Leads: three addresses from three devices each; three devices with four addresses each; six without any.
    ...many(9, (i) => lead(`m${i}`, dayOf(i), 'bad', `one${i % 3}@mail.example`)).flat(),
    ...many(12, (i) => lead(`d${i % 3}`, '2026-03-20', 'bad', `d${i}@mail.example`, i)).flat(),
    ...many(6, (i) => lead(`n${i}`, dayOf(i), 'bad', '')).flat(),
    ...many(10, (i) => lead(`h${i}`, dayOf(i), 'bad', `h${i}@mail.example`)).flat(),
    ...many(25, (i) => lead(`k${i}`, dayOf(i), 'good', `k${i}@mail.example`)).flat(),
  ]);
  await line.advance();
  app = await serve(() => line.warehouse.reader(), CONFIG);
});
afterAll(async () => {
  await app?.close();
  await line?.close();
});

// Counted by hand from the facts above. Visits of `bad`: 20 + 12, and of leads 9 + 3 + 6 + 10 (one of a device on a day).
it('finds each sign where it was put in, and nowhere else', async () => {
  const { rows, meta } = await bodyOf<FraudReport>(app, `/api/v1/reports/fraud?${MARCH}`);
  const found = Object.fromEntries(
    rows.map(({ signal, channel, campaign, found, examined }) => [
      signal,
      [channel, campaign, found, examined],
    ]),
  );
  expect(found).toEqual({
    repeated_clicks: ['Paid Search', 'bad', 12, 60],
    click_burst: ['Paid Search', 'storm', 30, 30],
    click_injection: ['Affiliates', '', 5, 8],
    last_click_flooding: ['Affiliates', '', 5, 8],
    short_calls: ['Paid Search', 'bad', 9, 15],
    same_contact: ['Paid Search', 'bad', 9, 31],
    same_device: ['Paid Search', 'bad', 12, 37],
    no_contact: ['Paid Search', 'bad', 6, 37],
  });
  expect(rows).toHaveLength(8);
  expect(meta.signals.map(({ status }) => status)).toEqual(Array(8).fill('found'));
});

it('puts at stake the cost of suspicious clicks, calls and leads, or the revenue of orders', async () => {
  const { rows } = await bodyOf<FraudReport>(app, `/api/v1/reports/fraud?${MARCH}`);
  const stake = Object.fromEntries(rows.map((row) => [row.signal, row]));
  // 690 × 12/60, 690 × 9/15 and five orders of 100. Nobody tells what `storm` costs.
  expect(stake.repeated_clicks).toMatchObject({ cost_at_stake: '138.00', revenue: null });
  expect(stake.short_calls).toMatchObject({ cost_at_stake: '414.00', ordinary_share: 0 });
  expect(stake.click_injection).toMatchObject({ cost_at_stake: null, revenue: '500.00' });
  expect(stake.click_burst).toMatchObject({ cost_at_stake: null, revenue: null });
  expect(rows[0]!.signal).toBe('click_injection');
});

it('opens every figure into the records behind it', async () => {
  const { rows } = await bodyOf<FraudReport>(app, `/api/v1/reports/fraud?${MARCH}`);
  for (const { signal, channel, campaign, found, examined, revenue } of rows) {
    const path = `/api/v1/reports/fraud/rows?${MARCH}&signal=${signal}&channel=${encodeURIComponent(channel)}&campaign=${campaign}&limit=1000`;
    const opened = await bodyOf<{ count: number; revenue: string | null; rows: object[] }>(
      app,
      `${path}&measure=found`,
    );
    expect([signal, opened.count, opened.rows.length, opened.revenue]).toEqual([
      ...[signal, found, found, revenue],
    ]);
    if (signal !== 'no_contact') continue;
    const all = await bodyOf<{ count: number }>(app, `${path}&measure=examined`);
    expect(all.count).toBe(examined);
  }
}, 120_000);

it('says what it could not examine', async () => {
  const { rows, meta } = await bodyOf<FraudReport>(
    app,
    '/api/v1/reports/fraud?from=2025-01-01&to=2025-01-31',
  );
  expect(rows).toEqual([]);
  expect(new Set(meta.signals.map(({ status }) => status))).toEqual(new Set(['not_told']));
});
