import type { EraseRequest } from '@throughline/api/contract/operations';
import { startedOperation } from '@throughline/api/contract/operations';
import { postJson } from './request.ts';

/** Starts to remove a person, or only to count what would go; `operationOptions` tells when it is over. Throws ApiError. */
export function startErasure(asked: EraseRequest) {
  return postJson('/api/v1/erasures', asked, startedOperation);
}
