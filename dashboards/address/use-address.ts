import { useCallback, useMemo } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import type { AddressState } from './address-state.ts';
import { foreignParameters, formatAddress, parseAddress } from './address-state.ts';
import { NAMED_ONCE_CHOSEN, readableQuery, withQuery } from './parameters.ts';

/** Only a step that a reader would call a new view earns an entry in the history. */
const QUIET_KEYS: readonly (keyof AddressState)[] = [
  'theme',
  'language',
  'measure',
  'models',
  'matrixSort',
];

export type ChangeAddress = (
  change: Partial<AddressState>,
  /** `replace`: no entry in the history, whatever is changed. */
  how?: { replace: boolean },
) => void;

/** The address is the one place where the page's choices live; reading and changing them goes through it. */
export function useAddress(): [AddressState, ChangeAddress] {
  const search = useSearch();
  const state = useMemo(() => parseAddress(search), [search]);
  const change = useCallback<ChangeAddress>((part, how) => {
    // Read afresh: two changes in one tick must not undo one another.
    const next = { ...parseAddress(window.location.search), ...part };
    const query = named(next, part, window.location.search);
    const quiet = Object.keys(part).every((key) => QUIET_KEYS.includes(key as keyof AddressState));
    navigate(withQuery(window.location.pathname, query), {
      replace: how?.replace ?? quiet,
    });
  }, []);
  return [state, change];
}

/** The query of a state, with what has to be named once it was chosen. */
function named(next: AddressState, part: Partial<AddressState>, search: string): string {
  const query = new URLSearchParams(formatAddress(next, foreignParameters(search)));
  const before = new URLSearchParams(search);
  for (const key of NAMED_ONCE_CHOSEN)
    if ((part[key] !== undefined || before.has(key)) && !query.has(key)) query.set(key, next[key]);
  return readableQuery(query);
}
