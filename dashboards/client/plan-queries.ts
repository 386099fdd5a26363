import { queryOptions } from '@tanstack/react-query';
import { planRisk } from '@throughline/api/contract/plan-risk';
import { planList, planVersion } from '@throughline/api/contract/plans';
import { requestJson } from './request.ts';

const PATH = '/api/v1/plans';

/** The address of a plan. */
export function planPath(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}

/** Every plan by its newest version. */
export const plansQueryOptions = queryOptions({
  queryKey: ['plans'],
  queryFn: async ({ signal }) => (await requestJson(PATH, {}, planList, signal)).plans,
});

/** A version of a plan with its history; the newest where none is named. */
export function planQueryOptions(id: string, version: number | undefined, lang: string) {
  return queryOptions({
    queryKey: ['plan', id, version, lang],
    queryFn: ({ signal }) => requestJson(planPath(id), { version, lang }, planVersion, signal),
  });
}

/** What a version of a plan may bring: thousands of draws, in a thread of the server. */
export function planRiskQueryOptions(id: string, version: number) {
  return queryOptions({
    queryKey: ['plan-risk', id, version],
    queryFn: ({ signal }) => requestJson(`${planPath(id)}/risk`, { version }, planRisk, signal),
    // A version never changes, and the same seed draws the same.
    staleTime: Number.POSITIVE_INFINITY,
  });
}
