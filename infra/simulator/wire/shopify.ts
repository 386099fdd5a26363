import { createHmac } from 'node:crypto';
import { branchOf, reservedBy } from '../branches.ts';
import { type Calendar, isoUtc } from '../calendar.ts';
import { SHOP } from '../catalog.ts';
import { ACCOUNTS } from '../credentials.ts';
import type { Message } from '../delivery.ts';
import { amountsOf, lineAmounts, type Order, type OrderLine, refundedLines } from '../orders.ts';
import { promoCodeOf } from '../promo-codes.ts';
import { uuidOf } from '../random.ts';
import { TILL_PHONE, typesTillPhone } from '../untidy.ts';

type Json = Readonly<Record<string, unknown>>;

/** All webhooks of an order’s life, in the order in which the shop sends them. */
export function shopifyMessages(
  seed: number,
  order: Order,
  calendar: Calendar,
  secret: string,
): readonly Message[] {
  const message = (topic: string, at: number, body: () => Json): Message => ({
    key: `shopify.${order.key}.${topic}.${at}`,
    at,
    source: 'shopify',
    account: ACCOUNTS.shopify,
    path: `/collect/shopify/${ACCOUNTS.shopify}`,
    body: () => JSON.stringify(body()),
    headers: (bytes) => ({
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(bytes).digest('base64'),
      'x-shopify-shop-domain': SHOP.domain,
      'x-shopify-api-version': '2025-07',
      'x-shopify-webhook-id': uuidOf('webhook', order.key, topic, at),
      'x-shopify-event-id': uuidOf('event', order.key, topic, at),
      'x-shopify-triggered-at': isoUtc(at),
    }),
  });
  const tillPhone =
    order.plan.place === 'pos' &&
    order.plan.givesEmail &&
    !order.plan.givesPhone &&
    typesTillPhone(seed, order.key)
      ? TILL_PHONE
      : undefined;
  const whole = (at: number) => () => orderJson(seed, order, at, calendar, tillPhone);
  const messages = [message('orders/create', order.createdAt, whole(order.createdAt))];
  const { paidAt, shippedAt, cancelledAt, refundedAt } = order;
  if (paidAt) messages.push(message('orders/paid', paidAt, whole(paidAt)));
  if (shippedAt) messages.push(message('orders/fulfilled', shippedAt, whole(shippedAt)));
  if (cancelledAt) messages.push(message('orders/cancelled', cancelledAt, whole(cancelledAt)));
  if (refundedAt) {
    messages.push(message('refunds/create', refundedAt, () => refundJson(order, calendar)));
    messages.push(message('orders/updated', refundedAt + 1_000_000, whole(refundedAt + 1_000_000)));
  }
  return messages;
}

/** The order as the shop sees it at a time. */
function orderJson(
  seed: number,
  order: Order,
  at: number,
  calendar: Calendar,
  tillPhone?: string,
): Json {
  const promoCode = promoCodeOf(seed, order);
  const clientId =
    order.plan.place === 'web' && order.plan.carriesClientId
      ? order.visit?.clientId
      : reservedBy(seed, order);
  const { plan, person } = order;
  const { subtotal, tax, discount, total } = amountsOf(plan.lines, plan.shipping);
  const reached = (time?: number): time is number => time !== undefined && time <= at;
  const time = (value?: number) => (reached(value) ? calendar.local(value) : null);
  const isRefunded = reached(order.refundedAt);
  const back = isRefunded ? amountsOf(refundedLines(plan)) : undefined;
  const web = plan.place === 'web' ? order.visit : undefined;
  return {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    name: `#${order.number}`,
    order_number: order.number,
    created_at: calendar.local(order.createdAt),
    updated_at: calendar.local(at),
    processed_at: calendar.local(order.createdAt),
    cancelled_at: time(order.cancelledAt),
    cancel_reason: reached(order.cancelledAt) ? 'customer' : null,
    closed_at: null,
    test: order.isTest,
    financial_status: financialStatus(order, at),
    fulfillment_status:
      reached(order.shippedAt) || (plan.place === 'pos' && reached(order.paidAt))
        ? 'fulfilled'
        : null,
    currency: 'RUB',
    presentment_currency: 'RUB',
    total_price: money(total),
    total_price_set: moneySet(total),
    subtotal_price: money(subtotal),
    subtotal_price_set: moneySet(subtotal),
    current_total_price: money(total - (back?.subtotal ?? 0)),
    current_subtotal_price: money(subtotal - (back?.subtotal ?? 0)),
    current_total_tax: money(tax - (back?.tax ?? 0)),
    total_tax: money(tax),
    total_tax_set: moneySet(tax),
    taxes_included: true,
    total_discounts: money(discount),
    total_shipping_price_set: moneySet(plan.shipping),
    total_line_items_price: money(subtotal + discount),
    payment_gateway_names: [order.isTest ? 'bogus' : plan.place === 'pos' ? 'cash' : 'card'],
    email: plan.givesEmail ? person.email : '',
    phone: plan.givesPhone ? person.phone : (tillPhone ?? null),
    customer: customer(order),
    landing_site: web ? web.landing.slice(SHOP.site.length) : null,
    referring_site: web?.referrer ?? null,
    source_name: { web: 'web', phone: 'shopify_draft_order', pos: 'pos' }[plan.place],
    location_id: plan.place === 'pos' ? branchOf(seed, order).location : null,
    device_id: plan.place === 'pos' ? 3 : null,
    note_attributes: clientId ? [{ name: 'ga_client_id', value: clientId }] : [],
    discount_codes: promoCode
      ? [{ code: promoCode.code, amount: money(discount), type: 'percentage' }]
      : [],
    shipping_lines: plan.shipping
      ? [
          {
            id: order.id + 900,
            title: 'Courier',
            price: money(plan.shipping),
            discounted_price: money(plan.shipping),
            tax_lines: [],
          },
        ]
      : [],
    line_items: plan.lines.map((line, index) => lineJson(order, line, index)),
    refunds: isRefunded ? [refundJson(order, calendar)] : [],
  };
}

function financialStatus(order: Order, at: number): string {
  const { plan, paidAt, cancelledAt, refundedAt } = order;
  if (refundedAt !== undefined && refundedAt <= at)
    return plan.refund!.lines.length === plan.lines.length && plan.shipping === 0
      ? 'refunded'
      : 'partially_refunded';
  if (cancelledAt !== undefined && cancelledAt <= at) return 'voided';
  return paidAt !== undefined && paidAt <= at ? 'paid' : 'pending';
}

function customer({ plan, person }: Order): Json | null {
  if (!plan.givesEmail && !plan.givesPhone) return null;
  const [firstName, lastName] = person.name.split(' ');
  return {
    id: 7_400_000_000 + person.index,
    email: plan.givesEmail ? person.email : null,
    phone: plan.givesPhone ? person.phone : null,
    first_name: firstName,
    last_name: lastName,
  };
}

function lineJson(order: Order, line: OrderLine, index: number): Json {
  const { product, quantity } = line;
  const { tax } = lineAmounts(line);
  return {
    id: order.id + index + 1,
    product_id: product.id,
    variant_id: product.variantId,
    sku: product.sku,
    name: product.name,
    title: product.name,
    quantity,
    price: money(product.price),
    total_discount: '0.00',
    discount_allocations: line.discount
      ? [{ amount: money(line.discount), discount_application_index: 0 }]
      : [],
    taxable: true,
    tax_lines: [{ title: 'VAT', rate: 0.2, price: money(tax) }],
  };
}

function refundJson(order: Order, calendar: Calendar): Json {
  const lines = refundedLines(order.plan);
  const { subtotal } = amountsOf(lines);
  const at = calendar.local(order.refundedAt!);
  return {
    id: order.id + 500,
    order_id: order.id,
    created_at: at,
    processed_at: at,
    note: 'Returned',
    restock: true,
    refund_line_items: order.plan.refund!.lines.map((index) => {
      const line = order.plan.lines[index]!;
      const { gross, tax } = lineAmounts(line);
      return {
        id: order.id + 600 + index,
        line_item_id: order.id + index + 1,
        quantity: line.quantity,
        restock_type: 'return',
        subtotal: money(gross),
        subtotal_set: moneySet(gross),
        total_tax: money(tax),
        total_tax_set: moneySet(tax),
        line_item: lineJson(order, line, index),
      };
    }),
    order_adjustments: [],
    transactions: [
      {
        id: order.id + 700,
        order_id: order.id,
        kind: 'refund',
        status: 'success',
        gateway: order.isTest ? 'bogus' : 'card',
        test: order.isTest,
        amount: money(subtotal),
        currency: 'RUB',
        created_at: at,
        processed_at: at,
      },
    ],
  };
}

function money(minor: number): string {
  return (minor / 100).toFixed(2);
}

function moneySet(minor: number): Json {
  const amount = { amount: money(minor), currency_code: 'RUB' };
  return { shop_money: amount, presentment_money: amount };
}
