import { type Money, type MoneyMicros, toCurrency } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { scaled } from '../../mapping/ratio.ts';
import { type OrderLine, orderLines } from './order-lines.ts';
import { presentmentMoney, shopCurrency, shopMoney, sumShopMoney } from './shop-money.ts';

export interface OrderMoney {
  /** Null where the order does not say: its money is then unknown. */
  readonly currency: string | null;
  readonly taxesIncluded: boolean;
  readonly totalMicros: MoneyMicros;
  /** Goods and gift cards, after discounts; with tax where prices include it. */
  readonly subtotalMicros: MoneyMicros;
  readonly netMicros: MoneyMicros;
  readonly taxMicros: MoneyMicros | null;
  readonly shippingMicros: MoneyMicros | null;
  /** The total in the customer’s currency, where that is another than the shop’s. */
  readonly presentment: Money | null;
  readonly lines: readonly OrderLine[];
}

/**
 * Money of an order in the shop’s currency, as it was placed. What was kept of it is `keptMoney`.
 *
 * net = subtotal (after discounts, before shipping), less the tax on it where prices include it, less
 * gift cards: a card is money on account, and the order that it is spent on is the sale.
 */
export function orderMoney(order: JsonObject): OrderMoney {
  const totalMicros = required(order, 'total_price');
  const subtotalMicros = required(order, 'subtotal_price');
  const taxesIncluded = order.taxes_included === true;
  const lines = orderLines(order);
  const untaxed = taxesIncluded
    ? subtotalMicros - goodsTax(order, lines, subtotalMicros)
    : subtotalMicros;
  return {
    currency: currencyOf(order),
    taxesIncluded,
    totalMicros,
    subtotalMicros,
    netMicros: untaxed - giftCards(lines, taxesIncluded, (_, amount) => amount),
    taxMicros: shopMoney(order, 'total_tax'),
    shippingMicros: shipping(order),
    presentment: presentmentTotal(order, totalMicros),
    lines,
  };
}

/** What gift cards brought, without tax. `part` says how much of a line’s amount is asked for. */
export function giftCards(
  lines: readonly OrderLine[],
  taxesIncluded: boolean,
  part: (line: OrderLine, amount: MoneyMicros) => MoneyMicros,
): MoneyMicros {
  return lines
    .filter(({ isGiftCard }) => isGiftCard)
    .reduce(
      (sum, line) => sum + part(line, taxesIncluded ? line.amount - line.tax : line.amount),
      0n,
    );
}

/**
 * Tax on the subtotal: what its lines show; where they show none, or are not the lines of this subtotal
 * (an edit added some), all tax less what lies on shipping.
 */
function goodsTax(
  order: JsonObject,
  lines: readonly OrderLine[],
  subtotal: MoneyMicros,
): MoneyMicros {
  const shown = lines.reduce((sum, { tax }) => sum + tax, 0n);
  const amounts = lines.reduce((sum, { amount }) => sum + amount, 0n);
  const total = shopMoney(order, 'total_tax');
  if (total === null || (shown !== 0n && amounts === subtotal)) return shown;
  return total - shippingTax(order);
}

/** Tax on the shipping as it was charged. */
export function shippingTax(order: JsonObject): MoneyMicros {
  return sumShopMoney(
    objectsOf(order.shipping_lines).flatMap((line) => objectsOf(line.tax_lines)),
    'price',
  );
}

function currencyOf(order: JsonObject): string | null {
  const told = shopCurrency(order, 'total_price') ?? shopCurrency(order, 'subtotal_price');
  if (told) return told;
  const { currency } = order;
  return currency === null || currency === undefined || currency === ''
    ? null
    : toCurrency(currency, 'currency');
}

function presentmentTotal(order: JsonObject, totalMicros: MoneyMicros): Money | null {
  const total = presentmentMoney(order, 'total_price');
  if (total) return total;
  // Any pair of amounts gives the rate.
  const subtotal = presentmentMoney(order, 'subtotal_price');
  const base = shopMoney(order, 'subtotal_price');
  if (!subtotal || !base) return null;
  return { ...subtotal, micros: scaled(totalMicros, subtotal.micros, base) };
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
