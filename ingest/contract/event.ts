import * as z from 'zod';
import { envelope } from './envelope.ts';
import { IDENTIFIER_TYPES } from './identity.ts';
import { EVENT_TYPES } from './kinds/event-kinds.ts';
import { currency, decimal, key, micros, text } from './scalars.ts';
import { sliceRefSchema } from './slice-ref.ts';
import { trafficSchema } from './traffic.ts';

export { EVENT_TYPES } from './kinds/event-kinds.ts';

export const identifierSchema = z.object({
  type: z.enum(IDENTIFIER_TYPES),
  value: z.string().min(1).max(512),
});

/** Bounds of what an event may carry; what is beyond them is cut and counted, never the event. */
export const EVENT_BOUNDS = {
  identifiers: 16,
  items: 200,
  clickIds: 8,
  clickIdCharacters: 512,
} as const;

export const DEVICE_CATEGORIES = ['desktop', 'mobile', 'tablet', 'tv', 'other'] as const;

/** From the vendor’s own fields or read off the user agent, which itself is not kept. */
export const deviceSchema = z.object({
  category: z.enum(DEVICE_CATEGORIES).optional(),
  os: z.string().max(64).optional(),
  browser: z.string().max(64).optional(),
  app: z.string().max(128).optional(),
  appVersion: z.string().max(64).optional(),
  language: z.string().max(35).optional(),
});
export type Device = z.infer<typeof deviceSchema>;

/** As the vendor or the edge tells it; addresses of the network are never stored. */
export const regionSchema = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  region: z.string().max(128).optional(),
  city: z.string().max(128).optional(),
});
export type Region = z.infer<typeof regionSchema>;

/** Money of an item is of one unit, in the event’s currency. */
export const itemSchema = z.object({
  id: key.default(''),
  sku: key.optional(),
  name: z.string().max(512).optional(),
  brand: key.optional(),
  /** Path of the category, its levels joined by `/`. */
  category: z.string().max(512).optional(),
  variant: key.optional(),
  /** Millionths. */
  quantity: decimal.default(1_000_000n),
  /** After discount. */
  priceMicros: micros.optional(),
  listPriceMicros: micros.optional(),
  discountMicros: micros.optional(),
  coupon: key.optional(),
  list: key.optional(),
  position: z.int().nonnegative().optional(),
  promotion: key.optional(),
  creative: key.optional(),
});
export type Item = z.infer<typeof itemSchema>;

const consented = z.enum(['granted', 'denied']).optional();
/** What the person allowed; absent is unknown. */
export const consentSchema = z.object({
  analytics: consented,
  ads: consented,
  adUserData: consented,
  adPersonalization: consented,
});
export type Consent = z.infer<typeof consentSchema>;

export const MESSAGE_MEDIA = ['email', 'sms', 'push', 'messenger'] as const;

export const eventSchema = z.object({
  ...envelope,
  kind: z.literal('event'),
  type: z.enum(EVENT_TYPES),
  /** The vendor’s own name of the event. */
  name: z.string().max(256),
  precision: z.enum(['us', 'ms', 's', 'day']),
  /** What its kind’s reports group by first and second: see `EVENT_KINDS`. */
  subject: key.optional(),
  variant: key.optional(),
  /** Of a message. */
  medium: z.enum(MESSAGE_MEDIA).optional(),
  identifiers: z.array(identifierSchema).max(EVENT_BOUNDS.identifiers),
  /** The vendor’s session id, unique within the narrowest identifier. */
  sessionId: z.string().max(128).optional(),
  traffic: trafficSchema.optional(),
  /** Click ids with their values, in their own letter case: they can go back to the ad platform. */
  clickIds: z.record(z.string().max(32), z.string().min(1).max(512)).optional(),
  pageUrl: text.optional(),
  pageTitle: text.optional(),
  /** What was searched for on the site itself. */
  searchTerm: key.optional(),
  device: deviceSchema.optional(),
  region: regionSchema.optional(),
  /** Number of the order that a purchase or a refund is about, as its sender writes it. */
  transactionId: key.optional(),
  /** What it is worth: what a purchase brought or a refund gave back; never without its currency. */
  valueMicros: micros.optional(),
  currency: currency.optional(),
  items: z.array(itemSchema).max(EVENT_BOUNDS.items).optional(),
  /** What else the vendor told, flattened and bounded: see `boundedProperties`. */
  properties: z.record(z.string(), z.string()).optional(),
  /** Properties, items and ids that were beyond the bounds and left out. */
  cut: z.int().positive().optional(),
  /** `source:account:id` of a company: it is told apart by it and joins nobody. */
  companyId: key.optional(),
  /** Shop, dealer or office where it happened. */
  branch: key.optional(),
  consent: consentSchema.optional(),
  isInternal: z.boolean().optional(),
  isBot: z.boolean().default(false),
  slice: sliceRefSchema.optional(),
});
export type EventFact = z.infer<typeof eventSchema>;
