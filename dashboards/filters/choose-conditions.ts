import { MOST_CONDITIONS } from '@throughline/api/contract/where';
import { navigate } from 'wouter/use-browser-location';
import { readableQuery, withQuery } from '../address/parameters.ts';

/** What is open belongs to the figures before. */
const OPENED: readonly string[] = ['cell', 'card', 'figure', 'journeys', 'journey', 'run'];

/** The query with these conditions in place of its own. */
export function withConditions(search: string, conditions: readonly string[]): string {
  const query = new URLSearchParams(search);
  for (const key of ['where', ...OPENED]) query.delete(key);
  for (const one of new Set(conditions)) query.append('where', one);
  return readableQuery(query);
}

/** Puts a condition in the place of another, or beside those that there are; without a text it takes the other out. */
export function changedConditions(
  conditions: readonly string[],
  before: string | null,
  after: string | null,
): readonly string[] {
  const next =
    before === null
      ? [...conditions, ...(after === null ? [] : [after])]
      : conditions.flatMap((one) => (one === before ? (after ?? []) : one));
  return [...new Set(next)].slice(0, MOST_CONDITIONS);
}

/** Puts conditions into the address: a step that Back undoes. */
export function chooseConditions(conditions: readonly string[]): void {
  const { pathname, search } = window.location;
  navigate(withQuery(pathname, withConditions(search, conditions)));
}

/** Changes a condition of the address, or adds one. */
export function chooseCondition(before: string | null, after: string | null): void {
  const conditions = new URLSearchParams(window.location.search).getAll('where');
  chooseConditions(changedConditions(conditions, before, after));
}

/** The query with a segment, or without one. */
export function withSegment(search: string, name: string | null): string {
  const query = new URLSearchParams(search);
  for (const key of ['segment', ...OPENED]) query.delete(key);
  if (name !== null) query.set('segment', name);
  return readableQuery(query);
}

/** Puts a segment into the address, or takes it out. */
export function chooseSegment(name: string | null): void {
  const { pathname, search } = window.location;
  navigate(withQuery(pathname, withSegment(search, name)));
}

/** Puts a segment in the place of the conditions that it was saved of. */
export function chooseSaved(name: string): void {
  const { pathname, search } = window.location;
  navigate(withQuery(pathname, withSegment(`?${withConditions(search, [])}`, name)));
}
