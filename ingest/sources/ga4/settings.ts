import * as z from 'zod';
import { origins } from '../../contract/origins.ts';
import { currency, secret } from '../../contract/settings.ts';
import { legacyEncoding } from '../../mapping/legacy-encoding.ts';

/** One GA4 property, or the streams of it that share a Measurement Protocol secret. */
export const ga4Settings = z.object({
  measurementIds: z
    .array(z.string().min(1))
    .default([])
    .describe(
      '`G-…` measurement ids and app `firebase_app_id`s whose hits belong to this account; tags of pages (`/g/collect`) may send for these alone.',
    ),
  apiSecret: secret()
    .optional()
    .describe('`api_secret` of the Measurement Protocol; without one the endpoint takes nothing.'),
  leadEvents: z
    .array(z.string().min(1))
    .default(['generate_lead', 'form_submit', 'sign_up', 'contact', 'request_quote'])
    .describe('Names of events that mean that a visitor left a request.'),
  currency: currency()
    .optional()
    .describe(
      'Currency of the `value` of purchases that name none; without it their money is unknown.',
    ),
  countDebug: z
    .boolean()
    .default(false)
    .describe('Count events in debug mode (`debug_mode`, `_dbg`), which are tests otherwise.'),
  testTrafficTypes: z
    .array(z.string().min(1))
    .default(['internal', 'developer'])
    .describe(
      'Values of `traffic_type` that mark hits of staff and developers as tests; `[]` for none.',
    ),
  origins: origins().describe(
    'Sites whose tags may send to `/g/collect`: `https://shop.example`, or hosts such as `*.shop.example`. Without any, every site may.',
  ),
  keepRobots: z
    .boolean()
    .default(false)
    .describe(
      'Store hits of robots on `/g/collect`, marked as such: they count for nothing. Otherwise they are skipped and counted.',
    ),
  legacyEncoding,
});
export type Ga4Settings = z.infer<typeof ga4Settings>;
