import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { costOf } from '../../mapping/margin-rate.ts';
import { requiredTime, timeOrNull } from '../../mapping/time-or-null.ts';
import type { MapContext } from '../source.ts';
import { orderIdentifiers } from './customer-identifiers.ts';
import { nativeId } from './native-id.ts';
import { orderMoney } from './order-money.ts';
import { orderNumber } from './order-number.ts';
import { isTestOrder, orderChannel, orderStatus, paidAt } from './order-state.ts';
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
      currency: money.currency,
      totalMicros: money.totalMicros,
      netMicros: money.netMicros,
      taxMicros: money.taxMicros,
      shippingMicros: money.shippingMicros,
      costMicros: costOf(money.netMicros, settings.marginRate),
      createdAt: timeOrNull(order, 'created_at'),
      paidAt: paidAt(order),
      cancelledAt: timeOrNull(order, 'cancelled_at'),
    },
    identifiers: orderIdentifiers(order, delivery, context),
  });
  const refunded = { orderId, money, isTest };
  const refunds = objectsOf(order.refunds);
  return [fact, ...refunds.map((refund) => refundFact(refund, delivery, settings, refunded))];
}
