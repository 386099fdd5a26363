import { navigate } from 'wouter/use-browser-location';
import { readableQuery, withQuery } from '../address/parameters.ts';
import { withChoice } from './asked.ts';

/** Makes a choice of the sentence: a step that Back undoes. */
export function choose(key: string, value: string, usual: string | null): void {
  const { pathname, search } = window.location;
  navigate(withQuery(pathname, readableQuery(withChoice(search, key, value, usual))));
}
