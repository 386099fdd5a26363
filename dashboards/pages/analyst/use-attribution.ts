import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import { useRef } from 'react';
import type { AddressState } from '../../address/address-state.ts';
import type { AttributionFilters } from '../../client/queries.ts';
import { attributionQueryOptions } from '../../client/queries.ts';
import { useExtent } from '../../client/use-extent.ts';
import type { Day, Period } from '../../format/days.ts';
import { defaultPeriod } from '../channels/use-channels.ts';

export interface Attribution {
  period: Period;
  /** False until it is known where the data end. */
  known: boolean;
  /** null until the first report is there. */
  report: AttributionReport | null;
  /** The report on screen still answers the filters of a moment ago. */
  stale: boolean;
  error: Error | null;
  retry: () => void;
}

/** The report of the chosen models; the period defaults to the last 90 days that hold data. */
export function useAttribution(state: AddressState, today: Day): Attribution {
  const extent = useExtent();
  const period = state.period ?? defaultPeriod(extent.days ?? null, today);
  const known = state.period !== null || extent.days !== undefined;
  const query: AttributionFilters = {
    ...period,
    basis: state.basis,
    of: state.of,
    value: state.value,
    models: state.models.join(','),
    order: state.order,
    ...(state.run ? { run: state.run } : {}),
  };
  const answer = useQuery({
    ...attributionQueryOptions(query),
    enabled: known,
    placeholderData: keepPreviousData,
  });
  // What was loaded last stays when another answer does not come.
  const kept = useRef<AttributionReport | null>(null);
  if (answer.data) kept.current = answer.data;
  const report = kept.current;
  return {
    period: state.run && report ? { from: report.meta.from, to: report.meta.to } : period,
    known,
    report,
    stale: answer.isPlaceholderData || !answer.data,
    error: (known ? null : extent.error) ?? answer.error,
    retry: () => {
      if (extent.error) extent.retry();
      if (answer.isError) void answer.refetch();
    },
  };
}
