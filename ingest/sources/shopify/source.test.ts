import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { deterministicId } from '../../contract/ids.ts';
import type { Mapped } from '../../contract/source.ts';
import { shopifySettings } from './settings.ts';
import { source } from './source.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const identity = { keepContacts: true, defaultCountry: 'DE' };

function delivery(body: Uint8Array | string | object, topic = ''): RawDelivery {
  const bytes =
    body instanceof Uint8Array
      ? body
      : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return {
    id: deterministicId('delivery', topic, bytes.length),
    source: 'shopify',
    account: 'main',
    endpoint: topic ? 'webhook' : 'import',
    receivedAt: Date.UTC(2025, 5, 1) * 1000,
    headers: topic
      ? { 'x-shopify-topic': topic, 'x-shopify-triggered-at': '2025-05-31T10:00:00.123456789Z' }
      : {},
    query: '',
    body: bytes,
  };
}

const map = (body: Uint8Array | string | object, topic = '', settings: object = {}): Mapped =>
  source.map(delivery(body, topic), { settings: shopifySettings.parse(settings), identity });

function facts(mapped: Mapped): EntityFact[] {
  return mapped.records.flatMap((record) => {
    if ('rejection' in record) throw new Error(record.rejection.message);
    return 'facts' in record ? (record.facts as EntityFact[]) : [];
  });
}

const read = (name: string) => JSON.parse(fixture(name).toString()) as Record<string, unknown>;
const at = (iso: string) => Date.parse(iso) * 1000;

describe('an order whose prices include tax', () => {
  // Goods 2 × 65.45 − 11.90 discount = 119.00 with 19 % tax: 119.00 / 1.19 = 100.00 net, 19.00 tax.
  // Shipping 5.95 = 5.00 + 0.95 tax. Total 119.00 + 5.95 = 124.95, tax 19.00 + 0.95 = 19.95.
  // The customer paid 137.45 USD: presentment, never read. Cost at 35 % margin: 65 % of 100 = 65.00.
  const settings = { shop: 'rivage', marginRate: '0.35' };
  const [order, ...rest] = facts(
    map(fixture('orders_paid_tax_included.json'), 'orders/paid', settings),
  );

  it('counts net of tax and shipping, in the shop’s currency', () => {
    expect(rest).toEqual([]);
    expect(order).toMatchObject({
      entityType: 'order',
      entityId: '6120034455771',
      op: 'upsert',
      isTest: false,
      version: at('2025-04-02T18:15:34Z'),
      occurredAt: at('2025-04-02T18:15:34Z'),
    });
    expect(order?.fields).toEqual({
      number: '2417',
      status: 'paid',
      channel: 'web',
      coupons: ['FRUEHLING'],
      currency: 'EUR',
      totalMicros: 124_950_000n,
      netMicros: 100_000_000n,
      taxMicros: 19_950_000n,
      shippingMicros: 5_950_000n,
      costMicros: 65_000_000n,
      // Nothing was taken off: the lines kept show the 19.00 of tax.
      keptMicros: 100_000_000n,
      keptCostMicros: 65_000_000n,
      keptAt: at('2025-04-02T18:15:34Z'),
      presentmentMicros: 137_450_000n,
      presentmentCurrency: 'USD',
      isGiftCardsOnly: false,
      createdAt: at('2025-04-02T18:15:31Z'),
      paidAt: at('2025-04-02T18:15:30Z'),
      isPaidAtAssumed: true,
      isPartlyPaid: false,
      cancelledAt: null,
      clickIds: 'gclid',
      landingUrl: '/angebot?gclid=Xy-42',
      referrer: 'https://www.google.com/',
      // The line is the whole order: 119.00 with 19.00 of tax.
      lines: [
        {
          ...{ id: '15501', product: '9001', sku: 'LAMP-BRASS', name: 'Messinglampe' },
          ...{ quantity: 2_000_000n, keptQuantity: 2_000_000n, priceMicros: 65_450_000n },
          ...{ discountMicros: 11_900_000n, netMicros: 100_000_000n, taxMicros: 19_000_000n },
        },
      ],
    });
  });

  it('knows the customer, the e-mail, the phone and the client id', () => {
    expect(order?.identifiers).toEqual({
      customer: { type: 'shop_customer_id', value: 'shopify:rivage.myshopify.com:7700112233' },
      email: { type: 'email', value: 'lena.vogt@example.org' },
      phone: { type: 'phone', value: '+493023125123' },
      client_id: { type: 'ga_client_id', value: '998877665.1743600000' },
      sale_number: { type: 'sale_number', value: '2417' },
      sale_id: { type: 'sale_number', value: '6120034455771' },
    });
  });

  it('takes all tax less shipping’s where lines do not show theirs', () => {
    // 19.95 − 0.95 = 19.00 on the goods; without shipping lines either, all 19.95: 99.05 net.
    const { line_items: _, ...bare } = read('orders_paid_tax_included.json');
    expect(facts(map(bare))[0]?.fields).toMatchObject({ netMicros: 100_000_000n });
    const { shipping_lines: __, ...barer } = bare;
    expect(facts(map(barer))[0]?.fields).toMatchObject({ netMicros: 99_050_000n });
  });

  it('leaves unknown cost null and reads other attribute names when told to', () => {
    const body = read('orders_paid_tax_included.json');
    const [fact] = facts(map(body, '', { clientIdAttributes: ['gift'] }));
    expect(fact?.fields).toMatchObject({ costMicros: null });
    expect(fact?.identifiers.client_id).toEqual({ type: 'ga_client_id', value: 'no' });
    expect(fact?.identifiers.customer?.value).toBe('shopify:main:7700112233');
  });
});

describe('a partial refund of an order with tax on top', () => {
  const settings = { marginRate: '0.35' };
  const all = facts(map(fixture('orders_updated_partial_refund.json'), 'orders/updated', settings));

  it('keeps the original totals and the payment', () => {
    // Goods 30 + 50 = 80.00 net (tax is on top), not the 50.00 that is left after the refund.
    expect(all[0]?.fields).toMatchObject({
      netMicros: 80_000_000n,
      totalMicros: 91_800_000n,
      taxMicros: 6_800_000n,
      shippingMicros: 5_000_000n,
      costMicros: 52_000_000n,
      status: 'completed',
      paidAt: at('2025-04-11T14:00:01Z'),
    });
  });

  it('makes the refund an entity: goods less the kept fee, without shipping and tax', () => {
    // 30.00 of goods, 4.00 of them kept (positive discrepancy): net 26.00. Shipping 5.00 + 0.40 is not revenue.
    // Paid back: 30.00 + 2.40 − 4.00 + 5.40 = 33.80. The shirt came back: its cost is 65 % of 30.00 = 19.50.
    expect(all).toHaveLength(2);
    expect(all[1]).toMatchObject({
      entityType: 'refund',
      entityId: '930011',
      version: at('2025-04-20T13:30:00Z'),
      fields: {
        orderId: '6120034460001',
        currency: 'USD',
        netMicros: 26_000_000n,
        costMicros: 19_500_000n,
        refundedAt: at('2025-04-20T13:30:00Z'),
      },
    });
  });

  it('is the identical fact from refunds/create', () => {
    const [alone] = facts(map(fixture('refunds_create.json'), 'refunds/create', settings));
    expect(alone).toEqual(all[1]);
  });
});

describe('refunds/create', () => {
  const refund = read('refunds_create.json');
  const line = (subtotal: string, total_tax: string, restock_type = 'return') => ({
    subtotal,
    total_tax,
    restock_type,
  });
  const money = (body: object, settings: object = { marginRate: '0.4' }) =>
    facts(map({ ...refund, ...body }, 'refunds/create', settings))[0]?.fields as {
      netMicros?: bigint;
      costMicros?: bigint | null;
    };

  it('finds by adding up that the lines include tax', () => {
    // 59.50 paid back for a line of 59.50 with 9.50 in it: 50.00 net; cost 60 % = 30.00.
    const body = {
      refund_line_items: [line('59.50', '9.50')],
      order_adjustments: [],
      transactions: [{ kind: 'refund', status: 'success', amount: '59.50', currency: 'EUR' }],
    };
    expect(money(body)).toMatchObject({ netMicros: 50_000_000n, costMicros: 30_000_000n });
  });

  it('finds by adding up that tax is on top', () => {
    const body = {
      refund_line_items: [line('50.00', '9.50')],
      order_adjustments: [],
      transactions: [{ kind: 'refund', status: 'success', amount: '59.50', currency: 'EUR' }],
    };
    expect(money(body)).toMatchObject({ netMicros: 50_000_000n, costMicros: 30_000_000n });
  });

  it('brings back no cost for goods that stay with the customer', () => {
    const body = {
      refund_line_items: [line('20.00', '0.00', 'no_restock'), line('10.00', '0.00', 'cancel')],
      order_adjustments: [],
      transactions: [],
    };
    // 30.00 net; cost of the 10.00 alone: 60 % = 6.00.
    expect(money(body)).toMatchObject({ netMicros: 30_000_000n, costMicros: 6_000_000n });
  });

  it('counts money given back without goods', () => {
    const body = {
      refund_line_items: [],
      order_adjustments: [{ kind: 'refund_discrepancy', amount: '-15.00', tax_amount: '0.00' }],
      transactions: [{ kind: 'refund', status: 'success', amount: '15.00', currency: 'EUR' }],
    };
    expect(money(body)).toMatchObject({ netMicros: 15_000_000n, costMicros: 0n });
  });

  it('leaves the net unsaid where it cannot be told, unless the settings tell', () => {
    const body = { refund_line_items: [line('59.50', '9.50')], transactions: [] };
    const open = { ...body, order_adjustments: [] };
    expect(money(open)).not.toHaveProperty('netMicros');
    expect(money(open, { taxesIncluded: true })).toMatchObject({ netMicros: 50_000_000n });
    expect(money(open, { taxesIncluded: false })).toMatchObject({ netMicros: 59_500_000n });
    // The order that lists it says so itself: 59.50 with 9.50 in it is 50.00.
    const order = read('orders_paid_tax_included.json');
    const [, listed] = facts(map({ ...order, refunds: [{ ...refund, ...open }] }));
    expect(listed?.fields).toMatchObject({ netMicros: 50_000_000n });
  });

  it('of payments alone takes the order’s own proportion of net', () => {
    // 41.65 of 124.95 paid back: 41.65 × 100 / 124.95 = 33.333333… , in micros 33_333_333.
    const order = read('orders_paid_tax_included.json');
    const amount_set = { shop_money: { amount: '41.65', currency_code: 'EUR' } };
    const payment = { kind: 'refund', status: 'success', amount: '45.80', currency: 'USD' };
    const bare = { id: 7, created_at: '2025-04-09T10:00:00+02:00' };
    const refunds = [{ ...bare, transactions: [{ ...payment, amount_set }] }];
    const [, known] = facts(map({ ...order, refunds }, '', { marginRate: '0.4' }));
    expect(known?.fields).toMatchObject({ netMicros: 33_333_333n, costMicros: 0n });
    // Known in the customer’s dollars only: not read as euros.
    const [, foreign] = facts(map({ ...order, refunds: [{ ...bare, transactions: [payment] }] }));
    expect(foreign?.fields).not.toHaveProperty('netMicros');
    expect(foreign?.fields).toMatchObject({ paidBackMicros: 45_800_000n, paidBackCurrency: 'USD' });
  });
});

describe('state of an order', () => {
  const order = read('orders_paid_tax_included.json');
  const fields = (change: object) => facts(map({ ...order, ...change }))[0]?.fields;

  it.each([
    [{ financial_status: 'pending' }, 'created', false],
    [{ financial_status: 'authorized' }, 'created', false],
    [{ financial_status: 'partially_paid', total_outstanding: '60.00' }, 'created', false],
    [{ financial_status: 'partially_paid', total_outstanding: '0.00' }, 'paid', true],
    [{ financial_status: 'refunded' }, 'paid', true],
    [{ financial_status: 'paid', fulfillment_status: 'fulfilled' }, 'completed', true],
    [{ financial_status: 'pending', fulfillment_status: 'fulfilled' }, 'shipped', false],
  ])('%j is %s', (change, status, paid) => {
    const made = fields(change) as { status: string; paidAt: number | null };
    expect(made.status).toBe(status);
    expect(made.paidAt !== null).toBe(paid);
  });

  it('is paid when created where there is no processing time', () => {
    expect(fields({ processed_at: null })).toMatchObject({ paidAt: at('2025-04-02T18:15:31Z') });
  });

  it.each([
    ['pos', 'pos'],
    ['shopify_draft_order', 'phone'],
    ['amazon-de', 'marketplace'],
    ['eBay', 'marketplace'],
    ['3890849', 'web'],
  ])('came by %s: %s', (source_name, channel) => {
    expect(fields({ source_name })).toMatchObject({ channel });
  });

  it('marks a cancelled order of the bogus gateway as cancelled and as a test', () => {
    const [fact] = facts(map(fixture('orders_cancelled_bogus.json'), 'orders/cancelled'));
    expect(fact?.isTest).toBe(true);
    expect(fact?.fields).toMatchObject({
      status: 'cancelled',
      cancelledAt: at('2025-05-04T12:59:58Z'),
      paidAt: null,
    });
    expect(facts(map({ ...order, test: true }))[0]?.isTest).toBe(true);
  });

  it('takes the exact id of a test notification from its GraphQL id', () => {
    const text = JSON.stringify({
      ...order,
      admin_graphql_api_id: 'gid://shopify/Order/820982911946154508',
    });
    const body = text.replace('"id":6120034455771', '"id":820982911946154508');
    expect(facts(map(body))[0]?.entityId).toBe('820982911946154508');
  });
});

describe('an order of the till', () => {
  it('has no client id and is joined by phone', () => {
    // 35.70 with 5.70 tax and neither line nor shipping tax: 35.70 − 5.70 = 30.00.
    const [fact] = facts(map(fixture('orders_create_pos.json'), 'orders/create'));
    expect(fact?.fields).toMatchObject({
      channel: 'pos',
      branch: '3344',
      netMicros: 30_000_000n,
      number: 'POS-88',
    });
    expect(fact?.identifiers).toEqual({
      customer: null,
      email: null,
      phone: { type: 'phone', value: '+4930901820' },
      client_id: null,
      sale_number: { type: 'sale_number', value: 'pos-88' },
      sale_id: { type: 'sale_number', value: '6120034470555' },
    });
  });
});

describe('the branch of a till', () => {
  const named = { locations: { '3344': 'Centre' } };
  const branchOf = (more: object) =>
    facts(map({ ...read('orders_create_pos.json'), ...more }, '', named))[0]?.fields;

  it('has the name of its location, and a web order none', () => {
    expect(branchOf({})).toMatchObject({ branch: 'Centre' });
    expect(branchOf({ source_name: 'web' })).not.toHaveProperty('branch');
    expect(branchOf({ location_id: null })).not.toHaveProperty('branch');
  });
});

describe('customers and deletions', () => {
  it('maps a customer to a contact', () => {
    const [fact] = facts(map(fixture('customers_update.json'), 'customers/update'));
    expect(fact).toMatchObject({
      entityType: 'contact',
      entityId: '7700112233',
      version: at('2025-04-05T09:00:00Z'),
      identifiers: { phone: { type: 'phone', value: '+493023125123' } },
    });
  });

  it('points a merged customer at the kept one', () => {
    const merge = {
      admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/1',
      admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/2',
      status: 'completed',
    };
    const [fact] = facts(map(merge, 'customers/merge'));
    expect(fact).toMatchObject({
      entityId: '2',
      fields: { mergedInto: '1' },
      identifiers: {
        customer: { value: expect.stringMatching(/:2$/) },
        merged_into: { value: expect.stringMatching(/:1$/) },
      },
    });
  });

  it('deletes by the time that Shopify raised the webhook', () => {
    const [fact] = facts(map({ id: 6120034455771 }, 'orders/delete'));
    expect(fact).toMatchObject({
      op: 'delete',
      entityType: 'order',
      entityId: '6120034455771',
      version: at('2025-05-31T10:00:00Z') + 123_456,
    });
  });

  it('takes no word of an unsigned topic against the signed body', () => {
    const order = JSON.parse(fixture('orders.ndjson').toString().split('\n')[0]!) as object;
    const customer = JSON.parse(fixture('customers_update.json').toString()) as object;
    const refund = JSON.parse(fixture('refunds_create.json').toString()) as object;
    const merge = { admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/1', id: 5 };
    const told = (body: object, topic: string) => {
      const [record] = map(body, topic).records;
      return record && 'rejection' in record ? record.rejection.code : 'taken';
    };
    const bodies = { order, customer, refund, merge, deleted: { id: 1 } };
    const fitting: Record<string, string> = {
      ...{ 'orders/create': 'order', 'orders/delete': 'deleted', 'refunds/create': 'refund' },
      ...{ 'customers/update': 'customer', 'customers/delete': 'deleted' },
    };
    for (const [topic, fits] of Object.entries(fitting))
      for (const [name, body] of Object.entries(bodies))
        expect([topic, name, told(body, topic)]).toEqual([
          ...[topic, name],
          name === fits ? 'taken' : 'label_mismatch',
        ]);
    // What Shopify sends of a deleted customer.
    const emptied = {
      ...{ id: 7, phone: null, addresses: [], tax_exemptions: [], email_marketing_consent: null },
      admin_graphql_api_id: 'gid://shopify/Customer/7',
    };
    expect(told(emptied, 'customers/delete')).toBe('taken');
  });

  it('believes an order that says itself whether it is a test, else the header', () => {
    const [order] = fixture('orders.ndjson').toString().split('\n');
    const isTest = (body: object) => {
      const sent = delivery(body, 'orders/updated');
      const headers = { ...sent.headers, 'x-shopify-test': 'true' };
      const context = { settings: shopifySettings.parse({}), identity };
      return facts(source.map({ ...sent, headers }, context))[0]?.isTest;
    };
    const body = JSON.parse(order!) as object;
    expect(isTest({ ...body, test: false })).toBe(false);
    const { test: _test, ...silent } = body as { test?: boolean };
    expect(isTest(silent)).toBe(true);
  });

  it('skips what it has no use for', () => {
    expect(map({ id: 1 }, 'products/update').records).toEqual([
      { skipped: expect.objectContaining({ code: 'topic_unmapped', group: 'products/update' }) },
    ]);
    expect(map({ order_edit: {} }, 'orders/edited').records[0]).toHaveProperty('skipped');
  });
});

describe('import', () => {
  it('keeps the good records around the bad ones', () => {
    const { records } = map(fixture('orders.ndjson'));
    expect(records.map((record) => Object.keys(record)[0])).toEqual([
      'facts',
      'rejection',
      'facts',
      'rejection',
    ]);
    expect(records[1]).toMatchObject({ rejection: { code: 'money_unreadable', position: 2 } });
    expect(records[3]).toMatchObject({ rejection: { code: 'record_unreadable', position: 4 } });
  });

  it('reads a REST answer, and gives the facts that the webhook gave', () => {
    const order = read('orders_paid_tax_included.json');
    const answered = map({ orders: [order, 'no order'] });
    expect(answered.records[1]).toMatchObject({ rejection: { code: 'record_unreadable' } });
    expect(answered.records[0]).toEqual(map(order, 'orders/paid').records[0]);
    expect(map({ orders: [] }).records).toEqual([]);
  });

  it('tells refunds and customers apart by shape', () => {
    const mixed = [read('refunds_create.json'), read('customers_update.json'), { id: 1 }];
    const { records } = map(mixed);
    expect(records[0]).toMatchObject({ facts: [{ entityType: 'refund' }] });
    expect(records[1]).toMatchObject({ facts: [{ entityType: 'contact' }] });
    expect(records[2]).toMatchObject({ rejection: { code: 'record_unreadable' } });
  });

  it('refuses an empty body', () => {
    expect(map('').records[0]).toMatchObject({ rejection: { code: 'body_unreadable' } });
  });

  it('maps the same bytes to the same facts', () => {
    const body = fixture('orders_updated_partial_refund.json');
    expect(map(body, 'orders/updated')).toEqual(map(body, 'orders/updated'));
  });

  it('keeps two states of one second apart and one state of two topics together', () => {
    const order = read('orders_paid_tax_included.json');
    const id = (body: object, topic: string) => facts(map(body, topic))[0]?.id;
    expect(id(order, 'orders/paid')).toBe(id(order, 'orders/updated'));
    expect(id({ ...order, fulfillment_status: 'fulfilled' }, 'orders/paid')).not.toBe(
      id(order, 'orders/paid'),
    );
  });
});
