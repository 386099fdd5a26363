import { queryOptions } from '@tanstack/react-query';
import type { CustomerCard } from '@throughline/api/contract/reports/customers-card';
import { customerCard } from '@throughline/api/contract/reports/customers-card';
import { requestJson } from './request.ts';

/** Where the card of a customer is read. */
export function customerPath(customer: string): string {
  return `/api/v1/reports/customers/${customer}`;
}

/** The card of one customer. */
export function customerQueryOptions(customer: string) {
  return queryOptions({
    queryKey: ['customer', customer],
    queryFn: ({ signal }) =>
      requestJson<CustomerCard>(customerPath(customer), { limit: 100 }, customerCard, signal),
  });
}
