import * as z from 'zod';
import { micros, decimal as millionths, key as shortText } from '../scalars.ts';
import { LIST_LENGTH } from './pieces.ts';

/** A line of an order or a deal. Money is of the whole line unless it says otherwise. */
export const lineSchema = z.object({
  /** Native id of the line, unique within its order. */
  id: shortText,
  /** Native id of the product. */
  product: shortText.optional(),
  sku: shortText.optional(),
  name: z.string().max(512).optional(),
  category: z.string().max(512).optional(),
  brand: shortText.optional(),
  /** Millionths, as are all quantities. */
  quantity: millionths.optional(),
  /** What of it was bought and not given back. */
  keptQuantity: millionths.optional(),
  /** Of one unit, before discount. */
  priceMicros: micros.optional(),
  discountMicros: micros.optional(),
  /** After discount, without tax. */
  netMicros: micros.optional(),
  taxMicros: micros.optional(),
  costMicros: micros.optional(),
  isGiftCard: z.boolean().optional(),
  bundle: shortText.optional(),
});
export type Line = z.infer<typeof lineSchema>;

export const lines = z.array(lineSchema).max(LIST_LENGTH).nullable().optional();

export const refundLineSchema = z.object({
  line: shortText,
  quantity: millionths.optional(),
  netMicros: micros.optional(),
  /** Whether the goods came back into stock, were never sent, or stay with the customer. */
  restock: z.enum(['return', 'cancel', 'none']).optional(),
});

export const stageEntrySchema = z.object({
  stage: shortText,
  /** µs UTC at which the deal entered it. */
  at: z.int().nonnegative(),
  lostReason: z.string().max(512).optional(),
});
