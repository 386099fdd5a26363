export interface ReliabilityBin {
  readonly from: number;
  readonly count: number;
  /** Mean probability of the bin. */
  readonly mean: number;
  /** Share of positives in the bin. */
  readonly observed: number;
}

const BINS = 10;

/** Ten bins of width 0.1 [DeGroot, Fienberg 1983]; 1 belongs to the last one, bins without a row are left out. */
export function reliability(
  probabilities: readonly number[],
  outcomes: readonly number[],
): readonly ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, sum: 0, positives: 0 }));
  for (const [i, probability] of probabilities.entries()) {
    const bin = bins[Math.min(Math.floor(probability * BINS), BINS - 1)]!;
    bin.count++;
    bin.sum += probability;
    bin.positives += outcomes[i]!;
  }
  return bins.flatMap(({ count, sum, positives }, i) =>
    count === 0 ? [] : [{ from: i / BINS, count, mean: sum / count, observed: positives / count }],
  );
}

/** Σ n_b |mean_b − observed_b| / n: how far probabilities are from what happens. `null` without a row. */
export function calibrationError(bins: readonly ReliabilityBin[]): number | null {
  let rows = 0;
  let error = 0;
  for (const { count, mean, observed } of bins) {
    rows += count;
    error += count * Math.abs(mean - observed);
  }
  return rows === 0 ? null : error / rows;
}
