import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../mapping/json-object.ts';
import { keptMoney } from './kept-money.ts';
import { orderMoney } from './order-money.ts';
import { shopifySettings } from './settings.ts';

const settings = shopifySettings.parse({ marginRate: '0.4' });

/** Kept revenue and its cost at 60 %, in cents. */
function kept(order: JsonObject): readonly [bigint, bigint] | undefined {
  const body = { currency: 'EUR', total_price: order.subtotal_price, refunds: [], ...order };
  const found = keptMoney(body, orderMoney(body), settings);
  return found && [found.keptMicros / 10_000n, (found.keptCostMicros ?? 0n) / 10_000n];
}

const line = (id: number, price: string, more: object = {}) => ({
  id,
  price,
  quantity: 1,
  ...more,
});
const taken = (id: number, subtotal: string, more: object = {}) => ({
  ...{ line_item_id: id, quantity: 1, subtotal, total_tax: '0.00', restock_type: 'return' },
  ...more,
});
const paid = (amount: string, currency = 'EUR') => ({
  ...{ kind: 'refund', status: 'success', amount, currency },
});

describe('what the customer has bought and kept', () => {
  it('is not told by bodies of older API versions', () => {
    expect(kept({ subtotal_price: '50.00' })).toBeUndefined();
  });

  it('follows an exchange and edits up and down, whether or not a refund tells what was taken out', () => {
    const exchange = {
      subtotal_price: '50.00',
      current_subtotal_price: '80.00',
      line_items: [line(1, '50.00'), line(2, '80.00')],
      refunds: [
        { refund_line_items: [taken(1, '50.00', { restock_type: 'cancel' })], transactions: [] },
      ],
    };
    expect(kept(exchange)).toEqual([8000n, 4800n]);
    expect(kept({ ...exchange, refunds: [] })).toEqual([8000n, 4800n]);
    expect(kept({ subtotal_price: '50.00', current_subtotal_price: '20.00' })).toEqual([
      2000n,
      1200n,
    ]);
  });

  it('adds what a discrepancy kept and takes away what one gave', () => {
    // 100, 30 back, 5 of them kept: 70 + 5 = 75; the goods kept cost 60 % of 70 = 42.
    const back = (amount: string) => ({
      subtotal_price: '100.00',
      current_subtotal_price: '70.00',
      refunds: [
        {
          refund_line_items: [taken(1, '30.00')],
          order_adjustments: [{ kind: 'refund_discrepancy', amount }],
          transactions: [paid('25.00')],
        },
      ],
    });
    expect(kept(back('5.00'))).toEqual([7500n, 4200n]);
    expect(kept(back('-15.00'))).toEqual([5500n, 4200n]);
  });

  it('counts the cost of goods that were refunded and did not come back', () => {
    const refunds = [
      {
        refund_line_items: [taken(1, '30.00', { restock_type: 'no_restock' })],
        transactions: [paid('30.00')],
      },
    ];
    expect(kept({ subtotal_price: '100.00', current_subtotal_price: '70.00', refunds })).toEqual([
      7000n,
      6000n,
    ]);
  });

  it('is without tax where prices include it', () => {
    // 119.00 + 59.50, of which the second was taken out; shipping 5.95 with 0.95 of tax.
    const order = {
      ...{ taxes_included: true, subtotal_price: '178.50', current_subtotal_price: '119.00' },
      total_tax: '29.45',
      line_items: [
        line(1, '119.00', { current_quantity: 1, tax_lines: [{ price: '19.00' }] }),
        line(2, '59.50', { current_quantity: 0, tax_lines: [{ price: '9.50' }] }),
      ],
      shipping_lines: [{ price: '5.95', tax_lines: [{ price: '0.95' }] }],
    };
    expect(kept(order)?.[0]).toBe(10_000n);
    expect(kept({ ...order, current_total_tax: '19.95' })?.[0]).toBe(10_000n);
    // Shipping was given back, told in either list or in both.
    const adjusted = { kind: 'shipping_refund', amount: '-5.00', tax_amount: '-0.95' };
    const listed = { subtotal_amount: '5.00', tax_amount: '0.95' };
    for (const refund of [
      { order_adjustments: [adjusted] },
      { refund_shipping_lines: [listed] },
      { order_adjustments: [adjusted], refund_shipping_lines: [listed] },
    ])
      expect(kept({ ...order, current_total_tax: '19.00', refunds: [refund] })?.[0]).toBe(10_000n);
    // No line shows its tax: (29.45 − 0.95) × 119 / 178.5 = 19.00.
    const bare = { ...order, line_items: [line(1, '119.00'), line(2, '59.50')] };
    expect(kept(bare)?.[0]).toBe(10_000n);
  });

  it('has no gift cards in it, nor their discounts and tax', () => {
    const card = line(2, '60.00', { gift_card: true, discount_allocations: [{ amount: '10.00' }] });
    const order = {
      ...{ subtotal_price: '150.00', current_subtotal_price: '150.00' },
      line_items: [line(1, '100.00'), card],
    };
    expect(kept(order)).toEqual([10_000n, 6000n]);
    const back = { refund_line_items: [taken(2, '50.00')], transactions: [paid('50.00')] };
    expect(kept({ ...order, current_subtotal_price: '100.00', refunds: [back] })).toEqual([
      10_000n,
      6000n,
    ]);
  });

  it('is less what was paid back beside it, but not less the money of goods taken off before', () => {
    const order = { subtotal_price: '100.00', current_subtotal_price: '100.00' };
    const money = (amount: string, currency?: string) => ({
      transactions: [paid(amount, currency)],
    });
    expect(kept({ ...order, refunds: [money('20.00')] })?.[0]).toBe(8000n);
    // An edit took off 30.00; 30.00, then 45.00 were paid back.
    const edited = { ...order, current_subtotal_price: '70.00' };
    expect(kept({ ...edited, refunds: [money('30.00')] })?.[0]).toBe(7000n);
    expect(kept({ ...edited, refunds: [money('45.00')] })?.[0]).toBe(5500n);
    // In the customer’s currency: 55 of 110 dollars are half of the 100 euros.
    const total_price_set = {
      shop_money: { amount: '100.00', currency_code: 'EUR' },
      presentment_money: { amount: '110.00', currency_code: 'USD' },
    };
    const shown = { ...order, total_price_set };
    expect(kept({ ...shown, refunds: [money('55.00', 'USD')] })?.[0]).toBe(5000n);
    expect(kept({ ...shown, refunds: [money('55.00', 'GBP')] })).toBeUndefined();
  });
});
