import {
  at,
  client,
  costs,
  entity,
  form,
  order,
  refund,
  units,
  visit,
} from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { closeMonth } from '../closes/close-month.ts';
import { closeStore, testKey } from './close-store.ts';
import { planFact } from './plan-fact.ts';

export const FINANCE_CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', vatRate: '0.20', agencyFee: '0.10' },
  ...{ customWeights: [10, 20, 70], lookbackDays: 90, halfLifeDays: 7 },
};

const brand = { source: 'google', medium: 'cpc', campaign: 'Brand' };
const generic = { source: 'google', medium: 'cpc', campaign: 'Generic' };
const mail = { source: 'newsletter', medium: 'email', campaign: 'News' };
const social = { source: 'facebook', medium: 'paid_social', campaign: 'Reels' };
const who = (name: string) => [client(name)];
const buyer = (name: string) => ({ client_id: client(name) });

/** Paid Search of the first quarter, by the month: Brand has a line each month, Generic one in January and February. */
export const FINANCE_PLAN = {
  name: 'Spring',
  settings: {
    ...{ currency: 'EUR', first_month: '2026-01', months: 4, horizon: 5 },
    ...{ vat: 0.2, fee: 0.1, rate: 0.2, lag: [0.5, 0.5] },
  },
  lines: [
    ...['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => ({
      ...{ channel: 'Paid Search', campaign: 'Brand', month, budget: '100', cpc: '2' },
      ...{ landing: 0.8, lead_rate: 0.05, deal_rate: 0.5, aov: '400', margin_rate: 0.4 },
    })),
    ...['2026-01', '2026-02'].map((month) => ({
      ...{ channel: 'Paid Search', campaign: 'Generic', month, budget: '200', cpc: '2.5' },
      ...{ landing: 0.5, lead_rate: 0.05, deal_rate: 0.25, aov: '300', margin_rate: 0.4 },
    })),
    {
      ...{ channel: 'Display', month: '2026-03', budget: '50', cpc: '1' },
      ...{ lead_rate: 0.02, deal_rate: 0.5, aov: '100', margin_rate: 0.5 },
    },
  ],
};

/**
 * Eight people in early 2026, in euros, published on 6 April. VAT is 20 %, the agency takes 10 %.
 *
 * | month | media, net                       | paid                          | refunds      |
 * |-------|----------------------------------|-------------------------------|--------------|
 * | Jan   | Brand 100, Generic 200           | a1 300 − 180                  |              |
 * | Feb   | Brand 120, Generic 300, Reels 50 | a2 400 − 200, a3 500 − 250, a4 80 − 40, a5 60 − 30 | |
 * | Mar   | Brand 90                         | a6 20 − 5                     | a3: 100 − 50 |
 * | Apr   | Brand 10                         | a7 100 − 60                   |              |
 *
 * a1 and a2 came by Brand and Generic in January (a2 was paid in February), a3 by Brand in February, a7 by Brand in March, a4 by
 * e-mail, a5 by Reels, a6 by nothing that is known. The shop's last sale is of 4 April, the last cost of the 5th.
 *
 * For Brand in February the platform claims two purchases of 900 together.
 *
 * The books have an invoice of 80 for the ads of March, and a payment of 24 for a6.
 *
 * @param isRolled its sums by day are kept.
 * @param isClosed February and March were closed before a3 was paid back in part, and when Brand cost 80 in March.
 */
export async function openFinanceWorld({
  isClosed = false,
  isRolled = false,
}: {
  readonly isClosed?: boolean;
  readonly isRolled?: boolean;
} = {}) {
  const settings = { currency: 'EUR', timezone: 'UTC', lookbackDays: 90 };
  const { customWeights } = FINANCE_CONFIG;
  const line = await openTestLine(settings, undefined, at('2026-04-06T06:00:00Z'), {
    ...(isRolled && { rollUp: { everyMs: 0, customWeights } }),
  });
  const later = [
    costs('2026-03-20', '2026-03-21T00:00:00Z', [{ campaign: 'Brand', cost: 90, clicks: 30 }]),
    refund('r1', 'a3', '2026-03-05T10:00:00Z', 100, 50),
  ];
  const before = costs('2026-03-20', '2026-03-20T00:00:00Z', [{ campaign: 'Brand', cost: 80 }]);
  await line.load([
    ...(isClosed ? [before] : later),
    costs('2026-01-10', '2026-01-11T00:00:00Z', [
      { campaign: 'Brand', cost: 100, clicks: 50 },
      { campaign: 'Generic', cost: 200, clicks: 80 },
    ]),
    costs('2026-02-10', '2026-02-11T00:00:00Z', [
      { campaign: 'Brand', cost: 120, clicks: 60, claimed: [['7d_click', 'purchase', 2, 900]] },
      { campaign: 'Generic', cost: 300, clicks: 100 },
      { campaign: 'Reels', cost: 50, source: 'facebook', medium: 'paid_social' },
    ]),
    costs('2026-04-05', '2026-04-06T00:00:00Z', [{ campaign: 'Brand', cost: 10, clicks: 5 }]),
    visit(who('p1'), '2026-01-11T10:00:00Z', brand),
    visit(who('p2'), '2026-01-12T10:00:00Z', brand),
    visit(who('p3'), '2026-01-20T10:00:00Z', generic),
    visit(who('p4'), '2026-02-11T10:00:00Z', brand),
    visit(who('p5'), '2026-03-21T10:00:00Z', brand),
    visit(who('p6'), '2026-02-15T10:00:00Z', mail),
    visit(who('p7'), '2026-02-06T10:00:00Z', social),
    visit(who('p9'), '2026-04-05T10:00:00Z'),
    form(who('p1'), '2026-01-11T10:05:00Z'),
    form(who('p3'), '2026-01-20T10:05:00Z'),
    form(who('p4'), '2026-02-11T10:05:00Z'),
    order('a1', buyer('p1'), '2026-01-15T10:00:00Z', 300, { cost: 180 }),
    order('a2', buyer('p3'), '2026-02-02T10:00:00Z', 400, { cost: 200 }),
    order('a3', buyer('p4'), '2026-02-20T10:00:00Z', 500, { cost: 250 }),
    order('a4', buyer('p6'), '2026-02-16T10:00:00Z', 80, { cost: 40 }),
    order('a5', buyer('p7'), '2026-02-10T10:00:00Z', 60, { cost: 30 }),
    order('a6', buyer('p8'), '2026-03-10T10:00:00Z', 20, { cost: 5 }),
    order('a7', buyer('p5'), '2026-04-04T10:00:00Z', 100, { cost: 60 }),
    entity(
      'invoice',
      'A-3',
      '2026-04-01T09:00:00Z',
      {
        ...{ number: 'A-3', supplier: 'Ads', issuedAt: '2026-03-31', currency: 'EUR' },
        ...{ netMicros: units(80), vatMicros: units(16), coversPlatform: 'google' },
      },
      {},
    ),
    entity(
      'payment',
      'p-6',
      '2026-03-11T10:00:00Z',
      {
        ...{ orderNumber: 'a6', currency: 'EUR', amountMicros: units(24), status: 'done' },
        paidAt: at('2026-03-11T10:00:00Z'),
      },
      {},
    ),
    planFact('spring', FINANCE_PLAN, 'approved'),
  ]);
  await line.advance();
  if (isClosed) {
    const key = testKey();
    for (const month of ['2026-02', '2026-03'])
      await closeMonth(await closeStore(line, FINANCE_CONFIG, key, '2026-04-06T08:00:00Z'), month);
    await line.load(later);
    await line.advance();
  }
  return line;
}
