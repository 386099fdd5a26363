import { ApiError } from '../../client/api-error.ts';

/** Whether the server refused the field; its own words for it are in English. */
export function isRefused(error: Error | null, field: string): boolean {
  if (!(error instanceof ApiError) || error.status < 400 || error.status >= 500) return false;
  return error.problem?.errors?.some((entry) => entry.field === field) ?? false;
}
