import { z } from 'zod';
import { decimal, moneyAbove0, share } from '../figures/fields.ts';

const day = z.iso.date();

const goal = z.strictObject({
  name: z.string().min(1).max(256),
  /** Specific: what is to change, in a sentence. */
  specific: z.string().min(1).max(2_000).optional(),
  /** Measurable: the metric and how much of it is to be reached from `from` to `by`. */
  metric: z.string().min(1).max(64).optional(),
  target: moneyAbove0.optional(),
  /** What was reached since `from`. */
  reached: decimal.optional(),
  /** Achievable: the metric in the last whole months, the oldest first. */
  history: z.array(decimal).max(120).default([]),
  /** Relevant: name of the goal that this one serves. */
  parent: z.string().min(1).max(256).optional(),
  /** Time-bound: the first and last day. */
  from: day.optional(),
  by: day.optional(),
  /** Channels that share the target; shares add up to 1. */
  channels: z
    .array(z.strictObject({ channel: z.string().min(1).max(256), share }))
    .max(100)
    .default([]),
});

export const smartGoalsInput = z.strictObject({
  /** The day on which the goals are judged. */
  as_of: day,
  goals: z.array(goal).min(1).max(200),
});
export type SmartGoalsInput = z.input<typeof smartGoalsInput>;
export type SmartGoal = z.output<typeof goal>;
