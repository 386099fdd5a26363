import { queryOptions } from '@tanstack/react-query';
import {
  type BackTarget,
  backTargets,
  type DryRun,
  dryRunAnswer,
  type SendRun,
  sendRun,
} from '@throughline/api/contract/way-back';
import { postJson, requestJson } from './request.ts';

const PATH = '/api/v1/back';

export const backQueryOptions = queryOptions({
  queryKey: ['back'],
  queryFn: ({ signal }) =>
    requestJson<{ targets: BackTarget[] }>(PATH, {}, backTargets, signal).then(
      ({ targets }) => targets,
    ),
});

export function showSending(target: string): Promise<DryRun> {
  return postJson<DryRun>(`${PATH}/${encodeURIComponent(target)}/dry-run`, {}, dryRunAnswer);
}

export function sendConversions(target: string, as: 'http' | 'file'): Promise<SendRun> {
  return postJson<SendRun>(`${PATH}/${encodeURIComponent(target)}/send`, { as }, sendRun);
}
