import * as z from 'zod';
import { currency, secret, zone } from '../../contract/settings.ts';
import { marginRate } from '../../mapping/margin-rate.ts';

export const ORDER_STATUSES = [
  ...(['created', 'paid', 'part_paid', 'shipped', 'delivered'] as const),
  ...(['completed', 'returned', 'cancelled'] as const),
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Settings of one exchange with 1C. */
export const commercemlSettings = z.strictObject({
  user: z
    .string()
    .min(1)
    .optional()
    .describe('User that 1C signs in with; without it and a password nothing is taken.'),
  password: secret(8).optional().describe('Its password, of 8 characters or more.'),
  timezone: zone()
    .optional()
    .describe('IANA zone of 1C’s times, which have no offset; without it files are rejected.'),
  currency: currency()
    .optional()
    .describe('Currency (ISO 4217) of documents and prices that name none.'),
  zip: z
    .boolean()
    .default(false)
    .describe('Have 1C pack its files; it sends less, and the collector unpacks them.'),
  statuses: z
    .record(z.string(), z.enum(ORDER_STATUSES))
    .default({})
    .describe(
      'What your own names of states of an order mean (`{ "К обеспечению": created }`); common names are known.',
    ),
  priceType: z
    .string()
    .optional()
    .describe('Name or id of the type of prices that you sell at; by default the retail one.'),
  costPriceType: z
    .string()
    .optional()
    .describe('Name or id of the type of prices that you buy at; by default one named so.'),
  deliveryItems: z
    .array(z.string())
    .default(['ORDER_DELIVERY'])
    .describe('Ids or article numbers of lines that are the shipping, no goods.'),
  marginRate: marginRate
    .optional()
    .describe('Margin as a share of the goods (`0.35`), where no cost of an order is known.'),
  testCounterparties: z
    .array(z.string())
    .default([])
    .describe('Ids or names of buyers that you order as to test; their orders count for nothing.'),
});
export type CommercemlSettings = z.output<typeof commercemlSettings>;
