import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { JourneyTimeline } from '@throughline/api/contract/reports/journey';
import { journeyTimeline } from '@throughline/api/contract/reports/journey';
import type { JourneysReport, JourneysRequest } from '@throughline/api/contract/reports/journeys';
import { journeysReport } from '@throughline/api/contract/reports/journeys';
import type { LagsReport } from '@throughline/api/contract/reports/lags';
import { lagsReport } from '@throughline/api/contract/reports/lags';
import type { OverlapReport } from '@throughline/api/contract/reports/overlap';
import { overlapReport } from '@throughline/api/contract/reports/overlap';
import type { PathsReport, PathsRequest } from '@throughline/api/contract/reports/paths';
import { pathsReport } from '@throughline/api/contract/reports/paths';
import type { Parameters } from './request.ts';
import { requestJson } from './request.ts';

/** What every report about journeys is asked with. */
export type JourneyFilters = Pick<PathsRequest, 'from' | 'to' | 'basis' | 'of' | 'value'> & {
  readonly where?: readonly string[];
  readonly segment?: string;
};
export type PathSort = PathsRequest['sort'];
/** What a list of journeys is narrowed to. */
export type JourneyConditions = Partial<
  Omit<
    JourneysRequest,
    keyof JourneyFilters | 'transform' | 'limit' | 'offset' | 'format' | 'where'
  >
>;

export const PATHS_PATH = '/api/v1/reports/paths';
export const LAGS_PATH = '/api/v1/reports/lags';
export const OVERLAP_PATH = '/api/v1/reports/overlap';
export const JOURNEYS_PATH = '/api/v1/reports/journeys';

export const PATHS_PAGE = 20;
export const JOURNEYS_PAGE = 50;
/** Paths that the drawing of flows is made from. */
export const FLOW_PATHS = 500;
export const MOST_SETS = 20;

/** Where the next page begins, null after the last. */
function nextOffset(loaded: number, total: number, last: number): number | null {
  return last > 0 && loaded < total ? loaded : null;
}

export function pathsParameters(
  filters: JourneyFilters,
  match: string,
  sort: PathSort,
  limit: number,
): Parameters {
  return { ...filters, ...(match ? { match } : {}), sort, limit };
}

/** The table of paths, a page at a time. */
export function pathsQueryOptions(filters: JourneyFilters, match: string, sort: PathSort) {
  const parameters = pathsParameters(filters, match, sort, PATHS_PAGE);
  return infiniteQueryOptions({
    queryKey: ['paths', parameters],
    queryFn: ({ pageParam, signal }) =>
      requestJson<PathsReport>(
        PATHS_PATH,
        { ...parameters, offset: pageParam },
        pathsReport,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      nextOffset(
        pages.reduce((sum, page) => sum + page.rows.length, 0),
        last.totals.paths,
        last.rows.length,
      ),
    placeholderData: keepPreviousData,
  });
}

/** The most frequent paths at once, for the drawing of flows. */
export function flowQueryOptions(filters: JourneyFilters) {
  const parameters = pathsParameters(filters, '', 'conversions', FLOW_PATHS);
  return queryOptions({
    queryKey: ['flow', parameters],
    queryFn: ({ signal }) => requestJson<PathsReport>(PATHS_PATH, parameters, pathsReport, signal),
    placeholderData: keepPreviousData,
  });
}

export function lagsQueryOptions(filters: JourneyFilters) {
  return queryOptions({
    queryKey: ['lags', filters],
    queryFn: ({ signal }) => requestJson<LagsReport>(LAGS_PATH, filters, lagsReport, signal),
    placeholderData: keepPreviousData,
  });
}

export function overlapQueryOptions(filters: JourneyFilters) {
  const parameters = { ...filters, limit: MOST_SETS };
  return queryOptions({
    queryKey: ['overlap', parameters],
    queryFn: ({ signal }) =>
      requestJson<OverlapReport>(OVERLAP_PATH, parameters, overlapReport, signal),
    placeholderData: keepPreviousData,
  });
}

/** The conversions behind a figure, a page at a time. */
export function journeysQueryOptions(query: JourneyFilters & JourneyConditions) {
  return infiniteQueryOptions({
    queryKey: ['journeys', query],
    queryFn: ({ pageParam, signal }) =>
      requestJson<JourneysReport>(
        JOURNEYS_PATH,
        { ...query, limit: JOURNEYS_PAGE, offset: pageParam },
        journeysReport,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      nextOffset(
        pages.reduce((sum, page) => sum + page.rows.length, 0),
        last.totals.conversions,
        last.rows.length,
      ),
  });
}

export function timelinePath(conversion: string): string {
  return `${JOURNEYS_PATH}/${encodeURIComponent(conversion)}`;
}

export function timelineQueryOptions(conversion: string) {
  return queryOptions({
    queryKey: ['journey', conversion],
    queryFn: ({ signal }) =>
      requestJson<JourneyTimeline>(timelinePath(conversion), {}, journeyTimeline, signal),
  });
}
