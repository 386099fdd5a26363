// Named here too, so that it goes with the schemas into the part of the build that all pages share.
import './checks-without-eval.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { KeptRun, ModelCard } from '@throughline/api/contract/attribution-runs';
import { keptRunSchema, modelCards } from '@throughline/api/contract/attribution-runs';
import { type MaturedDays, maturedDays } from '@throughline/api/contract/matured-days';
import { metricsResponse } from '@throughline/api/contract/metrics';
import type {
  AttributionQuery,
  AttributionReport,
} from '@throughline/api/contract/reports/attribution';
import { attributionReport } from '@throughline/api/contract/reports/attribution';
import type { ChannelsQuery, ChannelsReport } from '@throughline/api/contract/reports/channels';
import { channelsReport } from '@throughline/api/contract/reports/channels';
import type { CellQuery, CellReport } from '@throughline/api/contract/reports/channels-rows';
import { cellReport } from '@throughline/api/contract/reports/channels-rows';
import { stateResponse } from '@throughline/api/contract/state';
import { postJson, requestJson } from './request.ts';

export const CHANNELS_PATH = '/api/v1/reports/channels';
export const ATTRIBUTION_PATH = '/api/v1/reports/attribution';
export const CELL_PAGE = 100;

/** What the page asks of channels: the words of the contract, and no conditions. */
export type ChannelsAsked = Omit<ChannelsQuery, 'where'>;
/** As texts, as addresses and answers have them. */
type Conditioned<Query> = Omit<Query, 'where'> & { readonly where?: readonly string[] };
export type CellAsked = Conditioned<CellQuery>;

export function channelsQueryOptions(query: ChannelsAsked) {
  return queryOptions({
    queryKey: ['channels', query],
    queryFn: ({ signal }) =>
      requestJson<ChannelsReport>(CHANNELS_PATH, query, channelsReport, signal),
  });
}

/** The rows behind a cell, a page at a time. */
export function cellQueryOptions(query: CellAsked) {
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

/** The pages take the server's level of intervals and number of replicates. */
export type AttributionFilters = Conditioned<Omit<AttributionQuery, 'level' | 'bootstrap'>>;

/** What each model says, side by side; data-driven models take their time. */
export function attributionQueryOptions(query: AttributionFilters) {
  return queryOptions({
    queryKey: ['attribution', query],
    queryFn: ({ signal }) =>
      requestJson<AttributionReport>(ATTRIBUTION_PATH, query, attributionReport, signal),
  });
}

/** Keeps the answer to this question as it is now; a kept run that says the same is given back as it is. */
export function keepRun(question: Omit<AttributionFilters, 'run' | 'format'>): Promise<KeptRun> {
  return postJson<KeptRun>('/api/v1/attribution/runs', question, keptRunSchema);
}

export const modelCardsQueryOptions = queryOptions({
  queryKey: ['model-cards'],
  queryFn: ({ signal }) =>
    requestJson<ModelCard[]>('/api/v1/attribution/models', {}, modelCards, signal),
  // Cards change with the server's version only.
  staleTime: Number.POSITIVE_INFINITY,
});

export const metricsQueryOptions = queryOptions({
  queryKey: ['metrics'],
  queryFn: async ({ signal }) =>
    (await requestJson('/api/v1/metrics', {}, metricsResponse, signal)).metrics,
  // Definitions change with the server's version only.
  staleTime: Number.POSITIVE_INFINITY,
});

/** How sales are divided and dated, which decides how long they take to arrive. */
export interface AskedDating {
  readonly model: string;
  readonly basis: string;
}

/** The last matured day of the state on screen. */
export function maturedDaysOptions(dating: AskedDating, revision: number) {
  return queryOptions({
    queryKey: ['matured-days', dating, revision],
    queryFn: ({ signal }) =>
      requestJson<MaturedDays>('/api/v1/matured-days', { ...dating }, maturedDays, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What is published, and up to which day there is data. */
export const stateQueryOptions = queryOptions({
  queryKey: ['state'],
  queryFn: ({ signal }) => requestJson('/api/v1/state', {}, stateResponse, signal),
});

/** The state whose figures are on screen: it stays as it is until the reader asks for newer ones. */
export const shownStateOptions = queryOptions({
  queryKey: ['shown-state'],
  queryFn: ({ client }) => client.ensureQueryData(stateQueryOptions),
  staleTime: Number.POSITIVE_INFINITY,
});
