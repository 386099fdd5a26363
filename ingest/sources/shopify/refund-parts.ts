import { type Money, type MoneyMicros, toCurrency } from '../../contract/money.ts';
import { isObject, type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';
import type { OrderLine } from './order-lines.ts';
import { shopCurrency, shopMoney, sumShopMoney } from './shop-money.ts';

/** Lines of a refund that were goods: giving back a gift card takes back no revenue. */
export function refundedGoods(
  refund: JsonObject,
  lines: readonly OrderLine[] = [],
): readonly JsonObject[] {
  const cards = new Set(lines.filter(({ isGiftCard }) => isGiftCard).map(({ id }) => id));
  return objectsOf(refund.refund_line_items).filter((line) => {
    const item = isObject(line.line_item) ? line.line_item : {};
    return item.gift_card !== true && !cards.has(textOrNull(line.line_item_id));
  });
}

/**
 * What a refund does to the order beside its lines, signed by what it does to the order’s total:
 * `-15.00` gives back 15 more than the lines say, `5.00` keeps 5 of what they say. Refunded shipping
 * was no revenue and is left out; tax stands beside the amount and is no part of it.
 */
export function discrepancy(refund: JsonObject): MoneyMicros {
  const adjustments = objectsOf(refund.order_adjustments);
  return sumShopMoney(
    adjustments.filter((one) => one.kind !== 'shipping_refund'),
    'amount',
  );
}

/** `restock_type` of the line decides; refunds older than it have one flag for all lines. */
export function cameBack(line: JsonObject, refund: JsonObject): boolean {
  const type = line.restock_type;
  if (typeof type === 'string') return type !== 'no_restock';
  return refund.restock !== false;
}

/** Whether a refund shows money that went back, and nothing of what it was for. */
export function isOnlyPayments(refund: JsonObject): boolean {
  return ['refund_line_items', 'order_adjustments', 'refund_shipping_lines', 'refund_duties'].every(
    (list) => objectsOf(refund[list]).length === 0,
  );
}

/** The payments of a refund; one that failed gave nothing back, and a pending one is on its way. */
export function paymentsBack(refund: JsonObject): readonly JsonObject[] {
  return objectsOf(refund.transactions).filter(
    ({ kind, status }) =>
      (kind === undefined || kind === 'refund') && status !== 'failure' && status !== 'error',
  );
}

/**
 * Money given back, in the shop’s currency where the payments tell it, else in the customer’s; a currency
 * of null is not told, and then the order’s. Undefined where payments are in several currencies.
 */
export function paidBack(
  refund: JsonObject,
): { readonly micros: MoneyMicros; readonly currency: Money['currency'] | null } | undefined {
  const payments = paymentsBack(refund);
  const currencies = new Set(payments.map(paymentCurrency));
  if (currencies.size > 1) return undefined;
  const [currency = null] = currencies;
  return { micros: sumShopMoney(payments, 'amount'), currency };
}

function paymentCurrency(payment: JsonObject): string | null {
  const set = isObject(payment.amount_set) && shopMoney(payment, 'amount') !== null;
  if (set) return shopCurrency(payment, 'amount');
  const code = textOrNull(payment.currency);
  return code === null ? null : toCurrency(code, 'transactions.currency');
}
