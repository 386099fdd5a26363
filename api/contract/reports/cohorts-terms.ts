import * as z from 'zod';

/** What a row is: a month of a cohort, or all customers of the selected cohorts whom one channel brought. */
export const COHORTS_BY = ['month', 'channel'] as const;
export type CohortsBy = (typeof COHORTS_BY)[number];

/** Rules that give a whole customer to one touch: a customer is not divided. */
export const SINGLE_TOUCH_MODELS = [
  ...(['first', 'last', 'first_non_direct', 'last_non_direct', 'first_paid', 'last_paid'] as const),
] as const;

export const cohortModel = z
  .enum(SINGLE_TOUCH_MODELS)
  .default('last_non_direct')
  .describe('Which touch before the first order says the channel of a customer, for by=channel');

/** Whole months: the first day of the month of `from`, and the last of that of `to`. */
export function wholeMonths({ from, to }: { readonly from: string; readonly to: string }) {
  const [year = 0, month = 0] = to.split('-').map(Number);
  // Day 0 of the month after is the last of this one.
  const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: `${from.slice(0, 7)}-01`, to: end };
}
