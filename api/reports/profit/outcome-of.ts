import { MEASURES, type Measures } from '../../metrics/measures.ts';
import type { Outcome } from './profit-interval.ts';

/** What the sums of a row say of its cost, its margin and its sales; null where one of them is not known. */
export function outcomeOf(measures: Measures): Omit<Outcome, 'usualMargin'> | null {
  const { cost, margin } = measures;
  const sales = salesOf(measures);
  return typeof cost === 'bigint' && typeof margin === 'bigint' && sales !== null
    ? { cost: units(cost), margin: units(margin), sales }
    : null;
}

/** Credited orders and deals together; null where they are not known. */
export function salesOf({ orders, deals }: Measures): number | null {
  if (typeof orders === 'string' || typeof deals === 'string') return null;
  return Number(orders + deals) / Number(MEASURES.orders.scale);
}

function units(micros: bigint): number {
  return Number(micros) / Number(MEASURES.cost.scale);
}
