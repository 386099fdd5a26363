import * as z from 'zod';
import { currency } from '../../contract/settings.ts';
import { keepRobots, pageOrigins, testHosts } from '../../kit/web-events/page-settings.ts';
import { legacyEncoding } from '../../mapping/legacy-encoding.ts';
import { numberPoolSettings } from './number-pool-settings.ts';

/** One site, or several that share their visitors. */
export const siteSettings = z.object({
  origins: pageOrigins,
  leadEvents: z
    .array(z.string().min(1))
    .default(['form_submit', 'generate_lead', 'sign_up', 'contact', 'request_quote'])
    .describe('Names of events that mean that a visitor left a request.'),
  currency: currency()
    .optional()
    .describe('Currency of a `value` that names none; without it such money is unknown.'),
  testHosts,
  countDebug: z
    .boolean()
    .default(false)
    .describe('Count events of pages opened with `?tl_debug=1`, which are tests otherwise.'),
  keepRobots,
  legacyEncoding,
  numberPools: z
    .array(numberPoolSettings)
    .max(32)
    .default([])
    .refine(
      (pools) => new Set(pools.map(({ name }) => name)).size === pools.length,
      'each pool under a name of its own',
    )
    .describe('Numbers that pages show to visitors, so that calls are joined to visits.'),
});
export type SiteSettings = z.infer<typeof siteSettings>;
