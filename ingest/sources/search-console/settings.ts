import * as z from 'zod';
import { secret } from '../../contract/settings.ts';

/** Settings of one or several properties of Search Console. */
export const searchConsoleSettings = z.strictObject({
  token: secret(16)
    .optional()
    .describe('Bearer token of the HTTP endpoint; without one it takes nothing.'),
  stream: z
    .string()
    .min(1)
    .default('search_analytics_all_fields')
    .describe(
      'The one stream whose figures count: the others tell the same clicks by fewer dimensions, and would add them again.',
    ),
});
export type SearchConsoleSettings = z.output<typeof searchConsoleSettings>;
