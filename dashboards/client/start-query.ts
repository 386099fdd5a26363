import { queryOptions } from '@tanstack/react-query';
import { startResponse } from '@throughline/api/contract/start';
import { requestJson } from './request.ts';

/** While a business is being connected, what came in is looked for this often. */
const EVERY_MS = 3_000;

/** What there is of what a first report needs. */
export const startQueryOptions = queryOptions({
  queryKey: ['start'],
  queryFn: ({ signal }) => requestJson('/api/v1/start', {}, startResponse, signal),
  refetchInterval: EVERY_MS,
  staleTime: 0,
});
