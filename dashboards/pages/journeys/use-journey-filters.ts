import { paths } from '@throughline/api/contract/reports/paths';
import { useMemo } from 'react';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import type { Period } from '../../format/days.ts';
import { useView } from '../../view/view.ts';

/** What every report about journeys is asked with. */
export function useJourneyFilters({ from, to }: Period): JourneyFilters {
  const { state } = useView();
  const { basis, of, value, where, segment } = state;
  return useMemo(() => {
    const asked = where.filter((one) => paths.query.shape.where.safeParse(one).success);
    return {
      from,
      to,
      basis,
      of,
      value,
      ...(asked.length > 0 && { where: asked }),
      ...(segment !== null && { segment }),
    };
  }, [from, to, basis, of, value, where, segment]);
}
