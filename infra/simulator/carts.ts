import { PRODUCTS, type Product } from './catalog.ts';
import { Random } from './random.ts';
import type { Visit } from './visits.ts';

/** What somebody put into the cart of the site. */
export interface Cart {
  readonly id: string;
  readonly lines: readonly { readonly product: Product; readonly quantity: number }[];
  /** Went on to the checkout. */
  readonly isCheckedOut: boolean;
}

/** Of visits that end without an order so many fill a cart, and of those so many begin to check out. */
const ABANDONED = 0.035;
const CHECKED_OUT = 0.55;

/** The cart of a visit: each order had one, and some were left behind. Its chances are a stream of their own. */
export function cartOf(seed: number, visit: Visit): Cart | undefined {
  const id = `cart-${visit.key}`;
  if (visit.order) {
    const { lines } = visit.order.plan;
    return {
      id,
      lines: lines.map(({ product, quantity }) => ({ product, quantity })),
      isCheckedOut: true,
    };
  }
  const random = new Random(seed, 'cart', visit.key);
  if (visit.pages < 2 || !random.chance(ABANDONED)) return undefined;
  const product = random.weighted(PRODUCTS, ({ popularity }) => popularity);
  return { id, lines: [{ product, quantity: 1 }], isCheckedOut: random.chance(CHECKED_OUT) };
}
