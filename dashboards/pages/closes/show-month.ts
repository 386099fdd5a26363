import { navigate } from 'wouter/use-browser-location';
import { readableQuery, withQuery } from '../../address/parameters.ts';

/** Shows what has changed of a closed month: a step that Back undoes. */
export function showMonth(month: string): void {
  const { pathname, search } = window.location;
  const query = new URLSearchParams(search);
  query.set('month', month);
  query.delete('cell');
  navigate(withQuery(pathname, readableQuery(query)));
}
