import * as z from 'zod';
import { marginRate } from '../../mapping/margin-rate.ts';

/** Settings of one shop. */
export const shopifySettings = z.object({
  /** The shop’s own domain, `acme.myshopify.com` (or `acme`); picks the account of a webhook. */
  shop: z.string().min(1).optional(),
  /** Secret that Shopify signs this shop’s webhooks with. */
  secret: z.string().min(1).optional(),
  /** Average margin of the goods as a share of net revenue; without it their cost stays unknown. */
  marginRate: marginRate.optional(),
  /** Names of the order attributes (`note_attributes`) that carry the Google Analytics client id. */
  clientIdAttributes: z.array(z.string().min(1)).default(['ga_client_id', '_ga']),
  /**
   * Whether the shop’s prices include tax. Orders say so themselves; a lone `refunds/create` does not,
   * and this decides only where its own sums leave both readings open.
   */
  taxesIncluded: z.boolean().optional(),
});

export type ShopifySettings = z.output<typeof shopifySettings>;
