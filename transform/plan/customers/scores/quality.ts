import { auc } from './auc.ts';
import { calibrationError, type ReliabilityBin, reliability } from './reliability.ts';

export interface ScoreQuality {
  readonly count: number;
  readonly positives: number;
  readonly auc: number | null;
  readonly auc_status: 'defined' | 'one_class' | 'no_rows';
  /** Mean squared error of the probabilities [Brier 1950]. */
  readonly brier: number | null;
  /** The same with the base rate for everybody. */
  readonly brier_base: number | null;
  readonly calibration_error: number | null;
  readonly bins: readonly ReliabilityBin[];
  readonly verdict: 'better_than_average' | 'not_better_than_average' | 'unknown';
}

/** How good probabilities are against what happened. `base_rate` null: nothing to compare with. */
export function quality(
  probabilities: readonly number[],
  outcomes: readonly number[],
  baseRate: number | null,
): ScoreQuality {
  const count = outcomes.length;
  const positives = outcomes.filter((outcome) => outcome === 1).length;
  const area = auc(probabilities, outcomes);
  const brier = meanSquare(outcomes, (i) => probabilities[i]!);
  const brierBase = baseRate === null ? null : meanSquare(outcomes, () => baseRate);
  const bins = reliability(probabilities, outcomes);
  return {
    count,
    positives,
    auc: area,
    auc_status: area !== null ? 'defined' : count > 0 ? 'one_class' : 'no_rows',
    brier,
    brier_base: brierBase,
    calibration_error: calibrationError(bins),
    bins,
    verdict: verdictOf(brier, brierBase),
  };
}

function verdictOf(brier: number | null, base: number | null): ScoreQuality['verdict'] {
  if (brier === null || base === null) return 'unknown';
  return brier < base ? 'better_than_average' : 'not_better_than_average';
}

function meanSquare(
  outcomes: readonly number[],
  probability: (i: number) => number,
): number | null {
  if (outcomes.length === 0) return null;
  const sum = outcomes.reduce((total, outcome, i) => total + (probability(i) - outcome) ** 2, 0);
  return sum / outcomes.length;
}
