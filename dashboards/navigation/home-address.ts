import { withQuery } from '../address/parameters.ts';
import { isStarting } from '../client/starting.ts';
import { movedTo, PAGES } from '../page-list.ts';
import { pageAddress, remembered } from './session-choices.ts';

/** The address that the product's name leads to. */
export function homeAddress(search: string): string {
  // The home address itself leads on to it, or to the way there while nothing is in.
  return pageAddress(isStarting() ? '/' : PAGES[0].path, search);
}

/**
 * The address as it should be before anything is drawn: old ones lead on, and what is remembered on this device is
 * said in it. null where it may stay.
 */
export function settledAddress(path: string, search: string): string | null {
  const to = movedTo(path, search);
  const query = remembered(to ?? path, search);
  if (to === null && query === null) return null;
  return withQuery(to ?? path, query ?? search.replace(/^\?/, ''));
}
