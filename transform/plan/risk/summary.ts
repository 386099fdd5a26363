import { moneyOf } from '../figures/money-text.ts';
import { quantileOfSorted } from '../figures/quantile.ts';

const BINS = 40;

/** Mean, spread and quantiles (type 7) of draws. */
export interface Summary {
  readonly mean: number;
  readonly sd: number;
  readonly sorted: Float64Array;
}

export function summary(draws: Float64Array): Summary {
  const sorted = draws.slice().sort();
  // Deviations from the median: sums of large equal figures would not give them back.
  const middle = sorted[sorted.length >> 1]!;
  const mean = middle + draws.reduce((so, value) => so + (value - middle), 0) / draws.length;
  const squares = draws.reduce((so, value) => so + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / draws.length), sorted };
}

export function moneySummary({ mean, sd, sorted }: Summary) {
  const at = (p: number) => moneyOf(quantileOfSorted(sorted, p));
  return {
    mean: moneyOf(mean),
    sd: moneyOf(sd),
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    histogram: histogram(sorted),
  };
}

export function numberSummary({ mean, sd, sorted }: Summary) {
  const at = (p: number) => quantileOfSorted(sorted, p);
  return { mean, sd, p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/** Share of draws below a value. */
export function shareBelow({ sorted }: Pick<Summary, 'sorted'>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}

/** The mean of the lowest draws that are `share` of all, the last of them in part. */
export function meanOfLowest({ sorted }: Summary, share: number): number {
  const count = share * sorted.length;
  const whole = Math.floor(count);
  let sum = (count - whole) * (sorted[whole] ?? 0);
  for (let draw = 0; draw < whole; draw++) sum += sorted[draw]!;
  return sum / count;
}

/** Forty bins of one width; one bin where all draws are the same. */
function histogram(sorted: Float64Array) {
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  if (least === most) return [{ from: moneyOf(least), to: moneyOf(most), count: sorted.length }];
  const counts = new Array<number>(BINS).fill(0);
  const width = (most - least) / BINS;
  for (const value of sorted) counts[Math.min(BINS - 1, Math.floor((value - least) / width))]! += 1;
  return counts.map((count, bin) => ({
    from: moneyOf(least + bin * width),
    to: moneyOf(bin === BINS - 1 ? most : least + (bin + 1) * width),
    count,
  }));
}
