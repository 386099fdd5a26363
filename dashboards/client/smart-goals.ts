import { queryOptions } from '@tanstack/react-query';
import { type SavedSegment, savedSegment } from '@throughline/api/contract/segments';
import {
  type SmartGoalBody,
  type StoredSmartGoal,
  smartGoalList,
} from '@throughline/api/contract/smart-goals';
import { deleteJson, postJson, requestJson } from './request.ts';

const PATH = '/api/v1/smart-goals';

/** Every goal as it was written. */
export const smartGoalsQueryOptions = queryOptions({
  queryKey: ['smart-goals'],
  queryFn: ({ signal }) =>
    requestJson<{ goals: StoredSmartGoal[] }>(PATH, {}, smartGoalList, signal).then(
      ({ goals }) => goals,
    ),
});

export function saveSmartGoal(name: string, body: SmartGoalBody): Promise<SavedSegment> {
  return postJson(`${PATH}/${encodeURIComponent(name)}`, body, savedSegment, { method: 'PUT' });
}

export function deleteSmartGoal(name: string): Promise<SavedSegment> {
  return deleteJson(`${PATH}/${encodeURIComponent(name)}`, savedSegment);
}
