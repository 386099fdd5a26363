import * as z from 'zod';
import { origins } from '../../contract/origins.ts';
import { currency } from '../../contract/settings.ts';
import { legacyEncoding } from '../../mapping/legacy-encoding.ts';

const scopes = (defaults: readonly string[], what: string) =>
  z
    .array(z.string().trim().min(1))
    .default([...defaults])
    .describe(
      `Consent scopes that stand for ${what}, as \`consentScopes\` or the names of consent documents call them.`,
    );

/** One site or app, or several that share their visitors. */
export const snowplowSettings = z.object({
  appIds: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'App ids (`aid`) whose events belong to this account; without any, all of a single account’s.',
    ),
  origins: origins().describe(
    'Sites whose pages may send: `https://shop.example`, or hosts such as `*.shop.example`. Without any, every site may.',
  ),
  leadEvents: z
    .array(z.string().min(1))
    .default(['submit_form', 'generate_lead', 'sign_up', 'contact', 'request_quote'])
    .describe(
      'Names of self-describing events, or actions of structured ones, that mean that a visitor left a request.',
    ),
  currency: currency()
    .optional()
    .describe('Currency of amounts that name none; without it such money is unknown.'),
  analyticsScopes: scopes(['analytics', 'performance', 'statistics'], 'analytics'),
  adsScopes: scopes(['advertising', 'marketing', 'targeting', 'ads'], 'advertising'),
  testAppIds: z.array(z.string().min(1)).default([]).describe('App ids whose events are tests.'),
  testHosts: z
    .array(z.string().trim().min(1))
    .default(['localhost', '127.0.0.1', '*.local'])
    .describe('Hosts of pages whose events are tests, `*.` for all below; `[]` for none.'),
  keepRobots: z
    .boolean()
    .default(false)
    .describe(
      'Store events of robots, marked as such: they count for nothing. Otherwise they are skipped and counted.',
    ),
  legacyEncoding,
});
export type SnowplowSettings = z.infer<typeof snowplowSettings>;
