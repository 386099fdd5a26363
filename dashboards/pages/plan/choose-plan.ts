import { navigate } from 'wouter/use-browser-location';
import { readableQuery, withQuery } from '../../address/parameters.ts';

/** Shows another plan, or another version of it: a step that Back undoes. Null is what is usual. */
export function choosePlan(id: string | null, version: number | null = null): void {
  const { pathname, search } = window.location;
  navigate(withQuery(pathname, readableQuery(withPlan(search, id, version))));
}

/** The query of the same page for another plan; what was open belongs to the one before. */
export function withPlan(search: string, id: string | null, version: number | null) {
  const query = new URLSearchParams(search);
  for (const key of ['plan', 'version', 'cell']) query.delete(key);
  if (id !== null) query.set('plan', id);
  if (id !== null && version !== null) query.set('version', String(version));
  return query;
}
