import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { ReportContract } from '@throughline/api/contract/report';
import { useMemo } from 'react';
import { useSearch } from 'wouter/use-browser-location';
import type { Misread } from '../address/address-state.ts';
import { requestJson } from '../client/request.ts';
import type { ShownPeriod } from '../client/use-period.ts';
import type { PageEntry } from '../page-list.ts';
import type { ReportParameters } from './asked.ts';
import { askedOf } from './asked.ts';

/** What every answer says of itself. */
export interface AnswerMeta {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly timezone: string;
  readonly as_of: string | null;
  readonly revision: number;
  readonly data: { readonly from: string; readonly to: string } | null;
}

export interface Answer {
  readonly meta: AnswerMeta;
}

export interface ShownReport {
  readonly path: string;
  readonly parameters: ReportParameters;
  readonly strays: readonly Misread[];
  /** null until the first answer is there. */
  readonly answer: Answer | null;
  /** The answer on screen is still that of a moment ago. */
  readonly stale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function reportQueryOptions(contract: ReportContract, parameters: ReportParameters) {
  return queryOptions({
    queryKey: ['report', contract.name, parameters],
    queryFn: async ({ signal }) =>
      (await requestJson(
        `/api/v1/reports/${contract.name}`,
        parameters,
        contract.answer,
        signal,
      )) as Answer,
  });
}

/**
 * The answer to what the address asks of a report.
 * @param isKnown false while it is not known yet whether the address can be asked.
 */
export function useReport(
  contract: ReportContract,
  period: ShownPeriod,
  page: PageEntry,
  isKnown = true,
): ShownReport {
  const search = useSearch();
  const { days } = period;
  const known = period.known && isKnown;
  const { parameters, strays } = useMemo(
    () => askedOf(contract, search, days, page),
    [contract, search, days, page],
  );
  const query = useQuery({
    ...reportQueryOptions(contract, parameters),
    enabled: known,
    placeholderData: keepPreviousData,
  });
  return {
    path: `/api/v1/reports/${contract.name}`,
    parameters,
    strays,
    answer: query.data ?? null,
    stale: query.isPlaceholderData || (!known && query.data !== undefined),
    error: period.error ?? query.error,
    retry: () => {
      if (period.error) period.retry();
      if (query.isError) void query.refetch();
    },
  };
}
