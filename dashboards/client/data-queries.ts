import { queryOptions } from '@tanstack/react-query';
import { type Attention, attention } from '@throughline/api/contract/attention';
import {
  type BadRowGroups,
  badRowGroups,
  type ConfiguredSources,
  configuredSources,
  type RetryRequest,
  retryResponse,
} from '@throughline/api/contract/operations';
import {
  type PreviewRequest,
  type PreviewResponse,
  previewResponse,
  type WhyQuery,
  type WhyResponse,
  whyResponse,
} from '@throughline/api/contract/rules';
import { postJson, requestJson } from './request.ts';

/** How many sources need somebody to look at them. */
export const attentionQueryOptions = queryOptions({
  queryKey: ['report', 'attention'],
  queryFn: ({ signal }) =>
    requestJson<Attention>('/api/v1/reports/data-quality', {}, attention, signal),
});

/** Configured accounts, with what came last from each. */
export const sourcesQueryOptions = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) =>
    requestJson<ConfiguredSources>('/api/v1/sources', {}, configuredSources, signal),
});

/** Records that could not be read, by their reason. */
export const badRowGroupsOptions = queryOptions({
  queryKey: ['bad-rows'],
  queryFn: ({ signal }) =>
    requestJson<BadRowGroups>('/api/v1/bad-rows/groups', {}, badRowGroups, signal),
});

export function retryBadRows(which: RetryRequest) {
  return postJson('/api/v1/bad-rows/retry', which, retryResponse);
}

/** Which channel a visit counts for, and why. */
export function whyChannel(visit: WhyQuery): Promise<WhyResponse> {
  return requestJson<WhyResponse>('/api/v1/rules/why', { ...visit }, whyResponse);
}

/** What other rules would move; changes nothing. */
export function previewRules(draft: PreviewRequest): Promise<PreviewResponse> {
  return postJson<PreviewResponse>('/api/v1/rules/preview', draft, previewResponse);
}
