import { fitLogistic, type LogisticFit, linear, sigmoid } from './logistic.ts';
import { featureScale, standardise } from './standardise.ts';

/** A logistic regression with the scales of its features, which scores rows that it was not trained on. */
export interface TrainedScore {
  /** Null where the training rows are of one kind: there is nothing to tell apart. */
  readonly fit: LogisticFit | null;
  /** Whether a feature never changed in training. */
  readonly isConstant: readonly boolean[];
  /** Probability of a row; null without a fit. */
  scoreOf(row: readonly (number | null)[]): number | null;
}

/**
 * Trains on rows whose outcome is known; features are standardised by these rows alone.
 * @param target 1 for a positive, 0 for a negative, one for each row.
 * @param l2 weight of the penalty on coefficients.
 */
export function trainScore(
  rows: readonly (readonly (number | null)[])[],
  target: readonly number[],
  features: number,
  l2: number,
): TrainedScore {
  const positives = target.filter((one) => one === 1).length;
  const scales = Array.from({ length: features }, (_, j) =>
    featureScale(rows.map((row) => row[j]!)),
  );
  const standard = (row: readonly (number | null)[]) =>
    row.map((value, j) => standardise(value, scales[j]!));
  const bothKinds = positives > 0 && positives < rows.length;
  const fit = bothKinds ? fitLogistic(rows.map(standard), target, l2) : null;
  return {
    fit,
    isConstant: scales.map(({ sd }) => sd === 0),
    scoreOf: (row) => fit && sigmoid(linear([fit.intercept, ...fit.weights], standard(row))),
  };
}
