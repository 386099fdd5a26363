import { queryOptions } from '@tanstack/react-query';
import {
  type CloseDetail,
  type CloseList,
  type CloseVerification,
  closeDetail,
  closeList,
  closeVerification,
} from '@throughline/api/contract/closes';
import { postJson, requestJson } from './request.ts';

const PATH = '/api/v1/closes';

/** Every closed month, and the one that can be closed next. */
export const closesQueryOptions = queryOptions({
  queryKey: ['closes'],
  queryFn: ({ signal }) => requestJson<CloseList>(PATH, {}, closeList, signal),
});

/** Whether hashes, chain, signatures and facts hold; read anew each time that it is asked. */
export function verifyCloses(): Promise<CloseVerification> {
  return requestJson<CloseVerification>(`${PATH}/verify`, {}, closeVerification);
}

export function closeMonth(month: string): Promise<CloseDetail> {
  return postJson<CloseDetail>(PATH, { month }, closeDetail);
}
