import * as z from 'zod';

/** One GA4 property, or the streams of it that share a Measurement Protocol secret. */
export const ga4Settings = z.object({
  /** `G-…` measurement ids and app `firebase_app_id`s whose hits belong to this account. */
  measurementIds: z.array(z.string().min(1)).default([]),
  /** Measurement Protocol `api_secret`; without one the endpoint takes nothing. */
  apiSecret: z.string().min(1).optional(),
  /** Event names that mean that a visitor left a request. */
  leadEvents: z
    .array(z.string().min(1))
    .default(['generate_lead', 'form_submit', 'sign_up', 'contact', 'request_quote']),
});
export type Ga4Settings = z.infer<typeof ga4Settings>;
