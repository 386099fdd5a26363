import * as z from 'zod';

/** A decimal between 0 and 1, as text (`"0.35"`): a binary float would not multiply money exactly. */
const rate = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'a decimal text between 0 and 1');

/** Settings of one shop. */
export const shopifySettings = z.object({
  /** The shop’s own domain, `acme.myshopify.com` (or `acme`); picks the account of a webhook. */
  shop: z.string().min(1).optional(),
  /** Secret that Shopify signs this shop’s webhooks with. */
  secret: z.string().min(1).optional(),
  /** Average margin of the goods as a share of net revenue; without it their cost stays unknown. */
  marginRate: rate.optional(),
  /** Names of the order attributes (`note_attributes`) that carry the Google Analytics client id. */
  clientIdAttributes: z.array(z.string().min(1)).default(['ga_client_id', '_ga']),
  /**
   * Whether the shop’s prices include tax. Orders say so themselves; a lone `refunds/create` does not,
   * and this decides only where its own sums leave both readings open.
   */
  taxesIncluded: z.boolean().optional(),
});

export type ShopifySettings = z.output<typeof shopifySettings>;
