import type { OpeningQuery } from './table.ts';

/** Parameters as an address has them: several values of one are repeated. */
export function queryText(
  query: Readonly<Record<string, OpeningQuery[string] | undefined>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of value === undefined ? [] : [value].flat()) parameters.append(name, one);
  return parameters.toString();
}
