import { ofOrder, type ShopOrder } from './deals-step.ts';
import { type Item, Items, type Of } from './item.ts';

/** A payment that is done. */
export interface Payment {
  readonly key: string;
  readonly id: string;
  readonly source: string;
  readonly day: string;
  /** Micros of the base currency; below 0 where it was paid out. Null is not known. */
  readonly base: bigint | null;
  /** Key of the order that it is for; empty where it names none that is known. */
  readonly order: string;
  /** It names a deal and no order. */
  readonly isOfDeal: boolean;
}

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly orders: readonly ShopOrder[];
  readonly payments: readonly Payment[];
}

/**
 * Orders that were paid in the period, net and before refunds, against the payments of its days, in and out. Of an order that
 * was paid in it all payments are looked at, whatever their day.
 */
export function paymentsStep({ from, to, orders, payments }: Asked): readonly Item[] {
  const items = new Items('payments');
  const isIn = (day: string) => day !== '' && day >= from && day <= to;
  const byKey = new Map(orders.map((order) => [order.key, order]));
  const byOrder = grouped(
    payments.filter(({ order }) => byKey.has(order)),
    ({ order }) => order,
  );
  for (const payment of payments)
    if (isIn(payment.day)) items.side('right', ofPayment(payment), payment.base);
  for (const order of orders) {
    const own = byOrder.get(order.key) ?? [];
    if (order.state === 'sale' && isIn(order.paidDay)) {
      items.side('left', ofOrder(order), order.sold);
      ofSale(items, order, own, isIn);
    } else
      for (const payment of own)
        if (isIn(payment.day))
          items.between(aside(order, payment), ofPayment(payment), payment.base);
  }
  for (const payment of payments) {
    if (byKey.has(payment.order) || !isIn(payment.day)) continue;
    const reason = payment.isOfDeal ? 'payment_of_deal' : 'payment_without_order';
    items.between(reason, ofPayment(payment), payment.base);
  }
  return items.all;
}

/** What a payment is for that belongs to an order which is no sale of the period. */
function aside(
  { state }: ShopOrder,
  { base }: Payment,
): 'refunded' | 'other_period' | 'prepaid' | 'cancelled' | 'no_sale' {
  if (state === 'sale') return base !== null && base < 0n ? 'refunded' : 'other_period';
  if (state === 'unpaid') return 'prepaid';
  return state;
}

/** From what was sold by tax and shipping to what had to be paid, and on to what was paid in the period. */
function ofSale(
  items: Items,
  order: ShopOrder,
  own: readonly Payment[],
  isIn: (day: string) => boolean,
): void {
  const of = ofOrder(order);
  const { sold, totalBase: due } = order;
  const known = own.every(({ base }) => base !== null);
  if (sold === null || due === null || !known) {
    items.between('unknown_amount', of, null);
    return;
  }
  items.between('vat_and_shipping', of, due - sold);
  const out = own.filter(({ base, day }) => base! < 0n && isIn(day));
  for (const payment of out) items.between('refunded', ofPayment(payment), payment.base);
  const paid = own.filter(({ base }) => base! > 0n);
  if (paid.length === 0) {
    items.between('unpaid', of, -due);
    return;
  }
  // What one system tells as paid is the payment; a second system that tells all of it again repeats it.
  const [first, ...others] = bySystem(paid);
  const again = others.filter((system) => total(system) === total(first!));
  const counted = paid.filter((payment) => !again.some((system) => system.includes(payment)));
  for (const payment of again.flat())
    if (isIn(payment.day)) items.between('duplicate', ofPayment(payment), payment.base);
  const difference = total(counted) - due;
  items.between(
    difference <= 10_000n && difference >= -10_000n
      ? 'rounding'
      : difference > 0n
        ? 'overpaid'
        : 'underpaid',
    of,
    difference,
  );
  for (const payment of counted)
    if (!isIn(payment.day)) items.between('other_period', ofPayment(payment), -payment.base!);
}

function bySystem(payments: readonly Payment[]): readonly (readonly Payment[])[] {
  const systems = grouped(payments, ({ source }) => source);
  return [...systems].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own);
}

function grouped(
  payments: readonly Payment[],
  keyOf: (payment: Payment) => string,
): ReadonlyMap<string, readonly Payment[]> {
  const groups = new Map<string, Payment[]>();
  for (const payment of payments) {
    const own = groups.get(keyOf(payment)) ?? [];
    own.push(payment);
    groups.set(keyOf(payment), own);
  }
  return groups;
}

function total(payments: readonly Payment[]): bigint {
  return payments.reduce((sum, { base }) => sum + base!, 0n);
}

const ofPayment = ({ id, source, day }: Payment): Of => ({
  ...{ type: 'payment', id, label: '', source, day },
});
