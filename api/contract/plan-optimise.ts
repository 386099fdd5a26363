import * as z from 'zod';
import { planMeta } from './plan-terms.ts';
import type { planSchema } from './plans.ts';
import { MODELS, model } from './terms.ts';

const decimal = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((value) => /^\d{1,15}(\.\d{1,6})?$/.test(value), 'Expected an amount of 0 or more');
const channel = z.string().min(1).max(256);
const bound = z.strictObject({ min: decimal.optional(), max: decimal.optional() });

export const OPTIMISE_MODES = ['fixed_budget', 'min_romi', 'target_marginal_romi'] as const;

/** `POST /api/v1/plans/{id}/optimise`. Money is net media, without VAT and fee, in the plan's currency. */
export const planOptimiseAsked = z
  .strictObject({
    version: z.int().min(1).optional().describe('The newest by default'),
    mode: z.enum(OPTIMISE_MODES).default('fixed_budget'),
    budget: decimal
      .optional()
      .describe('Of the channels that take part, over the months that are still open'),
    extra: decimal.optional().describe('Instead of `budget`: so much more than the plan has'),
    target: z
      .number()
      .gt(-1)
      .max(1000)
      .optional()
      .describe('ROMI to keep (min_romi) or of the next unit (target_marginal_romi): 0.3 is 30 %'),
    per: z.enum(['plan', 'month']).default('plan'),
    bounds: z
      .strictObject({
        share: z
          .number()
          .min(0)
          .max(10)
          .default(0.3)
          .describe('How far a channel may move: 0.3 is 30 % up or down'),
        channels: z.record(channel, bound).default({}).describe('Amounts instead of the share'),
      })
      .default({ share: 0.3, channels: {} }),
    groups: z
      .array(bound.extend({ name: z.string().min(1).max(256), channels: z.array(channel).min(1) }))
      .max(100)
      .default([])
      .describe('Bounds on what channels spend together; a channel is in one group at most'),
    fixed: z.array(channel).default([]).describe('Keep what they have, which counts in the budget'),
    excluded: z.array(channel).default([]).describe('Are neither counted nor changed'),
    model,
    draws: z.int().min(10).max(1000).default(200),
    seed: z.int().min(0).max(100_000_000).optional(),
    with_plan: z
      .boolean()
      .default(false)
      .describe('Also the plan with these budgets, to be stored as a scenario'),
  })
  .superRefine(({ mode, budget, extra, target }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (mode === 'fixed_budget') {
      if (budget !== undefined && extra !== undefined)
        refuse('extra', 'Expected one of budget and extra');
      if (target !== undefined) refuse('target', 'A fixed budget has no target');
      return;
    }
    if (target === undefined) refuse('target', 'Expected the ROMI, 0.3 for 30 %');
    if (budget !== undefined) refuse('budget', 'Only a fixed_budget has one');
    if (extra !== undefined) refuse('extra', 'Only a fixed_budget has one');
  });
export type PlanOptimiseAsked = z.output<typeof planOptimiseAsked>;

const money = z.string().nullable();
const number = z.number().nullable();
const between = z.tuple([z.number(), z.number()]).nullable();

/** Why a channel takes no part: nothing is known of what it brings, or it has no budget in the open months. */
export const LEFT_OUT = ['no_history', 'no_budget', 'excluded'] as const;
export const TOO_LITTLE = ['weeks', 'levels', 'variation', 'margin'] as const;
export const OPTIMISE_NOTES = [
  ...(['attributed_not_incremental', 'straight_line', 'extrapolated', 'plan_over'] as const),
  ...(['not_better', 'infeasible', 'not_reachable', 'no_curves', 'weeks_few'] as const),
] as const;

export const planOptimised = z.object({
  meta: z.object({
    plan: planMeta.plan,
    currency: z.string(),
    mode: z.enum(OPTIMISE_MODES),
    per: z.enum(['plan', 'month']),
    model: z.enum(MODELS),
    draws: z.number(),
    seed: z.number(),
    /** Months that are divided: those that are not over. */
    months: z.object({ from: z.string(), to: z.string() }),
    /** Weeks that the curves rest on; null without any. */
    weeks: z.object({ from: z.string(), to: z.string(), count: z.number() }).nullable(),
  }),
  status: z.enum(['optimal', 'infeasible', 'not_reachable', 'no_curves']),
  /** What the bounds allow, where they do not allow the budget. */
  least: money,
  most: money,
  /** The best that the bounds allow, where they do not allow the target. */
  best_romi: number,
  allocation: z.array(
    z.object({
      channel: z.string(),
      /** Of `per=month`. */
      month: z.string().nullable(),
      current: z.string(),
      spend: z.string(),
      difference: z.string(),
      /** Margin that is expected of the spend. */
      response: money,
      romi: number,
      marginal_romi: number,
      bound: z.enum(['none', 'min', 'max']),
      /** Beyond 1.5 times what was ever spent in a week. */
      extrapolated: z.boolean(),
    }),
  ),
  totals: z.object({ spend: z.string(), response: money, romi: number }).nullable(),
  current: z.object({ spend: z.string(), response: money, romi: number }).nullable(),
  /** Margin more than now, over what the weeks leave open of the curves. */
  gain: z.object({ expected: money, p10: money, p90: money }).nullable(),
  /** The same less what is spent more. */
  profit_gain: z.object({ expected: money, p10: money, p90: money }).nullable(),
  /** `not_better`: of ten draws more than one earn less than now. */
  confidence: z.enum(['better', 'not_better']).nullable(),
  curves: z.array(
    z.object({
      channel: z.string(),
      status: z.enum(['fitted', 'linear', 'no_spend']),
      too_little: z.array(z.enum(TOO_LITTLE)),
      weeks: z.number(),
      /** Margin a unit of spend brings at today's spend of a week, and the next unit, with 80 % intervals. */
      return: number,
      return_between: between,
      marginal: number,
      marginal_between: between,
      alpha: number,
      /** Of a week. */
      observed_most: number,
      observed_mean: number,
    }),
  ),
  /** Over the open months, of each allocation's channel and month. */
  lines: z.array(
    z.object({
      channel: z.string(),
      month: z.string().nullable(),
      current: z.number(),
      proposed: number,
      min: z.number(),
      max: z.number(),
      extrapolated_from: number,
      points: z.array(
        z.object({ spend: z.number(), margin: z.number(), p10: z.number(), p90: z.number() }),
      ),
    }),
  ),
  left_out: z.array(z.object({ channel: z.string(), budget: z.string(), why: z.enum(LEFT_OUT) })),
  notes: z.array(z.object({ code: z.enum(OPTIMISE_NOTES), message: z.string() })),
  /** With `with_plan`: the plan with these budgets. */
  plan: z.unknown().optional(),
});
export type PlanOptimised = Omit<z.infer<typeof planOptimised>, 'plan'> & {
  readonly plan?: z.output<typeof planSchema>;
};
