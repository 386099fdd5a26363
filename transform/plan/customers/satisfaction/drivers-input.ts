import { z } from 'zod';
import { seed } from '../resample.ts';

const ratings = z.array(z.number().nullable());

export const driversInput = z
  .strictObject({
    /** Such as the answer from 0 to 10, or whether somebody recommended; null: not answered. */
    outcome: ratings,
    /** Ratings of each driver by the same people. */
    drivers: z.record(z.string().min(1), ratings),
    /** Rating that is aimed at, for the priorities. */
    target: z.number().nullable().optional(),
    /** Resamples for the intervals; 0 for none. */
    draws: z.int().min(0).max(2000).default(200),
    seed,
  })
  .check(({ value, issues }) => {
    for (const [name, own] of Object.entries(value.drivers)) {
      if (own.length === value.outcome.length) continue;
      const message = 'A driver has one rating for each outcome.';
      issues.push({ code: 'custom', path: ['drivers', name], message, input: own });
    }
  });

export type DriversInput = z.infer<typeof driversInput>;
