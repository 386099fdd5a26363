import { Exact, sumKnown } from '@throughline/transform/plan/figures/exact';
import type { ClvCustomer, ClvGroup, ClvTotals } from '../../contract/reports/clv-rows.ts';
import { moneyText } from '../payback/money-text.ts';

export function groupOf({ orders }: ClvCustomer): ClvGroup {
  if (orders <= 2) return orders === 1 ? '1' : '2';
  return orders <= 5 ? '3-5' : '6+';
}

/** Of the customers as they are listed, so that the rows add up to it. */
export function clvTotalsOf(customers: readonly ClvCustomer[]): ClvTotals {
  const known = customers.flatMap(({ alive }) => alive ?? []);
  const expected = customers.map(({ expected_orders: one }) => one);
  return {
    customers: customers.length,
    alive: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length,
    expected_orders: expected.some((one) => one === null)
      ? null
      : Number(expected.reduce<number>((sum, one) => sum + one!, 0).toFixed(4)),
    value: moneyText(
      sumKnown(customers.map(({ value }) => (value === null ? null : new Exact(value)))),
    ),
  };
}
