import { type Item, Items, type Of } from './item.ts';

/** A deal of the CRM that was won. */
export interface WonDeal {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly wonDay: string;
  readonly currency: string;
  /** Micros of its own currency, and of the base currency; null is not known. */
  readonly amount: bigint | null;
  readonly base: bigint | null;
  /** Key of the order that it names; empty where it names none that is known. */
  readonly order: string;
}

/** An order of the shop, whether it is a sale or not. */
export interface ShopOrder {
  readonly key: string;
  readonly id: string;
  readonly number: string;
  readonly source: string;
  readonly currency: string;
  /** Day of payment; empty where it is not paid. */
  readonly paidDay: string;
  readonly state: 'sale' | 'unpaid' | 'cancelled' | 'no_sale';
  /** Micros of its own currency, as the customer paid it: with tax and shipping. */
  readonly total: bigint | null;
  /** As sold, without tax and before refunds, in the base currency; null is not known. */
  readonly sold: bigint | null;
  /** `total` in the base currency at the rate of the sale. */
  readonly totalBase: bigint | null;
}

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly deals: readonly WonDeal[];
  readonly orders: readonly ShopOrder[];
}

/** Deals that were won in the period, as the CRM tells them, against orders of the shop that were paid in it, net. */
export function dealsStep({ from, to, currency, deals, orders }: Asked): readonly Item[] {
  const items = new Items('deals');
  const isIn = (day: string) => day !== '' && day >= from && day <= to;
  const byKey = new Map(orders.map((order) => [order.key, order]));
  const isCounted = ({ state, paidDay }: ShopOrder) => state === 'sale' && isIn(paidDay);
  // Of several deals that name one order the first one has it.
  const first = new Map<string, WonDeal>();
  const sorted = [...deals].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  for (const deal of sorted)
    if (deal.order && byKey.has(deal.order) && !first.has(deal.order)) first.set(deal.order, deal);
  for (const deal of sorted) {
    if (!isIn(deal.wonDay)) continue;
    const of = ofDeal(deal);
    const lost = deal.base === null ? null : -deal.base;
    items.side('left', of, deal.base);
    const order = byKey.get(deal.order);
    if (!order) items.between('deal_without_order', of, lost);
    else if (first.get(order.key) !== deal) items.between('duplicate', of, lost);
    else if (order.state === 'cancelled') items.between('cancelled', of, lost);
    else if (order.state === 'unpaid') items.between('unpaid', of, lost);
    else if (order.state === 'no_sale') items.between('no_sale', of, lost);
    else if (!isIn(order.paidDay)) items.between('other_period', of, lost);
    else pair(items, of, deal, order, currency);
  }
  for (const order of orders) {
    if (!isCounted(order)) continue;
    const of = ofOrder(order);
    items.side('right', of, order.sold);
    const deal = first.get(order.key);
    if (!deal) items.between('order_without_deal', of, order.sold);
    else if (!isIn(deal.wonDay)) items.between('other_period', of, order.sold);
  }
  return items.all;
}

/** What the order has more than the deal that names it: tax and shipping first, then the rate, then what is left. */
function pair(items: Items, of: Of, deal: WonDeal, order: ShopOrder, currency: string): void {
  const withTax = order.totalBase;
  // A deal that is written with tax says what the customer paid.
  const isGross =
    deal.amount !== null && deal.currency === order.currency && deal.amount === order.total;
  if (deal.base === null || order.sold === null) items.between('unknown_amount', of, null);
  else if (isGross && withTax !== null && withTax !== order.sold) {
    items.between('vat_and_shipping', of, order.sold - withTax);
    items.between(rest(withTax - deal.base, deal, currency), of, withTax - deal.base);
  } else {
    const difference = order.sold - deal.base;
    items.between(rest(difference, deal, currency, order), of, difference);
  }
}

function rest(
  difference: bigint,
  deal: WonDeal,
  currency: string,
  order?: ShopOrder,
): 'rounding' | 'exchange_rate' | 'amount_differs' {
  if (difference <= 10_000n && difference >= -10_000n) return 'rounding';
  const isOneAmount = order === undefined || deal.currency !== order.currency;
  return isOneAmount && deal.currency !== currency ? 'exchange_rate' : 'amount_differs';
}

const orderOf = ({ wonDay, key }: WonDeal) => `${wonDay}:${key.padStart(20, '0')}`;
const ofDeal = ({ id, title, source, wonDay }: WonDeal): Of => ({
  ...{ type: 'deal', id, label: title, source, day: wonDay },
});
export const ofOrder = ({ id, number, source, paidDay }: ShopOrder): Of => ({
  ...{ type: 'order', id: number || id, label: '', source, day: paidDay },
});
