import * as z from 'zod';
import { boundedInteger } from './bounded-number.ts';
import { PLAN_STATES } from './plans.ts';
import { model } from './terms.ts';

/** Which plan a report is of, and how its facts are told apart by channel. */
export const planTerms = {
  plan: z
    .string()
    .max(64)
    .optional()
    .describe('Id of the plan; without it the approved or locked one that covers today'),
  version: boundedInteger(1, 1_000_000)
    .optional()
    .describe('Version of the plan; the newest by default'),
  model,
};

/** What a report says of the plan that it is of. */
export const planMeta = {
  plan: z.object({
    id: z.string(),
    name: z.string(),
    version: z.number(),
    status: z.enum(PLAN_STATES),
  }),
  /** Shares, of the plan: both sides are counted with them. */
  fee: z.number(),
  vat_rate: z.number(),
};

/** A figure on both sides. Money is decimal text, a count a number; null is not known, or there is no such step. */
export const planned = <Value extends z.ZodType>(value: Value) =>
  z.object({ plan: value, fact: value, difference: value });
