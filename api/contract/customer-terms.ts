import * as z from 'zod';
import { VALUES } from './terms.ts';

/** Which money of a customer's sales; a customer is worth what is left of them. */
export const customerValue = z
  .enum(VALUES)
  .default('margin')
  .describe('Which money of the sales: margin, or revenue where margins are not known');

/** What both reports on customers say of their sales. */
export const customerMeta = {
  value: z.enum(VALUES),
  /** Refunds are taken off the sale that they belong to, on the day of its payment. */
  refunds: z.literal('on_day_of_sale'),
  /** Sentences that a reader has to know beside the figures. */
  notes: z.array(z.string()),
};
