import * as z from 'zod';
import { origins } from '../../contract/origins.ts';
import { currency } from '../../contract/settings.ts';
import { legacyEncoding } from '../../mapping/legacy-encoding.ts';

/** One site, or several that share their visitors. */
export const siteSettings = z.object({
  origins: origins().describe(
    'Sites whose pages may send: `https://shop.example`, or hosts such as `*.shop.example`. Without any, every site may.',
  ),
  leadEvents: z
    .array(z.string().min(1))
    .default(['form_submit', 'generate_lead', 'sign_up', 'contact', 'request_quote'])
    .describe('Names of events that mean that a visitor left a request.'),
  currency: currency()
    .optional()
    .describe('Currency of a `value` that names none; without it such money is unknown.'),
  testHosts: z
    .array(z.string().trim().min(1))
    .default(['localhost', '127.0.0.1', '*.local'])
    .describe('Hosts of pages whose events are tests, `*.` for all below; `[]` for none.'),
  countDebug: z
    .boolean()
    .default(false)
    .describe('Count events of pages opened with `?tl_debug=1`, which are tests otherwise.'),
  keepRobots: z
    .boolean()
    .default(false)
    .describe(
      'Store events of robots, marked as such: they count for nothing. Otherwise they are skipped and counted.',
    ),
  legacyEncoding,
});
export type SiteSettings = z.infer<typeof siteSettings>;
