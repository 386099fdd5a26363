import type { Order } from './orders.ts';
import { Random } from './random.ts';

/** Of the sales of a till so many were put aside on the site, and the receipt carries the browser that did it. */
const RESERVED = 0.35;

/** Rooms with a till; ids as the shop’s system numbers its locations. */
export const BRANCHES = [
  { name: 'Showroom', location: 71_200_301, share: 7 },
  { name: 'Outlet', location: 71_200_302, share: 3 },
] as const;
export type Branch = (typeof BRANCHES)[number];

/** Where an order of the till was sold. Its chance is a stream of its own. */
export function branchOf(seed: number, order: Pick<Order, 'key'>): Branch {
  return new Random(seed, 'branch', order.key).weighted(BRANCHES, ({ share }) => share);
}

/** The browser in which the buyer had put the goods aside; its chance is a stream of its own. */
export function reservedBy(
  seed: number,
  { key, plan, person }: Pick<Order, 'key' | 'plan' | 'person'>,
): string | undefined {
  if (plan.place !== 'pos') return undefined;
  return new Random(seed, 'reserved', key).chance(RESERVED) ? person.clientIds[0] : undefined;
}
