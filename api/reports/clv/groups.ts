import type { ClvGroup, ClvTotals } from '../../contract/reports/clv-rows.ts';
import { moneyOf } from '../journey-filter.ts';
import type { ValuedHistory } from './valued-customers.ts';

export function groupOf({ orders }: ValuedHistory): ClvGroup {
  if (orders <= 2) return orders === 1 ? '1' : '2';
  return orders <= 5 ? '3-5' : '6+';
}

/** Of the customers as they are listed, so that the rows add up to it. */
export function clvTotalsOf(histories: readonly ValuedHistory[]): ClvTotals {
  let [customers, tellable, alive, expected, unknown, value] = [0, 0, 0, 0, 0, 0n];
  for (const { ids, ...one } of histories) {
    customers += ids.length;
    if (one.alive !== null) {
      tellable += ids.length;
      alive += one.alive * ids.length;
    }
    expected += (one.expected_orders ?? Number.NaN) * ids.length;
    if (one.value === null) unknown += 1;
    else value += one.value * BigInt(ids.length);
  }
  return {
    customers,
    alive: tellable === 0 ? null : alive / tellable,
    expected_orders: Number.isNaN(expected) ? null : Number(expected.toFixed(4)),
    value: moneyOf(String(value), unknown),
  };
}
