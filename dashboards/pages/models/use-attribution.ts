import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type AttributionReport, attribution } from '@throughline/api/contract/reports/attribution';
import { useRef } from 'react';
import type { AddressState } from '../../address/address-state.ts';
import type { AttributionFilters } from '../../client/queries.ts';
import { attributionQueryOptions } from '../../client/queries.ts';
import type { ShownPeriod } from '../../client/use-period.ts';
import type { Period } from '../../format/days.ts';

export interface Attribution {
  /** Those of the kept run, where one is shown. */
  days: Period;
  /** null until the first report is there. */
  report: AttributionReport | null;
  /** The report on screen still answers the filters of a moment ago. */
  stale: boolean;
  error: Error | null;
  retry: () => void;
}

/** The report of the chosen models. */
export function useAttribution(state: AddressState, period: ShownPeriod): Attribution {
  const where = state.where.filter((one) => attribution.query.shape.where.safeParse(one).success);
  const query: AttributionFilters = {
    ...period.days,
    basis: state.basis,
    of: state.of,
    value: state.value,
    models: state.models.join(','),
    order: state.order,
    ...(where.length > 0 && { where }),
    ...(state.segment !== null && { segment: state.segment }),
    ...(state.run ? { run: state.run } : {}),
  };
  const answer = useQuery({
    ...attributionQueryOptions(query),
    enabled: period.known,
    placeholderData: keepPreviousData,
  });
  // What was loaded last stays when another answer does not come.
  const kept = useRef<AttributionReport | null>(null);
  if (answer.data) kept.current = answer.data;
  const report = kept.current;
  return {
    days: state.run && report ? { from: report.meta.from, to: report.meta.to } : period.days,
    report,
    stale: answer.isPlaceholderData || !answer.data,
    error: period.error ?? answer.error,
    retry: () => {
      if (period.error) period.retry();
      if (answer.isError) void answer.refetch();
    },
  };
}
