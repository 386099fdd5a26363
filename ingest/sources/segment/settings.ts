import * as z from 'zod';
import { currency, secret } from '../../contract/settings.ts';
import { keepRobots, pageOrigins, testHosts } from '../../kit/web-events/page-settings.ts';
import { legacyEncoding } from '../../mapping/legacy-encoding.ts';

const categories = (defaults: readonly string[], what: string) =>
  z
    .array(z.string().trim().min(1))
    .default([...defaults])
    .describe(
      `Categories of the consent tool that stand for ${what}, as \`context.consent\` or \`context.consentManagement\` names them.`,
    );

/** One write key: a site, an app or a server. */
export const segmentSettings = z.object({
  writeKey: secret()
    .optional()
    .describe('Write key that the SDK is loaded with; without one the endpoints take nothing.'),
  origins: pageOrigins,
  leadEvents: z
    .array(z.string().min(1))
    .default(['generate_lead', 'form_submit', 'sign_up', 'contact', 'request_quote'])
    .describe(
      'Names of `track` events that mean that a visitor left a request: those of the site or those of GA4.',
    ),
  currency: currency()
    .optional()
    .describe('Currency of amounts that name none; without it such money is unknown.'),
  analyticsCategories: categories(['analytics', 'performance', 'C0002'], 'analytics'),
  adsCategories: categories(['advertising', 'marketing', 'targeting', 'C0004'], 'advertising'),
  testField: z
    .string()
    .regex(/^[\w$-]+(\.[\w$-]+)*$/, 'a path of names such as context.test')
    .default('context.test')
    .describe('Path of a field that is true in events of tests.'),
  countTests: z.boolean().default(false).describe('Count events that `test_field` marks.'),
  testHosts,
  keepRobots,
  legacyEncoding,
});
export type SegmentSettings = z.infer<typeof segmentSettings>;
