import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact, EntityFields } from '../../contract/fact.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { requiredTime, timeOrNull } from '../../mapping/time-or-null.ts';
import { nativeId } from './native-id.ts';
import type { OrderMoney } from './order-money.ts';
import { isBogus } from './order-state.ts';
import { type RefundMoney, refundCurrency, refundMoney } from './refund-money.ts';
import { isOnlyPayments, paidBack } from './refund-parts.ts';
import type { ShopifySettings } from './settings.ts';

/** What an order that carries a refund adds to it. */
export interface RefundedOrder {
  readonly orderId: string;
  readonly money: OrderMoney;
  readonly isTest: boolean;
}

/**
 * A refund as an entity of its own, dated when the money went back. Shopify never changes one, so its
 * version is its creation, and `refunds/create` and the order that lists it make the same fact. Where
 * the order knows better than the refund alone (see `refundMoney`), its fact comes after.
 */
export function refundFact(
  refund: JsonObject,
  delivery: RawDelivery,
  settings: ShopifySettings,
  order?: RefundedOrder,
): EntityFact {
  const createdAt = requiredTime(refund, 'created_at');
  const refundedAt = timeOrNull(refund, 'processed_at') ?? createdAt;
  const alone = refundMoney(refund, settings, undefined);
  const money = order ? refundMoney(refund, settings, order.money) : alone;
  const currency = order?.money.currency ?? refundCurrency(refund);
  const fields: EntityFields<'refund'> = {
    orderId: order?.orderId ?? nativeId(refund, 'order_id'),
    ...(currency && { currency }),
    ...money,
    ...paidBackFields(refund),
    createdAt,
    refundedAt,
  };
  return entityFact(delivery, {
    occurredAt: refundedAt,
    isTest: (order ? order.isTest : isTestNotice(delivery)) || isTestRefund(refund),
    entityType: 'refund',
    entityId: nativeId(refund),
    version: createdAt + (isSame(money, alone) ? 0 : 1),
    op: 'upsert',
    fields,
    identifiers: {},
  });
}

/** Money without goods: its revenue share follows from the order, whichever of the two comes first. */
function paidBackFields(refund: JsonObject): EntityFields<'refund'> {
  const back = isOnlyPayments(refund) ? paidBack(refund) : undefined;
  if (!back) return {};
  return { paidBackMicros: back.micros, paidBackCurrency: back.currency };
}

function isSame(one: RefundMoney | undefined, other: RefundMoney | undefined): boolean {
  return one?.netMicros === other?.netMicros && one?.costMicros === other?.costMicros;
}

/**
 * Sent by the “send test notification” button; its objects do not exist in the shop. The header is not
 * signed, so a body that says itself whether it is a test is believed instead.
 */
export function isTestNotice(delivery: RawDelivery, body?: JsonObject): boolean {
  if (typeof body?.test === 'boolean') return body.test;
  return delivery.headers['x-shopify-test'] === 'true';
}

function isTestRefund(refund: JsonObject): boolean {
  return objectsOf(refund.transactions).some(
    (payment) => payment.test === true || isBogus(payment.gateway),
  );
}
