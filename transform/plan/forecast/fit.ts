import { estimate, type Model } from './estimate.ts';
import type { ForecastInput } from './forecast-input.ts';
import type { Seasonal, Smoothing } from './holt-winters.ts';
import { firstGuess, seasonIndex } from './season-index.ts';

export type Method = 'holt_winters' | 'holt_with_given_season' | 'level' | 'seasonal_naive';

export interface FittedModel {
  readonly method: Exclude<Method, 'seasonal_naive'>;
  readonly kind: Seasonal;
  readonly model: Model;
}

/**
 * The model that the length of the series carries. Two seasons and more: damped Holt–Winters. One to two: its season is
 * the mean of the series' own and the group's, and only level and trend are estimated. Less: the level alone, with the
 * season of the plan.
 */
export function fit(input: ForecastInput, series = input.series, near?: Smoothing): FittedModel {
  const { season: m, parameters, initial } = input;
  const isPositive = series.every((value) => value === null || value > 0);
  const kind = parameters
    ? (input.seasonal ?? (isPositive ? 'multiplicative' : 'additive'))
    : // Least squares on ratios needs months above 0.
      isPositive
      ? (input.seasonal ?? 'multiplicative')
      : 'additive';
  const given = { smoothing: parameters ?? undefined, initial: initial ?? undefined, near };
  if (parameters && initial)
    return { method: 'holt_winters', kind, model: { smoothing: parameters, initial } };
  if (parameters || initial || m === 1 || series.length >= 2 * m)
    return {
      method: 'holt_winters',
      kind,
      model: estimate(series, firstGuess(series, m, kind), kind, given),
    };
  return series.length >= m ? withSeason(input, series, kind) : levelOnly(input, series, kind);
}

function withSeason(
  { season: m, group_season }: ForecastInput,
  series: readonly (number | null)[],
  kind: Seasonal,
): FittedModel {
  const own = seasonIndex(series, m, kind);
  const group = centred(group_season, kind);
  const seasonal = group ? own.map((one, month) => (one + group[month]!) / 2) : own;
  const flat = deseasoned(series, seasonal, kind);
  const { smoothing, initial } = estimate(flat, firstGuess(flat, 1, kind), kind);
  return {
    method: 'holt_with_given_season',
    kind,
    model: { smoothing: { ...smoothing, gamma: 0 }, initial: { ...initial, seasonal } },
  };
}

function levelOnly(
  { season: m, plan_season }: ForecastInput,
  series: readonly (number | null)[],
  kind: Seasonal,
): FittedModel {
  const neutral = kind === 'multiplicative' ? 1 : 0;
  const seasonal = centred(plan_season, kind) ?? Array<number>(m).fill(neutral);
  const flat = deseasoned(series, seasonal, kind).filter((value) => value !== null);
  const level = flat.reduce((so, one) => so + one, 0) / flat.length;
  return {
    method: 'level',
    kind,
    model: {
      smoothing: { alpha: 0, beta: 0, gamma: 0, phi: 1 },
      initial: { level, trend: 0, seasonal },
    },
  };
}

/** A season given as factors, scaled to a mean of 1; of no use where season is added, or where all cells are 0. */
function centred(season: readonly number[] | null | undefined, kind: Seasonal): number[] | null {
  const total = season?.reduce((so, one) => so + one, 0) ?? 0;
  if (!season || total === 0 || kind === 'additive') return null;
  return season.map((one) => (one * season.length) / total);
}

function deseasoned(
  series: readonly (number | null)[],
  seasonal: readonly number[],
  kind: Seasonal,
): (number | null)[] {
  return series.map((value, month) => {
    const season = seasonal[month % seasonal.length]!;
    if (value === null || (kind === 'multiplicative' && season === 0)) return null;
    return kind === 'multiplicative' ? value / season : value - season;
  });
}
