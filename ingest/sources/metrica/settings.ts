import * as z from 'zod';
import { secret, zone } from '../../contract/settings.ts';

/** Settings of one or several counters. */
export const metricaSettings = z.strictObject({
  token: secret(16)
    .optional()
    .describe('Bearer token of the HTTP endpoint; without one it takes nothing.'),
  timezone: zone()
    .optional()
    .describe(
      'IANA zone of the counter, in which its logs write times; without it they are rejected.',
    ),
  goals: z
    .record(z.string().regex(/^\d+$/), z.string().min(1).max(256))
    .default({})
    .describe('Names of goals by their ids; others are named `goal:<id>`.'),
  pageViews: z
    .enum(['visits', 'hits'])
    .default('visits')
    .describe(
      'Which of the two logs gives page views: `visits`, one at the beginning of each, or `hits`, all of them.',
    ),
});
export type MetricaSettings = z.output<typeof metricaSettings>;
