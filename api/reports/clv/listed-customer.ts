import type { ClvCustomer } from '../../contract/reports/clv-rows.ts';
import { moneyOf } from '../journey-filter.ts';
import type { ValuedHistory } from './valued-customers.ts';

/** One of those who share a history. */
export function listedCustomer(
  customer: string,
  { ids: _, value, ...known }: ValuedHistory,
): ClvCustomer {
  return { customer, ...known, value: value === null ? null : moneyOf(String(value), 0) };
}
