import * as z from 'zod';
import { currency } from '../../contract/settings.ts';
import { keepRobots, pageOrigins, testHosts } from '../../kit/web-events/page-settings.ts';
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
  origins: pageOrigins,
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
  testHosts,
  keepRobots,
  legacyEncoding,
});
export type SnowplowSettings = z.infer<typeof snowplowSettings>;
