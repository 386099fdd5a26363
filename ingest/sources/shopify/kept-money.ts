import type { MoneyMicros } from '../../contract/money.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { costOf } from '../../mapping/margin-rate.ts';
import { scaled } from '../../mapping/ratio.ts';
import { keptPart } from './order-lines.ts';
import { giftCards, type OrderMoney, shippingTax } from './order-money.ts';
import { netOf, paidBackNet } from './refund-money.ts';
import {
  cameBack,
  discrepancy,
  isOnlyPayments,
  paymentsBack,
  refundedGoods,
} from './refund-parts.ts';
import type { ShopifySettings } from './settings.ts';
import { shopMoney, sumShopMoney } from './shop-money.ts';

export interface KeptMoney {
  readonly keptMicros: MoneyMicros;
  readonly keptCostMicros: MoneyMicros | null;
}

/**
 * What the customer has bought and kept at this version of the order, whichever edits, exchanges and
 * refunds led there.
 *
 * kept = current subtotal, less the tax on it where prices include it, less gift cards, plus what a
 * discrepancy kept (less what one gave), less what was paid back without being taken off the order.
 *
 * Its cost is that of the goods kept, and of those that were refunded and did not come back.
 *
 * @returns undefined where the body does not tell it: `current_*` is missing in older API versions, and
 * a payment back in an unknown currency hides it.
 */
export function keptMoney(
  order: JsonObject,
  money: OrderMoney,
  { marginRate }: ShopifySettings,
): KeptMoney | undefined {
  const subtotal = shopMoney(order, 'current_subtotal_price');
  if (subtotal === null) return undefined;
  const refunds = objectsOf(order.refunds);
  const beside = paidBeside(refunds, money, subtotal);
  if (beside === undefined) return undefined;
  const { lines, taxesIncluded } = money;
  const untaxed = taxesIncluded ? subtotal - currentTax(order, money, subtotal) : subtotal;
  const goods = untaxed - giftCards(lines, taxesIncluded, keptPart);
  const adjusted = refunds.reduce((sum, refund) => sum + discrepancy(refund), 0n);
  const lost = refunds.flatMap((refund) =>
    refundedGoods(refund, lines).filter((line) => !cameBack(line, refund)),
  );
  return {
    keptMicros: goods + adjusted - beside,
    keptCostMicros: costOf(goods + netOf(lost, taxesIncluded), marginRate),
  };
}

/** Tax on the current subtotal: all of the current tax less what lies on shipping, else that of the lines kept. */
function currentTax(order: JsonObject, money: OrderMoney, subtotal: MoneyMicros): MoneyMicros {
  const total = shopMoney(order, 'current_total_tax');
  if (total !== null) {
    const left = total - atLeastNothing(shippingTax(order) - shippingTaxBack(order));
    return atLeastNothing(left);
  }
  const shown = money.lines.reduce((sum, line) => sum + keptPart(line, line.tax), 0n);
  if (shown !== 0n) return shown;
  // Lines that show no tax: as much of the subtotal as there was in the order as placed.
  const placed = atLeastNothing((money.taxMicros ?? 0n) - shippingTax(order));
  return scaled(placed, subtotal, money.subtotalMicros);
}

/** Tax on refunded shipping. API versions tell it in one list or the other, some in both. */
function shippingTaxBack(order: JsonObject): MoneyMicros {
  return objectsOf(order.refunds).reduce((sum, refund) => {
    const lines = objectsOf(refund.refund_shipping_lines);
    if (lines.length > 0) return sum + sumShopMoney(lines, 'tax_amount');
    const adjusted = objectsOf(refund.order_adjustments).filter(
      ({ kind }) => kind === 'shipping_refund',
    );
    return sum - sumShopMoney(adjusted, 'tax_amount');
  }, 0n);
}

/**
 * Revenue paid back by refunds that show payments alone, as far as it is not the money of goods that an
 * edit took off the order before: those are off the current subtotal already.
 */
function paidBeside(
  refunds: readonly JsonObject[],
  money: OrderMoney,
  subtotal: MoneyMicros,
): MoneyMicros | undefined {
  let paid = 0n;
  for (const refund of refunds.filter(isOnlyPayments)) {
    const net = paidBackNet(refund, money);
    if (net === undefined) return undefined;
    paid += net;
  }
  if (paid === 0n) return 0n;
  const paidWithLines = refunds
    .filter((refund) => !Array.isArray(refund.transactions) || paymentsBack(refund).length > 0)
    .flatMap((refund) => objectsOf(refund.refund_line_items));
  const takenOff = money.subtotalMicros - subtotal - sumShopMoney(paidWithLines, 'subtotal');
  const owed = scaled(atLeastNothing(takenOff), money.netMicros, money.subtotalMicros);
  return atLeastNothing(paid - owed);
}

function atLeastNothing(amount: MoneyMicros): MoneyMicros {
  return amount > 0n ? amount : 0n;
}
