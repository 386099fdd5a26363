import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  CellQuery,
  CellReport,
  ChannelsQuery,
  ChannelsReport,
} from '@throughline/api/contract/channels';
import { cellReport, channelsReport } from '@throughline/api/contract/channels';
import { metricsResponse } from '@throughline/api/contract/metrics';
import { requestJson } from './request.ts';

export const CHANNELS_PATH = '/api/v1/reports/channels';
export const CELL_PAGE = 100;

export function channelsQueryOptions(query: ChannelsQuery) {
  return queryOptions({
    queryKey: ['channels', query],
    queryFn: ({ signal }) =>
      requestJson<ChannelsReport>(CHANNELS_PATH, query, channelsReport, signal),
  });
}

/** The rows behind a cell, a page at a time. */
export function cellQueryOptions(query: CellQuery) {
  return infiniteQueryOptions({
    queryKey: ['cell', query],
    queryFn: ({ pageParam, signal }) =>
      requestJson<CellReport>(
        `${CHANNELS_PATH}/rows`,
        { ...query, limit: CELL_PAGE, offset: pageParam },
        cellReport,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return last.rows.length > 0 && loaded < last.count ? loaded : null;
    },
  });
}

export const metricsQueryOptions = queryOptions({
  queryKey: ['metrics'],
  queryFn: async ({ signal }) =>
    (await requestJson('/api/v1/metrics', {}, metricsResponse, signal)).metrics,
  // Definitions change with the server's version only.
  staleTime: Number.POSITIVE_INFINITY,
});
