import {
  type Interval,
  percentileInterval,
} from '../../../attribution/intervals/percentile-interval.ts';
import { seededGenerator } from '../../../attribution/intervals/seeded-generator.ts';
import { LEVEL, resampler } from '../resample.ts';
import { type BgNbdFit, fitBgNbd } from './bg-nbd.ts';
import type { Valuation } from './customer-value.ts';
import { fitGammaGamma, type GammaGammaFit } from './gamma-gamma.ts';
import { meanValues, type Population, triplesOf } from './population.ts';
import { type Totals, totalsOf } from './totals.ts';

export interface ClvIntervals {
  readonly level: number;
  /** Refits that gave figures, of those that were drawn. */
  readonly refits: number;
  readonly draws: number;
  readonly expected_purchases: Interval | null;
  readonly mean_value: Interval | null;
  readonly value_12_months: Interval | null;
}

/** Bootstrap: both models are fitted again to customers drawn with replacement, and asked about the customers there are. */
export function clvIntervals(
  people: Population,
  horizon: number,
  orders: BgNbdFit,
  values: GammaGammaFit | null,
  valuation: Valuation | null,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): ClvIntervals {
  const resampled = resampler(people.weight);
  const generator = seededGenerator(seed);
  const replicates: Totals[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const weight = resampled(generator);
    const again = fitBgNbd(triplesOf(people, weight), orders);
    if (!again) continue;
    const money = values && fitGammaGamma(meanValues(people, weight), values);
    replicates.push(totalsOf(people, horizon, again, money, valuation));
  }
  const interval = (key: keyof Totals) =>
    percentileInterval(Float64Array.from(replicates.flatMap((totals) => totals[key] ?? [])), LEVEL);
  return {
    level: LEVEL,
    refits: replicates.length,
    draws,
    expected_purchases: interval('expected_purchases'),
    mean_value: interval('mean_value'),
    value_12_months: interval('value_12_months'),
  };
}
