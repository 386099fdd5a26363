import { adstock } from '../adstock.ts';
import { curveOf } from '../curve.ts';
import type { FitChannel, FitInput } from './fit-input.ts';
import type { Observed } from './observed.ts';
import type { Parameter } from './priors.ts';
import { shape } from './shape.ts';

export type Point = Readonly<Record<Parameter, number>>;

/** Weeks of a year of 365.25 days. */
const YEAR = 365.25 / 7;
const WAVE_FROM = 52;
const BEFORE = 4;

export interface WeeklyModel {
  readonly free: readonly Parameter[];
  /** What each known week brings at a point of the parameters. */
  expected(point: Point): Float64Array;
  /** What it brought. */
  readonly actual: Float64Array;
}

/**
 * Margin of a week = curve(memory of spends) · season · e^(trend · years to the last week + price · ln(price / mean)). So
 * the curve is that of the last week, of a usual season and price. Spends before the first week are taken to be as those
 * of the first four.
 */
export function weeklyModel(input: FitInput, channel: FitChannel, { mean }: Observed): WeeklyModel {
  const { kind, memory, season, price } = input;
  const { spend, margin } = channel;
  const before = spend.slice(0, BEFORE).filter((one) => one !== null);
  const usual = before.reduce((sum, one) => sum + one, 0) / Math.max(1, before.length);
  const padded = [...new Array<number>(memory.length).fill(usual), ...spend];
  const known = [...spend.keys()].filter((week) => spend[week] !== null && margin[week] !== null);
  const middle = price ? price.reduce((sum, one) => sum + Math.log(one), 0) / price.length : 0;
  const isStraight = kind === 'linear';
  const free: Parameter[] = [
    'level',
    ...(isStraight ? [] : (['bend'] as const)),
    ...(memory.length > 0 ? (['memory'] as const) : []),
    ...(kind === 'hill' && input.slope === 'free' ? (['steep'] as const) : []),
    ...(input.trend ? (['trend'] as const) : []),
    ...(!season && known.length >= WAVE_FROM ? (['sine', 'cosine'] as const) : []),
    ...(price ? (['price'] as const) : []),
  ];
  // Weeks after an unknown spend miss a part of their memory: they tell nothing.
  const felt = (alpha: number) =>
    adstock(padded, { ...memory, alpha, normalise: true }).slice(memory.length);
  const used = known.filter((week) => felt(0.5)[week] !== null);
  return {
    free,
    actual: Float64Array.from(used, (week) => margin[week]!),
    expected: (point) => {
      const curve = curveOf(shape(kind, point.level, point, mean));
      const remembered = felt(memoryOf(point.memory));
      return Float64Array.from(used, (week) => {
        const log =
          point.trend * ((week - spend.length + 1) / YEAR) +
          wave(point, week) +
          (price ? point.price * (Math.log(price[week]!) - middle) : 0);
        return curve.value(remembered[week]!) * (season?.[week] ?? 1) * Math.exp(log);
      });
    },
  };
}

/** α of the memory's logit. */
export const memoryOf = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Logarithm of the fitted season in a week, counted from the first one of the data. */
export function wave({ sine, cosine }: Pick<Point, 'sine' | 'cosine'>, week: number): number {
  const angle = (2 * Math.PI * week) / YEAR;
  return sine * Math.sin(angle) + cosine * Math.cos(angle);
}
