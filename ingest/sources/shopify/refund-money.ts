import { type MoneyMicros, toCurrency } from '../../contract/money.ts';
import { isObject, type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { costOf } from '../../mapping/margin-rate.ts';
import { scaled } from '../../mapping/ratio.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';
import type { OrderMoney } from './order-money.ts';
import type { ShopifySettings } from './settings.ts';
import { shopCurrency, shopMoney, sumShopMoney } from './shop-money.ts';

export interface RefundMoney {
  readonly netMicros: MoneyMicros;
  readonly costMicros: MoneyMicros | null;
}

/**
 * Share of a refund that was revenue, on the same basis as the order’s net.
 *
 * net = Σ refunded lines (subtotal, less its tax where prices include it) − Σ discrepancies.
 * A discrepancy (`order_adjustments`) is signed by what it does to the order’s total: `-15.00` gives
 * back 15 more than the lines say (or 15 without any line), `5.00` keeps 5 of what they say. Its tax
 * stands beside its amount and is no part of it. Refunded shipping is no revenue and does not count.
 *
 * A refund that shows payments alone gives back net and the rest in the order’s own proportion.
 *
 * @returns undefined where the refund alone does not tell and no order came with it.
 */
export function refundMoney(
  refund: JsonObject,
  settings: ShopifySettings,
  order: OrderMoney | undefined,
): RefundMoney | undefined {
  if (onlyPayments(refund)) {
    const paidBack = order && paidBackTotal(refund, order.currency);
    if (!order || paidBack === undefined) return undefined;
    // Money without goods: none came back.
    const cost = settings.marginRate === undefined ? null : 0n;
    return {
      netMicros: scaled(paidBack, order.netMicros, order.totalMicros),
      costMicros: cost,
    };
  }
  const lines = objectsOf(refund.refund_line_items);
  const taxed = sumShopMoney(lines, 'total_tax') !== 0n;
  const included = order?.taxesIncluded ?? (taxed ? taxesIncluded(refund, settings) : false);
  if (included === undefined) return undefined;
  const returned = lines.filter((line) => cameBack(line, refund));
  return {
    netMicros: netOf(lines, included) - sumShopMoney(discrepancies(refund), 'amount'),
    costMicros: costOf(netOf(returned, included), settings.marginRate),
  };
}

/**
 * Currency of the shop as the refund itself tells it: from its money sets, or, in bodies older than
 * those (and than payments in other currencies), from its payments.
 */
export function refundCurrency(refund: JsonObject): string | null {
  const lines = objectsOf(refund.refund_line_items);
  const sets: readonly (readonly [JsonObject, string])[] = [
    ...lines.map((line) => [line, 'subtotal'] as const),
    ...objectsOf(refund.order_adjustments).map((one) => [one, 'amount'] as const),
    [refund, 'total_duties'],
    ...objectsOf(refund.transactions).map((one) => [one, 'amount'] as const),
  ];
  for (const [object, field] of sets) {
    const currency = shopCurrency(object, field);
    if (currency) return currency;
  }
  const paid = objectsOf(refund.transactions).find((one) => textOrNull(one.currency));
  return paid ? toCurrency(paid.currency, 'transactions.currency') : null;
}

function netOf(lines: readonly JsonObject[], included: boolean): MoneyMicros {
  const subtotal = sumShopMoney(lines, 'subtotal');
  return included ? subtotal - sumShopMoney(lines, 'total_tax') : subtotal;
}

function discrepancies(refund: JsonObject): readonly JsonObject[] {
  return objectsOf(refund.order_adjustments).filter((one) => one.kind !== 'shipping_refund');
}

/** `restock_type` of the line decides; refunds older than it have one flag for all lines. */
function cameBack(line: JsonObject, refund: JsonObject): boolean {
  const type = line.restock_type;
  if (typeof type === 'string') return type !== 'no_restock';
  return refund.restock !== false;
}

function onlyPayments(refund: JsonObject): boolean {
  return ['refund_line_items', 'order_adjustments', 'refund_shipping_lines', 'refund_duties'].every(
    (list) => objectsOf(refund[list]).length === 0,
  );
}

/**
 * Money given back. With a `currency`, undefined where a payment is known only in another one (the
 * customer’s). A failed payment gave nothing back, and a pending one is on its way.
 */
function paidBackTotal(refund: JsonObject, currency?: string): MoneyMicros | undefined {
  let total = 0n;
  for (const payment of objectsOf(refund.transactions)) {
    if (payment.kind !== undefined && payment.kind !== 'refund') continue;
    if (payment.status === 'failure' || payment.status === 'error') continue;
    const known = isObject(payment.amount_set) || isIn(payment.currency, currency);
    if (!known) return undefined;
    total += shopMoney(payment, 'amount') ?? 0n;
  }
  return total;
}

function isIn(code: unknown, currency: string | undefined): boolean {
  return (
    !currency || code === null || code === undefined || toCurrency(code, 'currency') === currency
  );
}

/**
 * Whether subtotals include tax, found by adding up: what was paid back equals the lines (with their
 * tax, or without adding it) less the adjustments, plus refunded shipping. Two readings that both or
 * neither add up leave it to the settings.
 */
function taxesIncluded(refund: JsonObject, settings: ShopifySettings): boolean | undefined {
  const paidBack = paidBackTotal(refund);
  if (!paidBack) return settings.taxesIncluded;
  const lines = objectsOf(refund.refund_line_items);
  const adjustments = objectsOf(refund.order_adjustments);
  const shipping = objectsOf(refund.refund_shipping_lines);
  const base =
    sumShopMoney(lines, 'subtotal') -
    sumShopMoney(adjustments, 'amount') +
    sumShopMoney(shipping, 'subtotal_amount');
  const besideTax = sumShopMoney(shipping, 'tax_amount') - sumShopMoney(adjustments, 'tax_amount');
  const reaches = (sum: MoneyMicros) => sum === paidBack || sum + besideTax === paidBack;
  const without = reaches(base);
  const withTax = reaches(base + sumShopMoney(lines, 'total_tax'));
  return without === withTax ? settings.taxesIncluded : without;
}
