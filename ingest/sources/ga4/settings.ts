import * as z from 'zod';
import { secret } from '../../contract/settings.ts';

/** One GA4 property, or the streams of it that share a Measurement Protocol secret. */
export const ga4Settings = z.object({
  measurementIds: z
    .array(z.string().min(1))
    .default([])
    .describe(
      '`G-…` measurement ids and app `firebase_app_id`s whose hits belong to this account.',
    ),
  apiSecret: secret()
    .optional()
    .describe('`api_secret` of the Measurement Protocol; without one the endpoint takes nothing.'),
  leadEvents: z
    .array(z.string().min(1))
    .default(['generate_lead', 'form_submit', 'sign_up', 'contact', 'request_quote'])
    .describe('Names of events that mean that a visitor left a request.'),
});
export type Ga4Settings = z.infer<typeof ga4Settings>;
