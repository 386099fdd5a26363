import * as z from 'zod';
import { currency, secret } from '../../contract/settings.ts';

/** One sender, such as the event mesh of an ERP. */
export const cloudEventsSettings = z.object({
  token: secret(16)
    .optional()
    .describe('Bearer token of the endpoint; without one it takes nothing.'),
  events: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe(
      'Names of events by the `type` of a CloudEvent, such as `com.acme.order.paid: purchase`: a name of GA4 gives it its kind. What is not named keeps its type as its name.',
    ),
  leadEvents: z
    .array(z.string().min(1))
    .default(['generate_lead', 'form_submit', 'sign_up', 'contact', 'request_quote'])
    .describe('Names of events that mean that somebody left a request.'),
  currency: currency()
    .optional()
    .describe('Currency of a `value` that names none; without it such money is unknown.'),
});
export type CloudEventsSettings = z.infer<typeof cloudEventsSettings>;
