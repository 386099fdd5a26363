import type { Calendar } from './calendar.ts';
import { PRODUCTS, type Product } from './catalog.ts';
import type { Order } from './orders.ts';
import { Random } from './random.ts';

/** What lay in the warehouse at the end of a day. */
export interface StockLevel {
  /** Place in the calendar. */
  readonly day: number;
  readonly product: Product;
  readonly available: number;
  /** On its way from the supplier. */
  readonly incoming: number;
}

/** The warehouse writes levels down for so many days before the end. */
const DAYS = 120;
/** Units of two weeks are ordered when those of one are left; the goods come after some days, and sometimes late. */
const COVER = { order: 16, left: 7 } as const;

/** Levels of the last days of each product: what is sold leaves, and what is ordered arrives. */
export function stockOf(
  seed: number,
  calendar: Calendar,
  orders: readonly Order[],
): readonly StockLevel[] {
  const first = Math.max(0, calendar.days.length - DAYS);
  return PRODUCTS.flatMap((product) => {
    const sold = soldByDay(calendar, orders, product);
    const pace = sold.slice(first).reduce((sum, units) => sum + units, 0) / (sold.length - first);
    const random = new Random(seed, 'stock', product.id);
    let available = Math.ceil(pace * COVER.order);
    let [incoming, arrivesIn] = [0, 0];
    return sold.slice(first).map((units, index) => {
      if (incoming > 0 && --arrivesIn <= 0) {
        available += incoming;
        incoming = 0;
      }
      available = Math.max(0, available - units);
      if (incoming === 0 && available <= pace * COVER.left) {
        incoming = Math.max(1, Math.ceil(pace * COVER.order));
        arrivesIn = random.int(3, 6) + (random.chance(0.2) ? random.int(5, 9) : 0);
      }
      return { day: first + index, product, available, incoming };
    });
  });
}

function soldByDay(
  calendar: Calendar,
  orders: readonly Order[],
  product: Product,
): readonly number[] {
  const sold = calendar.days.map(() => 0);
  for (const { createdAt, cancelledAt, isTest, plan } of orders) {
    if (isTest || cancelledAt) continue;
    for (const line of plan.lines)
      if (line.product === product) sold[calendar.indexOf(createdAt)]! += line.quantity;
  }
  return sold;
}
