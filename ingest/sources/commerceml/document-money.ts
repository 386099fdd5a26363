import type { MoneyMicros } from '../../contract/money.ts';
import { children, decimal, type Node, text, truth } from './node.ts';
import { requisitesOf } from './requisites.ts';
import type { CommercemlSettings } from './settings.ts';

export interface DocumentMoney {
  /** With tax and shipping. */
  readonly totalMicros: MoneyMicros | null;
  /** Goods without tax and shipping. */
  readonly netMicros: MoneyMicros | null;
  readonly taxMicros: MoneyMicros | null;
  readonly shippingMicros: MoneyMicros | null;
  readonly discountMicros: MoneyMicros | null;
}

/** Goods and services of a document. */
export function itemsOf(document: Node): readonly Node[] {
  return children(document, 'Товары').flatMap((all) => children(all, 'Товар'));
}

/** Shipping stands among the goods, under an id of its own. */
export function isDelivery(item: Node, { deliveryItems }: CommercemlSettings): boolean {
  const names = [text(item, 'Ид'), text(item, 'Артикул'), requisitesOf(item)('Код')];
  return names.some((name) => name !== null && deliveryItems.includes(name));
}

/**
 * Money of a document. Its sum has the tax in it where the tax says so (`УчтеноВСумме`), and has the shipping in it, which
 * is one of its lines; both are taken out of the net.
 */
export function documentMoney(document: Node, settings: CommercemlSettings): DocumentMoney {
  const sum = decimal(document, 'Сумма');
  const deliveries = itemsOf(document).filter((item) => isDelivery(item, settings));
  const shipping = deliveries.reduce((all, item) => all + (decimal(item, 'Сумма') ?? 0n), 0n);
  const taxes = taxesOf(document) ?? taxesOfItems(itemsOf(document));
  const shippingTax = taxesOfItems(deliveries);
  const included = taxes?.included ?? 0n;
  const goods = sum === null ? null : sum - shipping;
  return {
    totalMicros: sum === null ? null : sum + (taxes?.onTop ?? 0n),
    netMicros: goods === null ? null : goods - (included - (shippingTax?.included ?? 0n)),
    taxMicros: taxes && taxes.included + taxes.onTop,
    shippingMicros: shipping,
    discountMicros: discountOf(document),
  };
}

interface Taxes {
  readonly included: MoneyMicros;
  readonly onTop: MoneyMicros;
}

/** Null where the element names no tax with an amount. */
export function taxesOf(node: Node): Taxes | null {
  let [included, onTop, isTold] = [0n, 0n, false];
  for (const tax of children(node, 'Налоги').flatMap((all) => children(all, 'Налог'))) {
    const amount = decimal(tax, 'Сумма');
    if (amount === null) continue;
    isTold = true;
    if (truth(text(tax, 'УчтеноВСумме') ?? 'true')) included += amount;
    else onTop += amount;
  }
  return isTold ? { included, onTop } : null;
}

function taxesOfItems(items: readonly Node[]): Taxes | null {
  const told = items.map(taxesOf).filter((one) => one !== null);
  if (told.length === 0) return null;
  return told.reduce((a, b) => ({ included: a.included + b.included, onTop: a.onTop + b.onTop }));
}

function discountOf(document: Node): MoneyMicros | null {
  const amounts = [document, ...itemsOf(document)]
    .flatMap((one) => children(one, 'Скидки').flatMap((all) => children(all, 'Скидка')))
    .map((one) => decimal(one, 'Сумма'))
    .filter((one) => one !== null);
  return amounts.length === 0 ? null : amounts.reduce((a, b) => a + b);
}
