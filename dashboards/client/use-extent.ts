import { useQuery } from '@tanstack/react-query';
import type { StateResponse } from '@throughline/api/contract/state';
import { shownStateOptions } from './queries.ts';

export interface Extent {
  /** First and last day with data, null where there is none; undefined until it is known. */
  days: StateResponse['data'] | undefined;
  revision: number;
  error: Error | null;
  retry: () => void;
}

/** Where the data begin and end; only what was never known is an error. */
export function useExtent(): Extent {
  const { data, error, refetch } = useQuery(shownStateOptions);
  return {
    days: data?.data,
    revision: data?.revision ?? 0,
    error: data ? null : error,
    retry: () => void refetch(),
  };
}
