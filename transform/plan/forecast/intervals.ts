import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { seededGenerator } from '../../attribution/intervals/seeded-generator.ts';
import { quantileOfSorted } from '../figures/quantile.ts';
import type { Model } from './estimate.ts';
import { expectedAfter, type Seasonal, smooth } from './holt-winters.ts';

const PATHS = 1000;

export interface Interval {
  readonly p10: number;
  readonly p90: number;
}

/**
 * Intervals of the months ahead by simulated paths: each month deviates from what is expected as a month of the past did
 * (by its ratio where season is a factor), and the next ones follow from it. The same seed draws the same months.
 */
export function simulatedIntervals(
  series: readonly (number | null)[],
  { smoothing, initial }: Model,
  kind: Seasonal,
  { horizon, seed }: { readonly horizon: number; readonly seed: number },
): Interval[] {
  const { fitted, last } = smooth(series, smoothing, initial, kind);
  const isRatio = kind === 'multiplicative';
  const deviations = series.flatMap((value, index) => {
    const expected = fitted[index]!;
    if (value === null) return [];
    if (!isRatio) return [value - expected];
    return value > 0 && expected > 0 ? [Math.log(value / expected)] : [];
  });
  const generator = seededGenerator(seed);
  const ahead = Array.from({ length: horizon }, () => new Float64Array(PATHS));
  for (let path = 0; path < PATHS; path++) {
    let state = last;
    for (let month = 0; month < horizon; month++) {
      const expected = expectedAfter(state, smoothing.phi, kind, 1);
      const pick = Math.floor(uniformFloat64(generator) * deviations.length);
      const deviation = deviations[pick] ?? 0;
      const value = isRatio ? expected * Math.exp(deviation) : expected + deviation;
      ahead[month]![path] = value;
      state = smooth([value], smoothing, state, kind).last;
    }
  }
  return ahead.map((values) => {
    values.sort();
    return { p10: quantileOfSorted(values, 0.1), p90: quantileOfSorted(values, 0.9) };
  });
}
