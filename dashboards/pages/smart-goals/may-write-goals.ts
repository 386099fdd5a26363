import type { StateResponse } from '@throughline/api/contract/state';

const WRITERS: ReadonlySet<string> = new Set(['analyst', 'finance', 'admin', '']);

/** As the server has it. One without keys has one reader, who may all. */
export function mayWriteGoals({ principal }: Pick<StateResponse, 'principal'>): boolean {
  return WRITERS.has(principal.role);
}
