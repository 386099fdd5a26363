import { z } from 'zod';

const part = z.number().min(0).max(1);

export const forecastInput = z
  .strictObject({
    /** Month after month, the oldest first; null is unknown. */
    series: z
      .array(z.number().nullable())
      .min(1)
      .refine((list) => list.some((value) => value !== null), 'expected a month that is known'),
    /** Months after which it repeats; 1 is no season. */
    season: z.int().min(1).max(366).default(12),
    seasonal: z.enum(['multiplicative', 'additive']).nullish(),
    parameters: z
      .strictObject({
        alpha: part,
        beta: part,
        gamma: part.default(0),
        phi: z.number().gt(0).max(1),
      })
      .nullish(),
    /** The state before the first month. */
    initial: z
      .strictObject({ level: z.number(), trend: z.number(), seasonal: z.array(z.number()).min(1) })
      .nullish(),
    /** For short series: season of the group, or of the plan; its first cell is the first month of the series. */
    group_season: z.array(z.number().min(0)).nullish(),
    plan_season: z.array(z.number().min(0)).nullish(),
    horizon: z.int().min(1).max(1200),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
  })
  .superRefine(({ season, initial, group_season, plan_season }, context) => {
    const lists = {
      'initial.seasonal': initial?.seasonal,
      group_season,
      plan_season,
    };
    for (const [field, list] of Object.entries(lists))
      if (list && list.length !== season)
        context.addIssue({
          code: 'custom',
          path: field.split('.'),
          message: `expected ${season} cells, one for each month of the season`,
        });
  });

export type ForecastInput = z.output<typeof forecastInput>;
