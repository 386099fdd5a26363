import * as z from 'zod';
import { boundedInteger } from './bounded-number.ts';
import { planMeta } from './plan-terms.ts';
import { spreadTold } from './spreads.ts';

/** Below the 32 bits that the calculation takes: the bound of every whole number that a request may hold. */
const MOST_SEED = 100_000_000;

const money = z.string().nullable();
const spread = { mean: money, sd: money, p10: money, p50: money, p90: money };
const summary = z.object({
  ...spread,
  histogram: z.array(z.object({ from: money, to: money, count: z.number() })),
});
const number = z.number().nullable();

export const planRiskAsked = z.strictObject({
  version: boundedInteger(1, 1_000_000).optional(),
  draws: boundedInteger(100, 200_000).optional(),
  seed: boundedInteger(0, MOST_SEED).optional(),
});

/** `GET /api/v1/plans/{id}/risk`: what a plan may bring. */
export const planRisk = z.object({
  meta: z.object({
    plan: planMeta.plan,
    currency: z.string(),
    draws: z.number(),
    seed: z.number(),
    /** How many trials a planned rate is worth where no history tells how it varies. */
    worth: z.number(),
    /** Where the spread of each driver of each campaign comes from. */
    spreads: z.array(spreadTold),
    /** Part of each driver that moves with the market. */
    loadings: z.record(z.string(), z.number()),
    /** How often facts of closed months were inside P10–P90; null is not yet known. */
    coverage: z.object({ covered: z.number(), of: z.number() }).nullable(),
  }),
  npv: summary,
  profit: summary,
  margin: summary,
  deals: z.object({ mean: number, sd: number, p10: number, p50: number, p90: number }),
  payback: z.object({ p10: number, p50: number, p90: number }),
  p_loss: z.number(),
  p_npv_loss: z.number(),
  p_target: number,
  p_payback_within: z.object({ months: z.number(), probability: z.number() }),
  /** Losses: positive where the profit is negative. */
  var_5: money,
  cvar_5: money,
  cumulative: z.array(z.object({ month: z.string(), p10: money, p50: money, p90: money })),
  tornado: z.array(
    z.object({
      driver: z.string(),
      channel: z.string(),
      low: money,
      high: money,
      contribution: number,
      break_even: z.object({ value: number, change: z.number() }).nullable(),
    }),
  ),
  /** What a bad, a middling and a good outcome look like: means of the draws around P10, P50 and P90 of the NPV. */
  scenarios: z.array(
    z.object({
      name: z.enum(['pessimistic', 'base', 'optimistic']),
      ...{ npv: money, profit: money },
      /** By how much a driver differs from its mean there. */
      drivers: z.array(z.object({ channel: z.string(), driver: z.string(), change: z.number() })),
    }),
  ),
  register: z.array(z.object({ id: z.string(), expected_loss: money, share_of_variance: number })),
});
export type PlanRisk = z.infer<typeof planRisk>;
