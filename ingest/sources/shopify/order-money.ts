import { type MoneyMicros, toCurrency } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { shopCurrency, shopMoney, sumShopMoney } from './shop-money.ts';

export interface OrderMoney {
  readonly currency: string;
  readonly taxesIncluded: boolean;
  readonly totalMicros: MoneyMicros;
  readonly netMicros: MoneyMicros;
  readonly taxMicros: MoneyMicros | null;
  readonly shippingMicros: MoneyMicros | null;
}

/**
 * Money of an order in the shop’s currency, as it was placed: the `current_*` totals shrink with
 * every refund, and refunds are entities of their own.
 *
 * net = subtotal (after discounts, before shipping), less the tax on the goods where prices include it.
 */
export function orderMoney(order: JsonObject): OrderMoney {
  const totalMicros = required(order, 'total_price');
  const subtotal = required(order, 'subtotal_price');
  const taxesIncluded = order.taxes_included === true;
  return {
    currency: shopCurrency(order, 'total_price') ?? toCurrency(order.currency, 'currency'),
    taxesIncluded,
    totalMicros,
    netMicros: taxesIncluded ? subtotal - goodsTax(order) : subtotal,
    taxMicros: shopMoney(order, 'total_tax'),
    shippingMicros: shipping(order),
  };
}

/** Tax on the goods alone; where lines do not show theirs, all tax less what lies on shipping. */
function goodsTax(order: JsonObject): MoneyMicros {
  const lines = objectsOf(order.line_items);
  if (lines.some((line) => Array.isArray(line.tax_lines))) return taxOn(lines);
  return (shopMoney(order, 'total_tax') ?? 0n) - taxOn(objectsOf(order.shipping_lines));
}

function taxOn(lines: readonly JsonObject[]): MoneyMicros {
  return sumShopMoney(
    lines.flatMap((line) => objectsOf(line.tax_lines)),
    'price',
  );
}

function shipping(order: JsonObject): MoneyMicros | null {
  const total = shopMoney(order, 'total_shipping_price');
  if (total !== null || !Array.isArray(order.shipping_lines)) return total;
  return objectsOf(order.shipping_lines).reduce(
    (sum, line) => sum + (shopMoney(line, 'discounted_price') ?? shopMoney(line, 'price') ?? 0n),
    0n,
  );
}

function required(order: JsonObject, field: string): MoneyMicros {
  const amount = shopMoney(order, field);
  if (amount === null) throw new RecordError('field_missing', { field });
  return amount;
}
