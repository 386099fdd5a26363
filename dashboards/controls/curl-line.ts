import type { Parameters } from '../client/request.ts';
import { queryText } from '../client/request.ts';

/**
 * The request behind a panel as a line for a shell. A key is named by its variable and never written:
 * the line is made to be passed on.
 */
export function curlLine(
  origin: string,
  path: string,
  parameters: Parameters,
  withKey: boolean,
): string {
  const query = queryText(parameters);
  const url = `${origin}${path}${query ? `?${query}` : ''}`;
  const key = withKey ? ' -H "Authorization: Bearer $THROUGHLINE_API_KEY"' : '';
  return `curl '${url.replaceAll("'", '%27')}'${key}`;
}
