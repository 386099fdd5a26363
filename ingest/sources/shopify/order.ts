import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact, EntityFields } from '../../contract/fact.ts';
import type { MapContext } from '../../contract/source.ts';
import type { Micros } from '../../contract/time.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { costOf } from '../../mapping/margin-rate.ts';
import { requiredTime, timeOrNull } from '../../mapping/time-or-null.ts';
import { orderIdentifiers } from './customer-identifiers.ts';
import { keptMoney } from './kept-money.ts';
import { linesTold } from './lines-told.ts';
import { nativeId } from './native-id.ts';
import { type OrderMoney, orderMoney } from './order-money.ts';
import { orderNumber } from './order-number.ts';
import {
  isTestOrder,
  orderBranch,
  orderChannel,
  orderCoupons,
  orderPayment,
  orderStatus,
  paymentNotice,
} from './order-state.ts';
import { orderTraffic } from './order-traffic.ts';
import { isTestNotice, refundFact } from './refund.ts';
import type { ShopifySettings } from './settings.ts';

/** An order’s full version by `updated_at`, and a fact for each of its refunds. */
export function orderFacts(
  order: JsonObject,
  delivery: RawDelivery,
  context: MapContext<ShopifySettings>,
): readonly EntityFact[] {
  const { settings } = context;
  const orderId = nativeId(order);
  const version = requiredTime(order, 'updated_at');
  const money = orderMoney(order);
  const isTest = isTestNotice(delivery, order) || isTestOrder(order);
  const channel = orderChannel(order);
  const branch = orderBranch(order, settings.locations);
  const coupons = orderCoupons(order);
  const lines = linesTold(order, money.taxesIncluded);
  const fact = entityFact(delivery, {
    occurredAt: version,
    isTest,
    entityType: 'order',
    entityId: orderId,
    version,
    op: 'upsert',
    fields: {
      number: orderNumber(order),
      status: orderStatus(order),
      ...(channel && { channel }),
      ...(branch !== null && { branch }),
      ...(coupons && { coupons: [...coupons] }),
      currency: money.currency,
      totalMicros: money.totalMicros,
      netMicros: money.netMicros,
      taxMicros: money.taxMicros,
      shippingMicros: money.shippingMicros,
      costMicros: costOf(money.netMicros, settings.marginRate),
      ...keptFields(order, money, version, settings),
      presentmentMicros: money.presentment?.micros ?? null,
      presentmentCurrency: money.presentment?.currency ?? null,
      isGiftCardsOnly: isGiftCardsOnly(money),
      ...(lines && { lines: [...lines] }),
      createdAt: timeOrNull(order, 'created_at'),
      ...orderPayment(order),
      cancelledAt: timeOrNull(order, 'cancelled_at'),
      ...orderTraffic(order),
    },
    identifiers: orderIdentifiers(order, delivery, context),
  });
  const refunded = { orderId, money, isTest };
  const refunds = objectsOf(order.refunds);
  return [
    fact,
    ...paidFacts(order, version, delivery),
    ...refunds.map((refund) => refundFact(refund, delivery, settings, refunded)),
  ];
}

/** A word of its own, so that the order’s version is one fact whichever topic brings it. */
function paidFacts(order: JsonObject, version: Micros, delivery: RawDelivery): EntityFact[] {
  const paidAt = paymentNotice(order, version, delivery.headers['x-shopify-topic']);
  if (paidAt === undefined) return [];
  return [
    entityFact(delivery, {
      occurredAt: version,
      isTest: isTestNotice(delivery, order) || isTestOrder(order),
      entityType: 'order',
      entityId: nativeId(order),
      version,
      op: 'upsert',
      fields: { paidAt, isPaidAtAssumed: false },
      identifiers: {},
    }),
  ];
}

/** A body that does not tell what was kept leaves the last word of one that did, with its time. */
function keptFields(
  order: JsonObject,
  money: OrderMoney,
  version: Micros,
  settings: ShopifySettings,
): EntityFields<'order'> {
  const kept = keptMoney(order, money, settings);
  return kept ? { ...kept, keptAt: version } : {};
}

/** All that was ever on the order was money on account. */
function isGiftCardsOnly({ lines }: OrderMoney): boolean {
  return lines.length > 0 && lines.every(({ isGiftCard }) => isGiftCard);
}
