import { z } from 'zod';
import { calculation } from '../../calculation.ts';

const scores = z.array(z.int().min(0).max(10));

const npsInput = z.strictObject({
  /** One answer from 0 to 10 each. */
  scores,
  /** Answers of the period to compare with. */
  previous: scores.nullable().optional(),
});

export type NpsInput = z.infer<typeof npsInput>;

export interface NpsPeriod {
  readonly responses: number;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Points from −100 to 100; this and what follows is null without an answer. */
  readonly nps: number | null;
  readonly standard_error: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Nps extends NpsPeriod {
  readonly change: {
    readonly previous: NpsPeriod;
    readonly difference: number | null;
    /** What the difference must exceed to be more than chance: z √(SE₁² + SE₂²), z = 1.96. */
    readonly threshold: number | null;
    readonly status: 'differs' | 'within_chance' | 'unknown';
  } | null;
}

/** 97.5 % quantile of the normal distribution, printed as 1.96. */
const Z95 = 1.959963984540054;

/**
 * Net promoter score with p, d = shares of promoters (9, 10) and detractors (0 to 6): 100 (p − d), standard error
 * 100 √(((p + d) − (p − d)²) / n), the variance of a variable that is 1, 0 or −1; interval ± z SE within ±100.
 */
export const nps = calculation<NpsInput, Nps>({
  name: 'nps',
  input: npsInput,
  calculate({ scores, previous }) {
    const now = period(scores);
    return { ...now, change: previous ? changeFrom(period(previous), now) : null };
  },
});

function period(answers: readonly number[]): NpsPeriod {
  const responses = answers.length;
  const promoters = answers.filter((score) => score >= 9).length;
  const detractors = answers.filter((score) => score <= 6).length;
  const counts = { responses, promoters, passives: responses - promoters - detractors, detractors };
  if (responses === 0) return { ...counts, nps: null, standard_error: null, low: null, high: null };

  const net = (promoters - detractors) / responses;
  const variance = Math.max(0, (promoters + detractors) / responses - net * net);
  const error = 100 * Math.sqrt(variance / responses);
  return {
    ...counts,
    nps: 100 * net,
    standard_error: error,
    low: Math.max(-100, 100 * net - Z95 * error),
    high: Math.min(100, 100 * net + Z95 * error),
  };
}

function changeFrom(previous: NpsPeriod, now: NpsPeriod): Nps['change'] {
  if (
    previous.nps === null ||
    previous.standard_error === null ||
    now.nps === null ||
    now.standard_error === null
  )
    return { previous, difference: null, threshold: null, status: 'unknown' };
  const difference = now.nps - previous.nps;
  const threshold = Z95 * Math.hypot(previous.standard_error, now.standard_error);
  const status = Math.abs(difference) > threshold ? 'differs' : 'within_chance';
  return { previous, difference, threshold, status };
}
