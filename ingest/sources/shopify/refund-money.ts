import { type MoneyMicros, toCurrency } from '../../contract/money.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { costOf } from '../../mapping/margin-rate.ts';
import { scaled } from '../../mapping/ratio.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';
import type { OrderMoney } from './order-money.ts';
import {
  cameBack,
  discrepancy,
  isOnlyPayments,
  paidBack,
  paymentsBack,
  refundedGoods,
} from './refund-parts.ts';
import type { ShopifySettings } from './settings.ts';
import { shopCurrency, sumShopMoney } from './shop-money.ts';

export interface RefundMoney {
  readonly netMicros: MoneyMicros;
  readonly costMicros: MoneyMicros | null;
}

/**
 * Share of a refund that was revenue, on the same basis as the order’s net.
 *
 * net = Σ refunded goods (subtotal, less its tax where prices include it) − Σ discrepancies.
 *
 * A refund that shows payments alone gives back net and the rest in the order’s own proportion.
 *
 * @returns undefined where the refund does not tell, alone or beside its order.
 */
export function refundMoney(
  refund: JsonObject,
  settings: ShopifySettings,
  order: OrderMoney | undefined,
): RefundMoney | undefined {
  if (isOnlyPayments(refund)) {
    // What is known in the customer’s currency only is said as it is, beside the order’s two totals.
    const foreign = order && (paidBack(refund)?.currency ?? order.currency) !== order.currency;
    const netMicros = order && !foreign ? paidBackNet(refund, order) : undefined;
    if (netMicros === undefined) return undefined;
    // Money without goods: none came back.
    return { netMicros, costMicros: settings.marginRate === undefined ? null : 0n };
  }
  const goods = refundedGoods(refund, order?.lines);
  const taxed = sumShopMoney(goods, 'total_tax') !== 0n;
  const included = order?.taxesIncluded ?? (taxed ? taxesIncluded(refund, settings) : false);
  if (included === undefined) return undefined;
  const returned = goods.filter((line) => cameBack(line, refund));
  return {
    netMicros: netOf(goods, included) - discrepancy(refund),
    costMicros: costOf(netOf(returned, included), settings.marginRate),
  };
}

/**
 * Revenue share of money paid back. Payments in the customer’s currency are read by the order’s two
 * totals, which are its own exchange rate. Undefined where neither tells.
 */
export function paidBackNet(refund: JsonObject, order: OrderMoney): MoneyMicros | undefined {
  const back = paidBack(refund);
  if (!back) return undefined;
  if (back.micros === 0n) return 0n;
  const { presentment } = order;
  const inShop = back.currency === null || back.currency === order.currency;
  const total = inShop
    ? order.totalMicros
    : presentment?.currency === back.currency
      ? presentment.micros
      : 0n;
  return total === 0n ? undefined : scaled(back.micros, order.netMicros, total);
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
  // Payments alone may be in the customer’s currency.
  if (isOnlyPayments(refund)) return null;
  const paid = objectsOf(refund.transactions).find((one) => textOrNull(one.currency));
  return paid ? toCurrency(paid.currency, 'transactions.currency') : null;
}

/** Subtotals of refunded lines without tax. */
export function netOf(lines: readonly JsonObject[], included: boolean): MoneyMicros {
  const subtotal = sumShopMoney(lines, 'subtotal');
  return included ? subtotal - sumShopMoney(lines, 'total_tax') : subtotal;
}

/**
 * Whether subtotals include tax, found by adding up: what was paid back equals the lines (with their
 * tax, or without adding it) less the adjustments, plus refunded shipping. Two readings that both or
 * neither add up leave it to the settings.
 */
function taxesIncluded(refund: JsonObject, settings: ShopifySettings): boolean | undefined {
  const given = sumShopMoney(paymentsBack(refund), 'amount');
  if (given === 0n) return settings.taxesIncluded;
  const lines = objectsOf(refund.refund_line_items);
  const adjustments = objectsOf(refund.order_adjustments);
  const shipping = objectsOf(refund.refund_shipping_lines);
  const base =
    sumShopMoney(lines, 'subtotal') -
    sumShopMoney(adjustments, 'amount') +
    sumShopMoney(shipping, 'subtotal_amount');
  const besideTax = sumShopMoney(shipping, 'tax_amount') - sumShopMoney(adjustments, 'tax_amount');
  const reaches = (sum: MoneyMicros) => sum === given || sum + besideTax === given;
  const without = reaches(base);
  const withTax = reaches(base + sumShopMoney(lines, 'total_tax'));
  return without === withTax ? settings.taxesIncluded : without;
}
