import * as z from 'zod';
import { currency, decimal, flag, key, money, text, time } from './pieces.ts';

/** What there is to sell. */
export const goodsEntities = {
  product: z.object({
    /** Joins the systems that know the product. */
    sku: key,
    name: text,
    /** Path, its levels joined by `/`. */
    category: text,
    brand: key,
    variantOf: text,
    priceMicros: money,
    listPriceMicros: money,
    costMicros: money,
    currency,
    active: flag,
    url: text,
    gtin: key,
    createdAt: time,
  }),
  /** A level at a time, never a change; its version is `asOf`. */
  stock_level: z.object({
    product: key,
    sku: key,
    location: key,
    available: decimal,
    reserved: decimal,
    incoming: decimal,
    asOf: time,
  }),
  /** Made here, by people: plans, targets, segments, experiments, notes. Each version replaces the one before. */
  document: z.object({
    type: key,
    /** JSON of its own type. */
    body: z.string().max(1_048_576).nullable().optional(),
    author: key,
    state: z.enum(['draft', 'approved', 'locked']).optional(),
    parent: key,
    createdAt: time,
  }),
} as const;
