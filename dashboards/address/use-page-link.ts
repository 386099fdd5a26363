import { useSearch } from 'wouter';
import { readableQuery, SHARED_PARAMETERS, withQuery } from './parameters.ts';

/** Makes the address of another page, with what all pages share, and with choices that the link makes. */
export function usePageLink(): (
  path: string,
  choices?: Readonly<Record<string, string>>,
) => string {
  const search = useSearch();
  return (path, choices = {}) => {
    const shared = [...new URLSearchParams(search)].filter(([key]) =>
      SHARED_PARAMETERS.includes(key),
    );
    const all = new URLSearchParams(shared);
    for (const [key, value] of Object.entries(choices)) all.set(key, value);
    return withQuery(path, readableQuery(all));
  };
}
