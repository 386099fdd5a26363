import type { Order } from './orders.ts';
import { Random } from './random.ts';

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
