import * as z from 'zod';

/** Who is scored: a lead by what is known when it comes, or a visitor by the first visit. */
export const SCORED = ['lead', 'visitor'] as const;
export type Scored = (typeof SCORED)[number];

/** What a row is: an open lead, a channel, a bin of the calibration, or a feature of the model. */
export const SCORES_BY = ['lead', 'channel', 'bin', 'feature'] as const;
export type ScoresBy = (typeof SCORES_BY)[number];

/** Days within which somebody has to buy, to count as one who bought. */
export const SCORE_WINDOW = 90;

export const who = z
  .enum(SCORED)
  .default('lead')
  .describe('Who is scored: leads, or visitors by their first visit');

/** Known when a lead comes. */
export const LEAD_FEATURES = [
  ...(['call', 'form', 'chat', 'deal', 'touches', 'days_known', 'paid', 'direct'] as const),
  ...(['mobile', 'working_hours', 'bought_before'] as const),
] as const;
/** Known when the first visit ends. */
export const VISIT_FEATURES = [
  ...(['pages', 'minutes', 'engaged', 'product', 'cart', 'asked', 'paid', 'direct'] as const),
  ...(['mobile', 'working_hours'] as const),
] as const;
export const FEATURES = [...new Set([...LEAD_FEATURES, ...VISIT_FEATURES])] as const;
