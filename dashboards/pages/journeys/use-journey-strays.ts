import { useMemo } from 'react';
import { useSearch } from 'wouter/use-browser-location';
import type { Misread } from '../../address/address-state.ts';
import { misreadChoices } from './journey-choices.ts';

/** What of the panels' part of the address could not be followed, the same list while the address is the same. */
export function useJourneyStrays(): readonly Misread[] {
  const search = useSearch();
  return useMemo(() => misreadChoices(search), [search]);
}
