import type { EraseRequest } from '@throughline/api/contract/operations';
import { startedOperation } from '@throughline/api/contract/operations';
import { customersReport } from '@throughline/api/contract/reports/customers';
import { postJson, requestJson } from './request.ts';

/** Starts to remove a person, or only to count what would go; `operationOptions` tells when it is over. Throws ApiError. */
export function startErasure(asked: EraseRequest) {
  return postJson('/api/v1/erasures', asked, startedOperation);
}

/** Whether a search, with its contacts hashed, finds this customer. Throws ApiError. */
export async function findsCustomer(search: string, customer: string): Promise<boolean> {
  const found = await requestJson('/api/v1/reports/customers', { search }, customersReport);
  return found.rows.some((row) => row.customer === customer);
}
