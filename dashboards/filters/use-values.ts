import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { DimensionKey } from '@throughline/api/contract/dimensions';
import { type ExploreReport, exploreReport } from '@throughline/api/contract/reports/explore';
import { requestJson } from '../client/request.ts';
import type { Period } from '../format/days.ts';

/** Values that are asked for at once; where there are more, the server looks through all of them. */
const MOST_VALUES = 200;
/** Between them they know every dimension. */
const METRICS = 'visits,leads,deals,orders';
const CLAIMED = 'claimed_conversions';
const OF_CLAIMS: readonly DimensionKey[] = ['setting', 'action'];

function valuesQueryOptions(dimension: DimensionKey, days: Period, typed: string) {
  const asked = {
    ...days,
    by: dimension,
    metrics: OF_CLAIMS.includes(dimension) ? CLAIMED : METRICS,
    limit: MOST_VALUES,
    ...(typed !== '' && { where: `${dimension}:contains:${typed}` }),
  };
  return queryOptions({
    queryKey: ['values', asked],
    queryFn: ({ signal }) =>
      requestJson<ExploreReport>('/api/v1/reports/explore', asked, exploreReport, signal),
    placeholderData: keepPreviousData,
  });
}

/** Values of a dimension in these days, the most frequent first. An empty text is what is not set. */
export function useValues(dimension: DimensionKey, days: Period, typed: string): readonly string[] {
  const first = useQuery(valuesQueryOptions(dimension, days, ''));
  const isLong = (first.data?.rows.length ?? 0) >= MOST_VALUES && typed !== '';
  const found = useQuery({ ...valuesQueryOptions(dimension, days, typed), enabled: isLong });
  return valuesOf(dimension, isLong ? (found.data ?? first.data) : first.data);
}

function valuesOf(dimension: DimensionKey, report: ExploreReport | undefined): readonly string[] {
  const values = (report?.rows ?? [])
    .filter(({ kind }) => kind === 'row')
    .flatMap((row) => row[dimension] ?? []);
  return [...new Set(values)];
}
