import type { StateResponse } from '@throughline/api/contract/state';

/** What comes in changes every figure, so administrators alone bring it. A server without keys has one reader, who may all. */
export function mayImport({ principal }: Pick<StateResponse, 'principal'>): boolean {
  return principal.role === 'admin' || principal.role === '';
}
