import * as z from 'zod';
import { IDENTIFIER_TYPES } from './identity.ts';

/** The three contracts, in one envelope. Money is bigint micros, time is µs UTC, ids are deterministic. */

const uuid = z.string().length(36);
/** A billion units in millionths is 1e15; past 1e18 it is no money and no 64-bit sum would hold it. */
const micros = z
  .bigint()
  .gt(-(10n ** 18n))
  .lt(10n ** 18n);
const instant = z.int().nonnegative();
const currency = z.string().regex(/^[A-Z]{3}$/);
const day = z.iso.date();

export const identifierSchema = z.object({
  type: z.enum(IDENTIFIER_TYPES),
  value: z.string().min(1).max(512),
});

/** How a visitor or a caller came: as the vendor said it, in its own letter case. */
export const trafficSchema = z.object({
  source: z.string().max(512).optional(),
  medium: z.string().max(512).optional(),
  campaign: z.string().max(512).optional(),
  campaignId: z.string().max(128).optional(),
  adGroup: z.string().max(512).optional(),
  keyword: z.string().max(512).optional(),
  content: z.string().max(512).optional(),
  /** Names of the click ids that were present (`gclid`, `yclid` …), sorted. */
  clickIds: z.array(z.string().max(32)).optional(),
  /** Full referrer URL; one from the site itself is not a source of traffic. */
  referrer: z.string().max(2048).optional(),
  landingUrl: z.string().max(2048).optional(),
});
export type Traffic = z.infer<typeof trafficSchema>;

/** A block of facts that its owner restates as a whole (a GA4 export day, an account’s ad costs of a day). */
export const sliceRefSchema = z.object({
  /** Names the block, such as `ga4_day:<property>:<date>`; parts joined by colons. */
  key: z.string().min(1).max(512),
  /** When the owner took this snapshot; the newest complete snapshot is the one that counts. */
  snapshotAt: instant,
  /** Deterministic id of the snapshot’s content. */
  snapshotId: uuid,
  part: z.int().positive(),
  parts: z.int().positive(),
});
export type SliceRef = z.infer<typeof sliceRefSchema>;

/** Why a fact is a test and counts for nothing. */
export const testMarkSchema = z.object({
  /** What marks it: `debug_mode`, `traffic_type internal`. */
  reason: z.string().min(1).max(64),
  /** Setting of the account that would count it, as the configuration writes it: `count_debug: true`. */
  setting: z.string().max(128).optional(),
});
export type TestMark = z.infer<typeof testMarkSchema>;

const envelope = {
  id: uuid,
  source: z.string().min(1).max(64),
  account: z.string().min(1).max(128),
  /** When it happened (event), became true (entity version) or was taken (slice). */
  occurredAt: instant,
  isTest: z.boolean().default(false),
  testMark: testMarkSchema.optional(),
};

export const EVENT_TYPES = [
  'page_view',
  'form',
  'email_click',
  'offline_touch',
  'purchase',
  'refund',
  'other',
] as const;

export const eventSchema = z.object({
  ...envelope,
  kind: z.literal('event'),
  type: z.enum(EVENT_TYPES),
  /** The vendor’s own name of the event. */
  name: z.string().max(256),
  precision: z.enum(['us', 'ms', 's', 'day']),
  identifiers: z.array(identifierSchema).max(16),
  /** The vendor’s session id, unique within the narrowest identifier. */
  sessionId: z.string().max(128).optional(),
  traffic: trafficSchema.optional(),
  pageUrl: z.string().max(2048).optional(),
  /** Number of the order that a purchase or a refund is about, as its sender writes it. */
  transactionId: z.string().max(256).optional(),
  /** What a purchase brought or a refund gave back; absent where the event does not tell it in a currency. */
  valueMicros: micros.optional(),
  currency: currency.optional(),
  isBot: z.boolean().default(false),
  slice: sliceRefSchema.optional(),
});
export type EventFact = z.infer<typeof eventSchema>;

const money = micros.nullable().optional();
const text = z.string().max(2048).nullable().optional();
const time = instant.nullable().optional();
const flag = z.boolean().nullable().optional();

/** How the person behind a record came, where the record itself says so; flattened for field-by-field merging. */
const traffic = {
  utmSource: text,
  utmMedium: text,
  utmCampaign: text,
  utmTerm: text,
  utmContent: text,
  /** Names of the click ids that were present, joined by commas. */
  clickIds: text,
  referrer: text,
  landingUrl: text,
};

/**
 * Fields of each entity type. A field that is absent is unchanged by this version, null is cleared;
 * a full version therefore names every field that the vendor keeps.
 */
export const entityFields = {
  deal: z.object({
    title: text,
    pipeline: text,
    stage: text,
    status: z.enum(['open', 'won', 'lost']).optional(),
    amountMicros: money,
    marginMicros: money,
    currency: currency.nullable().optional(),
    createdAt: time,
    wonAt: time,
    lostAt: time,
    lostReason: text,
    /** Native id of the contact, resolved through the contact entity of the same source and account. */
    contactId: text,
    /** Number of the shop order that this deal became; its money is then counted there, once. */
    orderNumber: text,
  }),
  contact: z.object({ createdAt: time, mergedInto: text }),
  order: z.object({
    number: text,
    status: z.enum(['created', 'paid', 'shipped', 'completed', 'cancelled']).optional(),
    channel: z.enum(['web', 'pos', 'phone', 'marketplace']).optional(),
    currency: currency.nullable().optional(),
    /** What the customer paid, tax and shipping included. */
    totalMicros: money,
    /** Goods as sold: after discounts; without tax, shipping and gift cards; before refunds. */
    netMicros: money,
    /**
     * The same as bought and kept at `keptAt`: after edits, exchanges, cancelled lines and refunds, with
     * what the shop kept of them. Only where the shop tells it.
     */
    keptMicros: money,
    /** Refunds created after this are not in `keptMicros` yet. */
    keptAt: time,
    /** Cost of the goods in `keptMicros`, and of those that were given back without coming back. */
    keptCostMicros: money,
    /** Total as the customer saw it. With `totalMicros` it is the order’s own exchange rate. */
    presentmentMicros: money,
    presentmentCurrency: currency.nullable().optional(),
    /** Nothing but gift cards was sold: money on account, no sale. */
    isGiftCardsOnly: flag,
    taxMicros: money,
    shippingMicros: money,
    /** Cost of the goods of this order; unknown stays null. */
    costMicros: money,
    createdAt: time,
    paidAt: time,
    /** `paidAt` is the time of placing, for want of a better one: see entities/states.sql. */
    isPaidAtAssumed: flag,
    /** A part of the price is paid: no payment yet, but none taken back where an edit made it more. */
    isPartlyPaid: flag,
    cancelledAt: time,
    ...traffic,
  }),
  refund: z.object({
    orderId: text,
    currency: currency.nullable().optional(),
    /** Share of the refund that was revenue (same basis as the order’s `netMicros`); unknown stays null. */
    netMicros: money,
    /** Money paid back without goods, and its currency: the revenue share follows from the order’s totals. */
    paidBackMicros: money,
    paidBackCurrency: currency.nullable().optional(),
    /** Cost of the goods that came back. */
    costMicros: money,
    createdAt: time,
    refundedAt: time,
  }),
  call: z.object({
    direction: z.enum(['in', 'out']).optional(),
    status: z.enum(['answered', 'missed', 'voicemail', 'busy', 'failed']).optional(),
    trackingNumber: text,
    startedAt: time,
    talkSeconds: z.int().nonnegative().nullable().optional(),
    isFirst: z.boolean().nullable().optional(),
    /** Traffic that the call tracker ties to the call. */
    ...traffic,
  }),
} as const;
export type EntityType = keyof typeof entityFields;
export type EntityFields<T extends EntityType> = z.infer<(typeof entityFields)[T]>;

const entityEnvelope = {
  ...envelope,
  kind: z.literal('entity'),
  entityId: z.string().min(1).max(256),
  /** Grows with every version of the entity: µs of the vendor’s update time, or its sequence number. */
  version: z.int().nonnegative(),
  op: z.enum(['upsert', 'delete']),
  /** By the role that the vendor’s field plays (`email`, `phone`, `client_id` …); null clears that role. */
  identifiers: z.record(z.string().max(64), identifierSchema.nullable()),
};

export const entitySchema = z.discriminatedUnion('entityType', [
  z.object({ ...entityEnvelope, entityType: z.literal('deal'), fields: entityFields.deal }),
  z.object({ ...entityEnvelope, entityType: z.literal('contact'), fields: entityFields.contact }),
  z.object({ ...entityEnvelope, entityType: z.literal('order'), fields: entityFields.order }),
  z.object({ ...entityEnvelope, entityType: z.literal('refund'), fields: entityFields.refund }),
  z.object({ ...entityEnvelope, entityType: z.literal('call'), fields: entityFields.call }),
]);
export type EntityFact = z.infer<typeof entitySchema>;

/** Largest believable figures of one row of a day; a larger one is a fault of whoever wrote it. */
export const COST_BOUNDS = {
  costMicros: 100_000_000_000n * 1_000_000n,
  impressions: 100_000_000_000,
  clicks: 1_000_000_000,
} as const;

export const costRowSchema = z.object({
  /** Day in the ad account’s own zone; never converted. */
  date: day,
  /** Traffic that this cost buys, so that it meets the visits: `google` / `cpc`. */
  utmSource: z.string().max(128),
  utmMedium: z.string().max(128),
  campaignId: z.string().max(128).default(''),
  campaign: z.string().max(512).default(''),
  adGroupId: z.string().max(128).default(''),
  adGroup: z.string().max(512).default(''),
  keyword: z.string().max(512).default(''),
  currency,
  /** As billed, in the account’s currency; below 0 only for a credit. */
  costMicros: micros
    .gte(-COST_BOUNDS.costMicros, `above -${COST_BOUNDS.costMicros / 1_000_000n}`)
    .lte(COST_BOUNDS.costMicros, `at most ${COST_BOUNDS.costMicros / 1_000_000n} units of money`),
  /** Null when the platform does not say. */
  vatIncluded: z.boolean().nullable(),
  impressions: z.int().nonnegative().lte(COST_BOUNDS.impressions),
  clicks: z.int().nonnegative().lte(COST_BOUNDS.clicks),
  /**
   * Names the row by everything that is no metric, 16 hex digits. Rows of one block with one key are
   * copies, of which the newest counts; without a key each row is its own.
   */
  rowKey: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  /** When the owner took this row. */
  emittedAt: instant.optional(),
});
export type CostRow = z.infer<typeof costRowSchema>;

/** Units of `quote` that one unit of `base` costs on a day, as a decimal text. */
export const fxRowSchema = z.object({
  date: day,
  base: currency,
  quote: currency,
  rate: z.string().regex(/^\d{1,12}(\.\d{1,12})?$/),
});
export type FxRow = z.infer<typeof fxRowSchema>;

const sliceEnvelope = { ...envelope, kind: z.literal('slice'), slice: sliceRefSchema };

export const sliceSchema = z.discriminatedUnion('type', [
  z.object({ ...sliceEnvelope, type: z.literal('ad_cost'), rows: z.array(costRowSchema) }),
  z.object({ ...sliceEnvelope, type: z.literal('fx_rate'), rows: z.array(fxRowSchema) }),
]);
export type SliceFact = z.infer<typeof sliceSchema>;

export type Fact = EventFact | EntityFact | SliceFact;
export type FactKind = Fact['kind'];

/** Validates what a mapping made; compiled by zod once per schema. */
export const factSchemas = {
  event: eventSchema,
  entity: entitySchema,
  slice: sliceSchema,
} as const;
