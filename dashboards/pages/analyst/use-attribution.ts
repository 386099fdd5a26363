import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AttributionReport } from '@throughline/api/contract/attribution';
import type { AddressState } from '../../address/address-state.ts';
import type { AttributionFilters } from '../../client/queries.ts';
import { attributionQueryOptions, channelsQueryOptions } from '../../client/queries.ts';
import type { Day, Period } from '../../format/days.ts';
import { lastDays } from '../../format/days.ts';
import { DEFAULT_DAYS, defaultPeriod } from '../channels/use-channels.ts';

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
  const client = useQueryClient();
  // The same question as on the channels page, so whichever page comes first asks it for both.
  const extent = useQuery({
    queryKey: ['extent', today],
    queryFn: async () => {
      const report = await client.fetchQuery(
        channelsQueryOptions({
          ...lastDays(today, DEFAULT_DAYS),
          model: state.model,
          basis: state.basis,
          compare: 'none',
          by: 'channel',
        }),
      );
      return { data: report.meta.data };
    },
    enabled: state.period === null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const period = state.period ?? defaultPeriod(extent.data?.data ?? null, today);
  const known = state.period !== null || extent.isSuccess;
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
  const report = answer.data ?? null;
  return {
    period: state.run && report ? { from: report.meta.from, to: report.meta.to } : period,
    known,
    report,
    stale: answer.isPlaceholderData,
    error: extent.error ?? answer.error,
    retry: () => {
      if (extent.isError) void extent.refetch();
      if (answer.isError) void answer.refetch();
    },
  };
}
