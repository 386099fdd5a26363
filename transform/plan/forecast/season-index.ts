import type { Seasonal, State } from './holt-winters.ts';

const known = (values: readonly (number | null)[]): number[] =>
  values.filter((value): value is number => value !== null);

const mean = (values: readonly (number | null)[]): number => {
  const numbers = known(values);
  return numbers.length === 0 ? 0 : numbers.reduce((so, one) => so + one, 0) / numbers.length;
};

/**
 * A season's months against the series' level: the mean over years of what each month is of its own year (multiplicative)
 * or more than it (additive), scaled to a mean of 1 (or 0). The level of a year moves with the trend between years.
 */
export function seasonIndex(
  series: readonly (number | null)[],
  m: number,
  kind: Seasonal,
): number[] {
  const trend = yearlyTrend(series, m);
  const first = mean(series.slice(0, m));
  const level = (month: number) => first + trend * (month - (m - 1) / 2);
  const neutral = kind === 'multiplicative' ? 1 : 0;
  const raw = Array.from({ length: m }, (_, month) => {
    const of = series.flatMap((value, at) => {
      if (at % m !== month || value === null) return [];
      if (kind === 'additive') return [value - level(at)];
      return level(at) > 0 ? [value / level(at)] : [];
    });
    return of.length === 0 ? neutral : mean(of);
  });
  const middle = mean(raw);
  if (kind === 'additive') return raw.map((one) => one - middle);
  return raw.map((one) => (middle > 0 ? one / middle : 1));
}

/** State before the first month: a first guess for the estimate. */
export function firstGuess(series: readonly (number | null)[], m: number, kind: Seasonal): State {
  const seasonal = m > 1 ? seasonIndex(series, m, kind) : [kind === 'multiplicative' ? 1 : 0];
  const trend = yearlyTrend(series, m);
  const span = Math.max(m, Math.min(series.length, 6));
  return { level: mean(series.slice(0, span)) - (trend * (span + 1)) / 2, trend, seasonal };
}

/** Change a month from one season to the next; 0 where there is only one. */
function yearlyTrend(series: readonly (number | null)[], m: number): number {
  if (m <= 1) {
    const half = Math.floor(series.length / 2);
    return half === 0 ? 0 : (mean(series.slice(half)) - mean(series.slice(0, half))) / half;
  }
  const seasons = Math.floor(series.length / m);
  if (seasons < 2) return 0;
  const last = mean(series.slice((seasons - 1) * m, seasons * m));
  return (last - mean(series.slice(0, m))) / (m * (seasons - 1));
}
