import * as z from 'zod';
import { secret } from '../../contract/settings.ts';
import { marginRate } from '../../mapping/margin-rate.ts';

/** Settings of one shop. */
export const shopifySettings = z.object({
  shop: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The shop’s own domain, `acme.myshopify.com` or `acme`; picks the account of a webhook.',
    ),
  secret: secret()
    .optional()
    .describe(
      'Secret that Shopify signs this shop’s webhooks with; without it every one is refused.',
    ),
  marginRate: marginRate
    .optional()
    .describe(
      'Average margin of the goods as a share of net revenue (`0.35`); without it the margin stays unknown.',
    ),
  clientIdAttributes: z
    .array(z.string().min(1))
    .default(['ga_client_id', '_ga'])
    .describe('Order attributes (`note_attributes`) that carry the Google Analytics client id.'),
  locations: z
    .record(z.string().regex(/^\d{1,20}$/, 'digits'), z.string().trim().min(1).max(256))
    .optional()
    .describe(
      'Names of branches by the ids of the shop’s locations: sales of a till count for the branch of its location, and without a name for the id.',
    ),
  // Orders say so themselves; this decides only where the sums of a refund leave both readings open.
  taxesIncluded: z
    .boolean()
    .optional()
    .describe('Whether prices include tax, for a lone `refunds/create` that leaves it open.'),
});

export type ShopifySettings = z.output<typeof shopifySettings>;
