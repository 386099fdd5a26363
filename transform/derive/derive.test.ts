import { describe, expect, it } from 'vitest';
import { creditOf } from '../attribution/credit-of.ts';
import type { RuleModelName } from '../attribution/model-names.ts';
import {
  call,
  client,
  contact,
  costs,
  crm,
  deal,
  email,
  form,
  order,
  phone,
  rates,
  refund,
  visit,
} from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const google = { source: 'google', medium: 'cpc', campaign: 'brand' };
const mail = { source: 'newsletter', medium: 'email' };
const STATE = '(generation = {generation:UInt32}, revision = {revision:UInt64})';

type Line = Awaited<ReturnType<typeof openTestLine>>;
/** Of the model of that name, which none of these asks for. */
const CUSTOM = { custom: [40, 20, 40] };
const revenueByDay = (line: Line, model: RuleModelName) =>
  line.rows<{ day: string; revenue: string; margin: string }>(
    `${creditOf(model)} SELECT toString(touch_day) AS day, revenue_base AS revenue, margin_base AS margin FROM credit
     WHERE kind = 'order' ORDER BY day`,
    CUSTOM,
  );
const sales = (line: Line) =>
  line.rows<Record<string, string | boolean | null>>(
    `SELECT label, kind, revenue_base AS revenue, margin_base AS margin, toString(lead_day) AS lead,
       toString(deal_day) AS deal, toString(payment_day) AS payment, is_first_purchase AS first
     FROM conversions${STATE} WHERE kind != 'lead' ORDER BY label`,
  );

describe('from facts to credit', () => {
  it('divides an order among the visits before it, under every model', async () => {
    const line = await openTestLine();
    // Visits on 1 (google), 5 (mail) and 9 March (direct); an order of 100.00, goods of 60.00, on 9 March.
    await line.load(
      [
        visit([client('a')], '2026-03-01T10:00:00Z', google),
        visit([client('a')], '2026-03-05T10:00:00Z', mail),
      ],
      [visit([client('a')], '2026-03-09T10:00:00Z')],
      [order('1', { client_id: client('a') }, '2026-03-09T10:05:00Z', 100, { cost: 60 })],
    );
    await line.advance();
    const of = async (model: RuleModelName) =>
      (await revenueByDay(line, model)).map((c) => [c.day, c.revenue, c.margin]);
    expect(await of('first')).toEqual([['2026-03-01', '100000000', '40000000']]);
    expect(await of('last')).toEqual([['2026-03-09', '100000000', '40000000']]);
    expect(await of('last_non_direct')).toEqual([['2026-03-05', '100000000', '40000000']]);
    // 100.00 by three ends at 33.33, 66.67 and 100.00, and 40.00 at 13.33, 26.67 and 40.00: each has its step.
    expect(await of('linear')).toEqual([
      ['2026-03-01', '33330000', '13330000'],
      ['2026-03-05', '33340000', '13340000'],
      ['2026-03-09', '33330000', '13330000'],
    ]);
    expect((await of('position_based')).map((c) => c[1])).toEqual([
      '40000000',
      '20000000',
      '40000000',
    ]);
    // 2^(-8/7), 2^(-4/7), 1 = .452860, .672950, 1 of 2.125810: 21.303 %, 31.656 %, 47.041 %
    expect((await of('time_decay')).map((c) => c[1])).toEqual(['21300000', '31660000', '47040000']);
    await line.close();
  });

  it('reproduces the published example of time decay: touches 0, 0, 6 and 9 days before, half-life 7 days', async () => {
    // Adobe Analytics' documentation: $50 gives 16.88, 16.88, 9.32 and 6.92.
    const line = await openTestLine();
    const touch = (day: string, name: string) =>
      visit([client('a')], day, { ...google, campaign: name }, { sessionId: name });
    await line.load([
      touch('2026-03-01T12:00:00Z', 'nine'),
      touch('2026-03-04T12:00:00Z', 'six'),
      touch('2026-03-10T12:00:00Z', 'one'),
      touch('2026-03-10T12:00:00Z', 'two'),
      order('1', { client_id: client('a') }, '2026-03-10T12:00:00Z', 50),
    ]);
    await line.advance();
    const credited = await line.rows<{ revenue: string }>(
      `${creditOf('time_decay')} SELECT revenue_base AS revenue FROM credit WHERE kind = 'order' ORDER BY touch_day, revenue`,
      CUSTOM,
    );
    expect(credited.map((c) => c.revenue)).toEqual(['6920000', '9320000', '16880000', '16880000']);
    await line.close();
  });

  it('keeps what no touch led to as unattributed, and touches outside the window out', async () => {
    const line = await openTestLine({ lookbackDays: 30 });
    await line.load([
      visit([client('a')], '2026-01-01T10:00:00Z', google),
      order('1', { client_id: client('a') }, '2026-03-09T10:00:00Z', 10),
      order('2', {}, '2026-03-09T11:00:00Z', 5),
    ]);
    await line.advance();
    const credited = await line.rows(
      `${creditOf('linear')} SELECT touch_id, revenue_base AS revenue FROM credit ORDER BY revenue`,
      CUSTOM,
    );
    expect(credited).toEqual([
      { touch_id: '0', revenue: '5000000' },
      { touch_id: '0', revenue: '10000000' },
    ]);
    await line.close();
  });

  it('nets refunds, whether they come before or after the order, and drops a cancelled order', async () => {
    const line = await openTestLine();
    await line.load([refund('r1', '1', '2026-03-12T00:00:00Z', 30, 10)]);
    await line.advance();
    await line.load([
      order('1', { email: email('a') }, '2026-03-09T10:00:00Z', 100, { cost: 60 }),
      order('2', { email: email('a') }, '2026-03-10T10:00:00Z', 50),
    ]);
    await line.advance();
    await line.load([
      order('2', { email: email('a') }, '2026-03-10T10:00:00Z', 50, {
        updated: '2026-03-11T00:00:00Z',
        cancelled: true,
      }),
    ]);
    await line.load([refund('r2', '1', '2026-03-13T00:00:00Z', 20)]);
    await line.advance();
    // 100 - 30 - 20 = 50; margin 100 - 60 = 40, less (30 - 10), less 20 = 0
    expect(await sales(line)).toEqual([
      {
        label: '1',
        kind: 'order',
        revenue: '50000000',
        margin: '0',
        lead: '2026-03-09',
        deal: '2026-03-09',
        payment: '2026-03-09',
        first: true,
      },
    ]);
    await line.close();
  });

  it('joins devices, calls and a CRM contact into one journey, and takes a join back when its evidence goes', async () => {
    const line = await openTestLine();
    await line.load([
      visit([client('phone')], '2026-03-01T10:00:00Z', google),
      contact('c1', { contact: crm('c1'), email: email('a') }, '2026-03-02T00:00:00Z'),
      form([client('phone'), email('a')], '2026-03-01T10:10:00Z', {
        sessionId: 'phone-2026-03-01T10',
      }),
      deal('7', { contact: crm('c1') }, '2026-03-02T00:00:00Z', {
        won: '2026-03-20T00:00:00Z',
        amount: 500,
        margin: 200,
      }),
    ]);
    await line.advance();
    const attributed = async () =>
      (
        await line.rows<{
          n: string;
        }>(`SELECT countIf(touch_id != 0) AS n FROM journeys${STATE} WHERE conversion_id IN
        (SELECT conversion_id FROM conversions${STATE} WHERE kind = 'deal')`)
      )[0]!.n;
    expect(await attributed()).toBe('1');
    expect(await sales(line)).toMatchObject([
      {
        label: 'Deal 7',
        revenue: '500000000',
        margin: '200000000',
        lead: '2026-03-01',
        deal: '2026-03-02',
        payment: '2026-03-20',
      },
    ]);
    // The address was a typing error: the contact is corrected, and the deal no longer belongs to that visitor.
    await line.load([
      contact('c1', { contact: crm('c1'), email: email('b') }, '2026-03-21T00:00:00Z'),
    ]);
    await line.advance();
    expect(await attributed()).toBe('0');
    await line.close();
  });

  it('counts a call during a visit with the visit, and a call of its own as a touch by phone', async () => {
    const line = await openTestLine();
    await line.load([
      visit([client('a')], '2026-03-01T10:00:00Z', google),
      call('k1', { client_id: client('a'), phone: phone('1') }, '2026-03-01T10:20:00Z', {
        utmSource: 'google',
        utmMedium: 'cpc',
      }),
      call('k2', { phone: phone('1') }, '2026-03-03T10:00:00Z'),
    ]);
    await line.advance();
    const touches = await line.rows(
      `SELECT kind, visits, calls, channel FROM touchpoints${STATE} AS t LEFT JOIN (SELECT * FROM traffic LIMIT 1 BY traffic) AS w USING (traffic) ORDER BY at`,
    );
    expect(touches).toEqual([
      { kind: 'visit', visits: 1, calls: 1, channel: 'Paid Search' },
      { kind: 'call', visits: 0, calls: 1, channel: 'Phone' },
    ]);
    const leads = await line.rows(`SELECT label FROM conversions${STATE} WHERE kind = 'lead'`);
    expect(leads).toEqual([{ label: 'call' }]);
    await line.close();
  });

  it('lets an identifier with too many neighbours join nobody', async () => {
    const line = await openTestLine({ degreeCap: 3 });
    const office = phone('office');
    const visitors = ['a', 'b', 'c', 'd'].map((name) =>
      call(`k${name}`, { client_id: client(name), phone: office }, '2026-03-01T10:00:00Z'),
    );
    await line.load(visitors.slice(0, 3));
    await line.advance();
    const people = async () =>
      Number(
        (
          await line.rows<{ n: string }>(`SELECT uniqExact(owner) AS n FROM touchpoints${STATE}`)
        )[0]!.n,
      );
    expect(await people()).toBe(1);
    await line.load(visitors.slice(3));
    await line.advance();
    expect(await people()).toBe(4);
    await line.close();
  });

  it('converts each sale and each cost once, at the rate of its day, and takes VAT out of costs', async () => {
    const line = await openTestLine({ currency: 'RUB', vatRate: '0.20' });
    await line.load([
      rates('2026-03-01', 'EUR', 'RUB', '100'),
      rates('2026-03-05', 'EUR', 'RUB', '110.5'),
      order('1', { email: email('a') }, '2026-03-04T10:00:00Z', 59.9, {
        cost: 20,
        currency: 'EUR',
      }),
      order('2', { email: email('b') }, '2026-03-05T10:00:00Z', 59.9, { currency: 'EUR' }),
      order('3', { email: email('b') }, '2026-03-05T10:00:00Z', 10, { currency: 'USD' }),
      costs('2026-03-05', '2026-03-06T00:00:00Z', [
        { campaign: 'brand', cost: 12, currency: 'EUR' },
        { campaign: 'sofas', cost: 120, currency: 'RUB', vat: true },
      ]),
    ]);
    await line.advance();
    // 59.90 × 100 = 5,990.00; (59.90 − 20) × 100 = 3,990.00; 59.90 × 110.5 = 6,618.95; no rate for USD.
    expect((await sales(line)).map((s) => [s.revenue, s.margin])).toEqual([
      ['5990000000', '3990000000'],
      ['6618950000', null],
      [null, null],
    ]);
    const cost = () =>
      line.rows<{ cost: string }>(
        `SELECT cost_base AS cost FROM cost_daily${STATE} ORDER BY campaign`,
      );
    // 12 × 110.5 = 1,326.00; 120 / 1.2 = 100.00
    expect(await cost()).toEqual([{ cost: '1326000000' }, { cost: '100000000' }]);
    // The rate of the 5th is restated: what was converted with it follows.
    await line.load([rates('2026-03-05', 'EUR', 'RUB', '111', '2026-03-07T00:00:00Z')]);
    await line.advance();
    expect((await sales(line)).map((s) => s.revenue)).toEqual(['5990000000', '6648900000', null]);
    expect((await cost())[0]).toEqual({ cost: '1332000000' });
    await line.close();
  });

  it('replaces a restated block as a whole, and lets a block come back to what it was', async () => {
    const line = await openTestLine();
    const campaigns = async () =>
      (
        await line.rows<{ campaign: string }>(
          `SELECT campaign FROM cost_daily${STATE} ORDER BY campaign`,
        )
      ).map((c) => c.campaign);
    const before = [
      { campaign: 'a', cost: 1 },
      { campaign: 'b', cost: 2 },
    ];
    await line.load([costs('2026-03-01', '2026-03-02T00:00:00Z', before)]);
    await line.advance();
    await line.load([costs('2026-03-01', '2026-03-03T00:00:00Z', [{ campaign: 'b', cost: 3 }])]);
    await line.advance();
    expect(await campaigns()).toEqual(['b']);
    await line.load([costs('2026-03-01', '2026-03-04T00:00:00Z', before)]);
    await line.advance();
    expect(await campaigns()).toEqual(['a', 'b']);
    await line.close();
  });
});
