import { queryOptions } from '@tanstack/react-query';
import { type SavedSegment, savedSegment, segmentList } from '@throughline/api/contract/segments';
import { postJson, requestJson } from './request.ts';

const PATH = '/api/v1/segments';

/** Every saved segment. */
export const segmentsQueryOptions = queryOptions({
  queryKey: ['segments'],
  queryFn: async ({ signal }) => (await requestJson(PATH, {}, segmentList, signal)).segments,
});

/** Saves conditions under a name; the next version where it is taken. Throws ApiError. */
export function saveSegment(name: string, where: readonly string[]): Promise<SavedSegment> {
  return postJson(`${PATH}/${encodeURIComponent(name)}`, { where }, savedSegment, {
    method: 'PUT',
  });
}
