import { LIST_LENGTH } from '../../contract/entities/pieces.ts';
import type { EntityFields } from '../../contract/fact.ts';
import type { Micros } from '../../contract/time.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';
import { timeOrNull } from '../../mapping/time-or-null.ts';
import type { ShopifySettings } from './settings.ts';
import { shopMoney } from './shop-money.ts';

type Order = EntityFields<'order'>;

/** Financial states of an order that was paid in full, whatever was given back later. */
const PAID = new Set(['paid', 'partially_refunded', 'refunded']);

/** A deposit is not a sale: `partially_paid` counts once nothing is outstanding. */
function isPaid(order: JsonObject): boolean {
  const state = textOrNull(order.financial_status) ?? '';
  return (
    PAID.has(state) || (state === 'partially_paid' && shopMoney(order, 'total_outstanding') === 0n)
  );
}

/**
 * When the order was paid. A body tells only that it is, so a paid version gives the time of placing
 * (`processed_at`, which Shopify’s own reports count the sale at) and says that it is assumed: the first
 * version seen paid after an unpaid one dates the payment better (`entities/states.sql`).
 */
export function orderPayment(
  order: JsonObject,
): Pick<Order, 'paidAt' | 'isPaidAtAssumed' | 'isPartlyPaid'> {
  if (isPaid(order)) return { paidAt: placedAt(order), isPaidAtAssumed: true, isPartlyPaid: false };
  const isPartlyPaid = textOrNull(order.financial_status) === 'partially_paid';
  return { paidAt: null, isPaidAtAssumed: null, isPartlyPaid };
}

/** Payments by then are those of the checkout. */
const CHECKOUT_US = 3_600_000_000;

/** The time that the webhook `orders/paid` tells, where it is not that of the checkout. */
export function paymentNotice(
  order: JsonObject,
  version: Micros,
  topic: string | undefined,
): Micros | undefined {
  if (topic?.toLowerCase() !== 'orders/paid' || !isPaid(order)) return undefined;
  const placed = placedAt(order);
  return placed === null || version - placed > CHECKOUT_US ? version : undefined;
}

function placedAt(order: JsonObject): Micros | null {
  return timeOrNull(order, 'processed_at') ?? timeOrNull(order, 'created_at');
}

/** Goods that left unpaid (cash on delivery) are `shipped`; `completed` needs the money too. */
export function orderStatus(order: JsonObject): NonNullable<Order['status']> {
  if (textOrNull(order.cancelled_at)) return 'cancelled';
  if (order.fulfillment_status === 'fulfilled') return isPaid(order) ? 'completed' : 'shipped';
  return isPaid(order) ? 'paid' : 'created';
}

const BOGUS = /^bogus$/i;

/** Where a till stands: the name that the settings give its location, else the location’s id. */
export function orderBranch(
  order: JsonObject,
  locations: ShopifySettings['locations'],
): string | null {
  const id = orderChannel(order) === 'pos' ? textOrNull(order.location_id) : null;
  return id === null ? null : (locations?.[id] ?? id.slice(0, 256));
}

/** Discount codes that were typed in, undefined in bodies that do not tell them. */
export function orderCoupons(order: JsonObject): readonly string[] | undefined {
  if (!Array.isArray(order.discount_codes)) return undefined;
  return objectsOf(order.discount_codes)
    .map(({ code }) => textOrNull(code)?.slice(0, 256) ?? null)
    .filter((code) => code !== null)
    .slice(0, LIST_LENGTH);
}

/** Orders of Shopify’s test mode and of its “bogus” gateway. */
export function isTestOrder(order: JsonObject): boolean {
  const names = order.payment_gateway_names;
  return (
    order.test === true ||
    [order.gateway, ...(Array.isArray(names) ? names : [])].some((name) => isBogus(name))
  );
}

export function isBogus(gateway: unknown): boolean {
  return typeof gateway === 'string' && BOGUS.test(gateway);
}

/** Shopify writes its own channels by name or, in newer API versions, by the id of its app. */
const CHANNELS: Readonly<Record<string, NonNullable<Order['channel']>>> = {
  web: 'web',
  '580111': 'web',
  pos: 'pos',
  '129785': 'pos',
  iphone: 'pos',
  android: 'pos',
  shopify_draft_order: 'phone',
  draft_order: 'phone',
  draft: 'phone',
  phone: 'phone',
  '1354745': 'phone',
};
const MARKETPLACE =
  /^(amazon|ebay|etsy|walmart|allegro|aliexpress|zalando|trendyol|hepsiburada|n11|ozon|wildberries|yandex[ _-]?market|tiktok|mercado)/;

/** Sales channel; what is neither till, phone nor marketplace is an online shop of some app. */
export function orderChannel(order: JsonObject): Order['channel'] {
  const name = textOrNull(order.source_name)?.toLowerCase();
  if (!name) return undefined;
  return CHANNELS[name] ?? (MARKETPLACE.test(name) ? 'marketplace' : 'web');
}
