import { useMemo } from 'react';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import type { Period } from '../../format/days.ts';
import { useView } from '../../view/view.ts';

/** What every report about journeys is asked with. */
export function useJourneyFilters({ from, to }: Period): JourneyFilters {
  const { state } = useView();
  const { basis, of, value } = state;
  return useMemo(() => ({ from, to, basis, of, value }), [from, to, basis, of, value]);
}
