import { useCallback, useMemo } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { withQuery } from '../../address/parameters.ts';
import type { JourneyChoices } from './journey-choices.ts';
import { parseChoices, withChoices } from './journey-choices.ts';

/** A reader would call these a new view: each earns an entry in the history, so that Back closes it. */
const STEPS: readonly (keyof JourneyChoices)[] = ['opened', 'journey'];

export type ChangeChoices = (change: Partial<JourneyChoices>) => void;

/** The panels' part of the address. */
export function useJourneyChoices(): [JourneyChoices, ChangeChoices] {
  const search = useSearch();
  const choices = useMemo(() => parseChoices(search), [search]);
  const change = useCallback<ChangeChoices>((part) => {
    // Read afresh: two changes in one tick must not undo one another.
    const query = withChoices(window.location.search, part);
    const quiet = !Object.keys(part).some((key) => STEPS.includes(key as keyof JourneyChoices));
    navigate(withQuery(window.location.pathname, query), { replace: quiet });
  }, []);
  return [choices, change];
}
