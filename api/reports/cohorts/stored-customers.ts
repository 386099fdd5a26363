import type { CohortsCell } from '../../contract/reports/cohorts-rows.ts';
import { moneyOf } from '../journey-filter.ts';

/** A customer as statements about cohorts list them. */
export interface StoredCustomer {
  /** Of the customer. */
  readonly id: string;
  readonly orders: string;
  readonly known: string;
  readonly unknown: string;
  readonly conversions: string[];
  /** Counted from 1 over all customers of the cell. */
  readonly place: string;
  readonly all_customers: string;
  readonly all_known: string;
  readonly all_unknown: string;
}

/** One page of them, with the totals over all. */
export function listedCustomers(
  found: readonly StoredCustomer[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): CohortsCell {
  const [all] = found;
  return {
    totals: {
      customers: Number(all?.all_customers ?? 0),
      value: moneyOf(all?.all_known ?? '0', all?.all_unknown ?? 0),
    },
    rows: found
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map(({ id, orders, known, unknown, conversions }) => ({
        ...{ customer: id, orders: Number(orders), conversions },
        value: moneyOf(known, unknown),
      })),
  };
}
