import { z } from 'zod';
import { calculation } from '../../calculation.ts';
import { quality, type ScoreQuality } from './quality.ts';

const scoreQualityInput = z
  .strictObject({
    probabilities: z.array(z.number().min(0).max(1)),
    outcomes: z.array(z.literal([0, 1])),
    /** Share of positives known beforehand, as of the training rows; default: of these rows. */
    base_rate: z.number().min(0).max(1).nullable().optional(),
  })
  .refine(({ probabilities, outcomes }) => probabilities.length === outcomes.length, {
    message: 'Give one outcome for each probability.',
    path: ['outcomes'],
  });

export type ScoreQualityInput = z.infer<typeof scoreQualityInput>;

/** AUC, Brier score against that of the base rate, ten bins and calibration error of any score. */
export const scoreQuality = calculation<ScoreQualityInput, ScoreQuality>({
  name: 'score_quality',
  input: scoreQualityInput,
  calculate({ probabilities, outcomes, base_rate }) {
    const positives = outcomes.filter((outcome) => outcome === 1).length;
    const own = outcomes.length > 0 ? positives / outcomes.length : null;
    return quality(probabilities, outcomes, base_rate ?? own);
  },
});
