import * as z from 'zod';

export const smartGoalName = z
  .string()
  .regex(/^[^\s/\p{C}](?:[^/\p{C}]{0,62}[^\s/\p{C}])?$/u, {
    error: 'Expected a name of 1 to 64 characters in one line, without a slash',
  })
  .describe('Name of the goal');

/** Metrics of the catalogue that a goal can be measured by: those that add up over days. */
export const GOAL_METRICS = [
  ...(['revenue', 'margin', 'new_revenue', 'orders', 'deals', 'leads', 'calls'] as const),
  ...(['visits', 'new_customers'] as const),
] as const;
export type GoalMetric = (typeof GOAL_METRICS)[number];

/**
 * `PUT /api/v1/smart-goals/{name}`. A goal may be unfinished, and name a metric that there is not: the report says what it lacks.
 */
export const smartGoalBody = z.strictObject({
  specific: z.string().trim().min(1).max(2_000).optional().describe('What is to change'),
  metric: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .optional()
    .describe(`What it is measured by: ${GOAL_METRICS.join(', ')}`),
  target: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,6})?$/, 'Expected an amount such as 1200000 or 99.50')
    .refine((text) => /[1-9]/.test(text), 'Expected more than 0')
    .optional()
    .describe('How much of the metric is to be reached from the first day to the last'),
  parent: smartGoalName.optional().describe('Name of the goal that this one serves'),
  from: z.iso.date().optional().describe('First day'),
  by: z.iso.date().optional().describe('Last day'),
});
export type SmartGoalBody = z.output<typeof smartGoalBody>;

export const smartGoalSchema = smartGoalBody.extend({
  name: z.string(),
  /** Counts from 1 with each change. */
  version: z.number(),
  author: z.string(),
  changed_at: z.string(),
});
export type StoredSmartGoal = z.output<typeof smartGoalSchema>;

export const smartGoalList = z.object({ goals: z.array(smartGoalSchema) });
