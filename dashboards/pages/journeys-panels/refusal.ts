import { ApiError } from '../../client/api-error.ts';

/** What the server said of the pattern when it refused it; null for any other failure. */
export function refusalOf(error: Error | null, field: string): string | null {
  if (!(error instanceof ApiError) || error.status < 400 || error.status >= 500) return null;
  const { problem } = error;
  const named = problem?.errors?.find((entry) => entry.field === field);
  if (named) return named.message;
  return problem && mentions(error.code, field) ? (problem.detail ?? problem.title) : null;
}

/** A code such as `REPORT_MATCH_INVALID` is about the field without naming it apart. */
function mentions(code: string, field: string): boolean {
  const words = code.toLowerCase().split('_');
  return words.includes(field) || words.includes('pattern');
}
