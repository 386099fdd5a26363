import { runs } from '@throughline/ingest/testing/long-runs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costsStep, type Invoice, type LedgerDay } from './costs-step.ts';
import { dealsStep, type ShopOrder, type WonDeal } from './deals-step.ts';
import type { Item } from './item.ts';
import { type Payment, paymentsStep } from './payments-step.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31', currency: 'EUR' };
const eur = (amount: number) => BigInt(Math.round(amount * 100)) * 10_000n;

const invoice = (id: string, net: number, more: Partial<Invoice> = {}): Invoice => ({
  ...{ id, number: id, supplier: 'Ads', source: 'accounting', category: 'media' },
  ...{ issued: '2026-03-31', from: '2026-03-01', to: '2026-03-31', currency: 'EUR' },
  ...{ net: eur(net), netBase: eur(net), vatBase: eur(net * 0.2) },
  ...{ platform: 'google', account: '' },
  ...more,
});
const spent = (day: string, cost: number, more: Partial<LedgerDay> = {}): LedgerDay => ({
  ...{ day, source: 'ads', account: 'main', waySource: 'google', platform: 'google' },
  ...{ currency: 'EUR', cost: eur(cost), own: null },
  ...more,
});
const deal = (id: string, amount: number, more: Partial<WonDeal> = {}): WonDeal => ({
  ...{ key: id, id, title: id, source: 'crm', wonDay: '2026-03-10', currency: 'EUR' },
  ...{ amount: eur(amount), base: eur(amount), order: '' },
  ...more,
});
const order = (id: string, net: number, more: Partial<ShopOrder> = {}): ShopOrder => ({
  ...{ key: id, id, number: id, source: 'shop', currency: 'EUR', paidDay: '2026-03-10' },
  ...{ state: 'sale', total: eur(net * 1.2), sold: eur(net), totalBase: eur(net * 1.2) },
  ...more,
});
const payment = (id: string, amount: number, more: Partial<Payment> = {}): Payment => ({
  ...{ key: id, id, source: 'bank', day: '2026-03-11', base: eur(amount), order: '' },
  ...{ isOfDeal: false, ...more },
});

/** Reason, what it is of, and the amount in whole units. */
const between = (items: readonly Item[]) =>
  items
    .filter(({ reason }) => reason !== 'left' && reason !== 'right')
    .map(({ reason, id, amount }) => [reason, id, amount === null ? null : Number(amount) / 1e6]);
const total = (items: readonly Item[], is: (item: Item) => boolean) =>
  items.filter(is).reduce((sum, { amount }) => sum + amount!, 0n);

describe('costsStep', () => {
  it('names VAT, fees, other days, what is not billed, and what is billed for nothing', () => {
    const items = costsStep({
      ...MARCH,
      invoices: [
        // For 62 days, half of them in March: 310 net, 155 of them for these days.
        invoice('A', 310, { to: '2026-05-01' }),
        invoice('B', 50, { category: 'agency', platform: '' }),
        invoice('C', 20, { platform: 'bing' }),
        invoice('D', 31, { issued: '2026-02-27', from: '2026-02-01', to: '2026-02-28' }),
      ],
      ledger: [
        spent('2026-03-02', 100),
        spent('2026-03-20', 55),
        spent('2026-03-05', 7, { waySource: 'vk', platform: 'vk' }),
        spent('2026-04-02', 999),
      ],
    });
    expect(between(items)).toEqual([
      ['vat', 'A', -62],
      ['other_period', 'A', -155],
      ['vat', 'B', -10],
      ['agency_fee', 'B', -50],
      ['vat', 'C', -4],
      ['cost_missing', 'C', -20],
      ['invoice_missing', 'ads:main:2026-03-05', 7],
    ]);
    // 372 + 60 + 24 billed with VAT; 162 spent.
    expect(total(items, ({ reason }) => reason === 'left')).toBe(eur(456));
    expect(total(items, ({ reason }) => reason === 'right')).toBe(eur(162));
  });

  it('tells the exchange rate apart from an amount that differs', () => {
    // 100 USD are billed at 0.90; 101 USD were spent at 0.95 and 0.85.
    const items = costsStep({
      ...MARCH,
      invoices: [
        invoice('A', 90, {
          ...{ currency: 'USD', net: eur(100), netBase: eur(90), vatBase: 0n },
          platform: 'Google Ads',
        }),
      ],
      ledger: [
        spent('2026-03-02', 57, { currency: 'USD', own: eur(60) }),
        spent('2026-03-03', 34.85, { currency: 'USD', own: eur(41) }),
      ],
    });
    // 91.85 / 101 × 100 = 90.94
    expect(between(items)).toEqual([
      ['exchange_rate', 'A', 0.94],
      ['amount_differs', 'A', 0.91],
    ]);
  });
});

describe('dealsStep', () => {
  it('names each deal and order that has no other half, and what the halves differ by', () => {
    const items = dealsStep({
      ...MARCH,
      deals: [
        deal('alone', 10),
        deal('gross', 120, { order: 'o1' }),
        deal('twice', 120, { order: 'o1', wonDay: '2026-03-12' }),
        deal('less', 30, { order: 'o2' }),
        deal('late', 40, { order: 'o3' }),
        deal('off', 50, { order: 'o4' }),
        deal('open', 60, { order: 'o5' }),
        deal('before', 70, { order: 'o6', wonDay: '2026-02-27' }),
      ],
      orders: [
        order('o1', 100),
        order('o2', 33),
        order('o3', 40, { paidDay: '2026-04-01' }),
        order('o4', 50, { state: 'cancelled' }),
        order('o5', 60, { state: 'unpaid', paidDay: '', sold: null, totalBase: null }),
        order('o6', 70),
        order('o7', 80),
      ],
    });
    expect(between(items).sort()).toEqual([
      ['amount_differs', 'less', 3],
      ['cancelled', 'off', -50],
      ['deal_without_order', 'alone', -10],
      ['duplicate', 'twice', -120],
      ['order_without_deal', 'o7', 80],
      ['other_period', 'late', -40],
      ['other_period', 'o6', 70],
      ['unpaid', 'open', -60],
      ['vat_and_shipping', 'gross', -20],
    ]);
  });
});

describe('paymentsStep', () => {
  it('goes from what was sold over what was due to what was paid', () => {
    const items = paymentsStep({
      ...MARCH,
      orders: [
        order('o1', 100),
        order('o2', 50),
        order('o3', 10),
        order('o4', 20),
        order('o5', 30, { state: 'unpaid', paidDay: '', sold: null }),
        order('o6', 5, { paidDay: '2026-02-02' }),
      ],
      payments: [
        payment('p1', 80, { order: 'o1' }),
        payment('p2', 40, { order: 'o1', day: '2026-04-02' }),
        payment('r1', -12, { order: 'o1' }),
        payment('p3', 55, { order: 'o2' }),
        payment('p4', 24, { order: 'o4' }),
        payment('p4b', 24, { order: 'o4', source: 'shop' }),
        payment('p5', 9, { order: 'o5' }),
        payment('p6', 6, { order: 'o6' }),
        payment('p7', 3),
        payment('p8', 4, { isOfDeal: true }),
      ],
    });
    expect(between(items)).toEqual([
      ['vat_and_shipping', 'o1', 20],
      ['refunded', 'r1', -12],
      ['other_period', 'p2', -40],
      ['vat_and_shipping', 'o2', 10],
      ['underpaid', 'o2', -5],
      ['vat_and_shipping', 'o3', 2],
      ['unpaid', 'o3', -12],
      ['vat_and_shipping', 'o4', 4],
      ['duplicate', 'p4b', 24],
      ['prepaid', 'p5', 9],
      ['other_period', 'p6', 6],
      ['payment_without_order', 'p7', 3],
      ['payment_of_deal', 'p8', 4],
    ]);
  });
});

const days = fc.constantFrom('2026-02-20', '2026-03-01', '2026-03-15', '2026-03-31', '2026-04-09');
const amount = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100);
const keys = fc.constantFrom('', 'o0', 'o1', 'o2', 'o3');
const platforms = fc.constantFrom('google', 'vk', '');

describe('whatever the records are', () => {
  it('the lines of a step are all of its difference', () => {
    const world = fc.record({
      invoices: fc.array(
        fc.record({
          amount,
          days: fc.tuple(days, days, days),
          platform: platforms,
          category: fc.constantFrom('media', 'agency', 'tool'),
          vat: amount,
          isForeign: fc.boolean(),
        }),
        { maxLength: 6 },
      ),
      ledger: fc.array(
        fc.record({ amount, day: days, platform: platforms, isForeign: fc.boolean() }),
        { maxLength: 8 },
      ),
      deals: fc.array(fc.record({ amount, day: days, order: keys, isForeign: fc.boolean() }), {
        maxLength: 6,
      }),
      orders: fc.array(
        fc.record({
          amount,
          extra: amount,
          day: days,
          state: fc.constantFrom<ShopOrder['state']>(
            'sale',
            'sale',
            'unpaid',
            'cancelled',
            'no_sale',
          ),
        }),
        { maxLength: 4 },
      ),
      payments: fc.array(
        fc.record({
          amount,
          isOut: fc.boolean(),
          day: days,
          order: keys,
          source: fc.constantFrom('bank', 'shop'),
          isOfDeal: fc.boolean(),
        }),
        { maxLength: 8 },
      ),
    });
    fc.assert(
      fc.property(world, (drawn) => {
        const orders = drawn.orders.map((one, at) =>
          order(`o${at}`, one.amount, {
            ...{ paidDay: one.state === 'unpaid' ? '' : one.day, state: one.state },
            ...{ total: eur(one.amount + one.extra), totalBase: eur(one.amount + one.extra) },
          }),
        );
        const items = [
          ...costsStep({
            ...MARCH,
            invoices: drawn.invoices.map((one, at) => {
              const [from, to] = [one.days[0], one.days[1]].sort();
              return invoice(`i${at}`, one.amount, {
                ...{ from: from!, to: to!, issued: one.days[2], platform: one.platform },
                ...{ category: one.category, vatBase: eur(one.vat) },
                ...(one.isForeign && { currency: 'USD', net: eur(one.amount * 1.1) }),
              });
            }),
            ledger: drawn.ledger.map((one) =>
              spent(one.day, one.amount, {
                ...{ waySource: one.platform, platform: one.platform },
                ...(one.isForeign && { currency: 'USD', own: eur(one.amount * 1.07) }),
              }),
            ),
          }),
          ...dealsStep({
            ...{ ...MARCH, orders },
            deals: drawn.deals.map((one, at) =>
              deal(`d${at}`, one.amount, {
                ...{ wonDay: one.day, order: one.order },
                ...(one.isForeign && { currency: 'USD' }),
              }),
            ),
          }),
          ...paymentsStep({
            ...{ ...MARCH, orders },
            payments: drawn.payments.map((one, at) =>
              payment(`p${at}`, one.isOut ? -one.amount : one.amount, {
                ...{ day: one.day, order: one.order, source: one.source, isOfDeal: one.isOfDeal },
              }),
            ),
          }),
        ];
        const isIn = (day: string) => day >= MARCH.from && day <= MARCH.to;
        const sum = (amounts: readonly number[]) =>
          amounts.reduce((all, one) => all + eur(one), 0n);
        const sold = sum(
          drawn.orders
            .filter((one) => one.state === 'sale' && isIn(one.day))
            .map((one) => one.amount),
        );
        // Both sides anew, from the records themselves.
        const sides = {
          costs: [
            sum(
              drawn.invoices
                .filter((one) => isIn(one.days[2]))
                .flatMap((one) => [one.amount, one.vat]),
            ),
            sum(drawn.ledger.filter((one) => isIn(one.day)).map((one) => one.amount)),
          ],
          deals: [sum(drawn.deals.filter((one) => isIn(one.day)).map((one) => one.amount)), sold],
          payments: [
            sold,
            sum(
              drawn.payments
                .filter((one) => isIn(one.day))
                .map((one) => (one.isOut ? -one.amount : one.amount)),
            ),
          ],
        };
        for (const [step, [left, right]] of Object.entries(sides)) {
          const own = items.filter((item) => item.step === step);
          expect([step, total(own, ({ reason }) => reason === 'left')]).toEqual([step, left]);
          expect([step, total(own, ({ reason }) => reason === 'right')]).toEqual([step, right]);
          const named = total(own, ({ reason }) => reason !== 'left' && reason !== 'right');
          expect([step, named]).toEqual([step, right! - left!]);
        }
      }),
      { numRuns: runs(300, 20_000), seed: Number(process.env.THROUGHLINE_SEED) },
    );
  });
});
