import { DAY, HOUR, MINUTE } from './calendar.ts';
import { PRODUCTS, type Product, TAX_PERCENT } from './catalog.ts';
import type { Need } from './needs.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';

/** Money in minor units (kopecks), tax included. */
export interface OrderLine {
  readonly product: Product;
  readonly quantity: number;
  readonly discount: number;
}

/** All that chance decides about an order, whatever brought it. Durations in µs. */
interface OrderPlan {
  readonly place: 'web' | 'phone' | 'pos';
  readonly lines: readonly OrderLine[];
  readonly discountPercent: number;
  readonly shipping: number;
  /** From the decision to the order, from there to the payment, from there to the dispatch. */
  readonly createAfter: number;
  readonly payAfter: number;
  readonly shipAfter: number;
  readonly cancelAfter?: number;
  readonly refund?: { readonly after: number; readonly lines: readonly number[] };
  readonly givesEmail: boolean;
  readonly givesPhone: boolean;
  readonly carriesClientId: boolean;
}

export interface Order {
  readonly key: string;
  /** Set once all orders are known, in order of time. */
  id: number;
  number: number;
  readonly plan: OrderPlan;
  readonly person: Person;
  readonly createdAt: number;
  readonly paidAt?: number;
  readonly shippedAt?: number;
  readonly cancelledAt?: number;
  readonly refundedAt?: number;
  readonly isTest: boolean;
  /** Visit in which it was made, for orders of the site. */
  visit?: { readonly clientId: string; readonly landing: string; readonly referrer?: string };
}

export function orderPlanOf(seed: number, need: Need): OrderPlan {
  const random = new Random(seed, 'order', need.person.index, need.index);
  const place = random.weighted(['web', 'phone', 'pos'] as const, (each) => PLACES[each]);
  const discountPercent = random.chance(0.14) ? 10 : 0;
  const count = random.weighted([1, 2, 3], (n) => [0, 66, 26, 8][n]!);
  const lines = Array.from({ length: count }, () => {
    const product = random.weighted(PRODUCTS, (each) => each.popularity);
    const quantity = product.category === 'mugs' || product.id === 8_100_008 ? random.int(1, 3) : 1;
    const discount = Math.round((product.price * quantity * discountPercent) / 100);
    return { product, quantity, discount };
  });
  const isLatePaid = random.chance(place === 'phone' ? 0.6 : 0.1);
  const isCancelled = place !== 'pos' && random.chance(0.05);
  const isRefunded = random.chance(0.055);
  const isPartial = random.chance(0.6);
  const wait = random.between(2 * HOUR, 3 * DAY);
  const [cancelWait, refundWait] = [random.between(HOUR, 4 * DAY), random.between(3, 35) * DAY];
  return {
    place,
    lines,
    discountPercent,
    shipping: place === 'pos' ? 0 : random.pick([0, 39_000, 59_000]),
    createAfter: random.between(5 * MINUTE, 25 * MINUTE),
    payAfter: place === 'pos' || !isLatePaid ? 20_000_000 : wait,
    shipAfter: random.between(4 * HOUR, 4 * DAY),
    ...(isCancelled && { cancelAfter: cancelWait }),
    ...(isRefunded && {
      refund: { after: refundWait, lines: isPartial ? [0] : lines.map((_, index) => index) },
    }),
    givesEmail: random.chance({ web: 0.98, phone: 0.35, pos: 0.45 }[place]),
    givesPhone: random.chance({ web: 0.7, phone: 1, pos: 0.5 }[place]),
    carriesClientId: place === 'web' && random.chance(0.94),
  };
}

const PLACES = { web: 68, phone: 17, pos: 15 };

/** The order as far as it has come by the end of the world. A cancelled one is never paid or shipped. */
export function orderOf(
  key: string,
  plan: OrderPlan,
  person: Person,
  decidedAt: number,
  end: number,
): Order | undefined {
  const createdAt = Math.floor(decidedAt + plan.createAfter);
  if (createdAt >= end) return undefined;
  const paidAt = createdAt + Math.floor(plan.payAfter);
  const cancelledAt = plan.cancelAfter && createdAt + Math.floor(plan.cancelAfter);
  const shippedAt = paidAt + Math.floor(plan.shipAfter);
  const refundedAt = plan.refund && paidAt + Math.floor(plan.refund.after);
  const isPaid = !cancelledAt && paidAt < end;
  return {
    key,
    id: 0,
    number: 0,
    plan,
    person,
    createdAt,
    ...(isPaid && { paidAt }),
    ...(isPaid && shippedAt < end && plan.place !== 'pos' && { shippedAt }),
    ...(cancelledAt && cancelledAt < end && { cancelledAt }),
    ...(isPaid && refundedAt && refundedAt < end && { refundedAt }),
    isTest: false,
  };
}

interface Amounts {
  readonly subtotal: number;
  readonly tax: number;
  readonly discount: number;
  readonly total: number;
  /** Without tax and shipping, after discounts. */
  readonly net: number;
}

export function lineAmounts(line: OrderLine): { readonly gross: number; readonly tax: number } {
  const gross = line.product.price * line.quantity - line.discount;
  return { gross, tax: Math.round((gross * TAX_PERCENT) / (100 + TAX_PERCENT)) };
}

/** Sums over lines; shipping carries no tax. */
export function amountsOf(lines: readonly OrderLine[], shipping = 0): Amounts {
  let [subtotal, tax, discount] = [0, 0, 0];
  for (const line of lines) {
    const amounts = lineAmounts(line);
    subtotal += amounts.gross;
    tax += amounts.tax;
    discount += line.discount;
  }
  return { subtotal, tax, discount, total: subtotal + shipping, net: subtotal - tax };
}

/** Lines that came back. */
export function refundedLines(plan: OrderPlan): readonly OrderLine[] {
  return (plan.refund?.lines ?? []).map((index) => plan.lines[index]!);
}
