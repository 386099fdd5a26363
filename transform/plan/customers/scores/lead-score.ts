import { calculation } from '../../calculation.ts';
import { type Sample, sampleOf } from '../sample.ts';
import { type ChannelScore, channelIndex } from './channel-index.ts';
import { type LeadScoreInput, leadScoreInput } from './lead-score-input.ts';
import type { LogisticFit } from './logistic.ts';
import { quality, type ScoreQuality } from './quality.ts';
import { trainScore } from './trained-score.ts';

const MINIMUM = { leads: 200, positives: 30, negatives: 30 };
const TRAIN = { part: 7, of: 10 };
const SHOWN = 5;

export interface LeadScore {
  readonly status: 'fitted' | 'one_class' | 'no_training_rows';
  readonly sample: Sample;
  readonly train: { readonly count: number; readonly positives: number };
  readonly intercept: number | null;
  /** Of standardised features; 0 for one that never changed in training. */
  readonly coefficients: Readonly<Record<string, number | null>>;
  /** Factor of the odds for one standard deviation more, shown as "×1.8 odds". */
  readonly odds: Readonly<Record<string, number | null>>;
  readonly constant: readonly string[];
  /** On the newest rows, which the fit has not seen; the base rate is that of the training rows, and stands for a model
   * that could not be fitted. */
  readonly test: ScoreQuality;
  /** Probabilities of the first test rows. */
  readonly first: readonly number[] | null;
  /** What scores people: the model, or the training rows' base rate for everybody where the model is not good enough. */
  readonly used: {
    readonly score: 'model' | 'base_rate';
    readonly reason:
      | 'better_than_average'
      | 'not_better_than_average'
      | 'below_minimum'
      | 'no_model'
      | 'no_test_rows';
    readonly base_rate: number | null;
  };
  readonly channels: readonly ChannelScore[] | null;
  /** Of the undecided rows, where there are any: by the model if that is used, else the base rate for everybody. */
  readonly scored?: readonly (number | null)[];
  readonly meta: { readonly unknown: Readonly<Record<string, number>> };
}

/** Logistic regression trained on the older rows and measured on the newer ones, never split at random. */
export const leadScore = calculation<LeadScoreInput, LeadScore>({
  name: 'lead_score',
  input: leadScoreInput,
  calculate({ features, rows, target, l2, channels, margin_per_deal, undecided, ...input }) {
    const train = input.train ?? Math.floor((rows.length * TRAIN.part) / TRAIN.of);
    const trained = target.slice(0, train);
    const positives = trained.filter((one) => one === 1).length;
    const baseRate = train === 0 ? null : positives / train;
    const model = trainScore(rows.slice(0, train), trained, features.length, l2);
    const { fit, isConstant } = model;
    const scores = fit && rows.map((row) => model.scoreOf(row)!);
    const tested = target.slice(train);
    const test =
      baseRate === null
        ? quality([], [], null)
        : quality(scores?.slice(train) ?? tested.map(() => baseRate), tested, baseRate);
    const won = target.filter((one) => one === 1).length;
    const sample = sampleOf(
      { leads: rows.length, positives: won, negatives: rows.length - won },
      MINIMUM,
    );
    const used = choose(fit, sample, test, baseRate);
    const finalScores = used.score === 'model' && scores ? scores : rows.map(() => baseRate ?? 0);
    const weight = (j: number) => fit?.weights[j] ?? null;
    return {
      status: fit ? 'fitted' : train === 0 ? 'no_training_rows' : 'one_class',
      sample,
      train: { count: train, positives },
      intercept: fit?.intercept ?? null,
      coefficients: Object.fromEntries(features.map((name, j) => [name, weight(j)])),
      odds: Object.fromEntries(
        features.map((name, j) => [name, finite(Math.exp(weight(j) ?? Number.NaN))]),
      ),
      constant: features.filter((_, j) => isConstant[j]),
      test,
      first: scores?.slice(train, train + SHOWN) ?? null,
      used,
      channels:
        channels && baseRate !== null
          ? channelIndex(channels, finalScores, margin_per_deal?.toNumber() ?? null)
          : null,
      ...(undecided && {
        scored: undecided.map((row) => (used.score === 'model' ? model.scoreOf(row) : baseRate)),
      }),
      meta: {
        unknown: Object.fromEntries(
          features.map((name, j) => [name, rows.filter((row) => row[j] === null).length]),
        ),
      },
    };
  },
});

function choose(
  fit: LogisticFit | null,
  { status }: Sample,
  { verdict }: ScoreQuality,
  baseRate: number | null,
): LeadScore['used'] {
  if (!fit) return { score: 'base_rate', reason: 'no_model', base_rate: baseRate };
  if (status === 'below_minimum')
    return { score: 'base_rate', reason: status, base_rate: baseRate };
  if (verdict === 'unknown')
    return { score: 'base_rate', reason: 'no_test_rows', base_rate: baseRate };
  const score = verdict === 'better_than_average' ? 'model' : 'base_rate';
  return { score, reason: verdict, base_rate: baseRate };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
