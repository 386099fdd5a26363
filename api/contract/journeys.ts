import * as z from 'zod';
import { conversionKind, conversions, journeysFilter, TRANSFORMS, VALUES } from './attribution.ts';
import { boundedInteger, boundedNumber, MOST_OFFSET } from './bounded-number.ts';
import { BASES } from './channels.ts';
import { setAside } from './set-aside.ts';

/** Requests and responses of the reports about journeys: `paths`, `lags`, `overlap`, `journeys`. */

/** A hundred years. */
const MOST_DAYS = 36_500;
const MOST_TOUCHES = 1_000_000;
const day = z.iso.date();
const page = {
  limit: boundedInteger(1, 10_000).default(50),
  offset: boundedInteger(0, MOST_OFFSET).default(0),
};
const format = z.enum(['json', 'csv', 'arrow']).default('json');
const match = z
  .string()
  .max(500)
  .optional()
  .describe(
    'Pattern such as `VK* > Brand > Call`: a step matches a channel, `*` any text, `…` any steps',
  );

/** What every answer says of itself. */
const meta = z.object({
  from: day,
  to: day,
  basis: z.enum(BASES),
  of: conversions,
  value: z.enum(VALUES),
  currency: z.string(),
  timezone: z.string(),
  as_of: z.string().nullable(),
  revision: z.number(),
  set_aside: setAside,
  /** Events of the period that are marked as tests, and count for nothing. */
  tests: z.number(),
  /** True where the request named no days and these are the last 30. */
  default_period: z.boolean(),
  data: z.object({ from: day, to: day }).nullable(),
});

export const pathsQuery = journeysFilter.extend({
  match,
  transform: z.enum(TRANSFORMS).default('exposure'),
  sort: z.enum(['conversions', 'value', 'rate', 'median_days', 'nulls']).default('conversions'),
  ...page,
  format,
});
export type PathsQuery = z.input<typeof pathsQuery>;
export type PathsRequest = z.output<typeof pathsQuery>;

export const pathRow = z.object({
  /** Channels in the order of touch; empty for conversions without a touch. */
  path: z.array(z.string()),
  conversions: z.number(),
  value: z.string().nullable(),
  /** Journeys of the same path that ended without a conversion. */
  nulls: z.number(),
  rate: z.number().nullable(),
  /** From the first touch to the conversion; null without conversions. */
  median_days: z.number().nullable(),
});
export type PathRow = z.infer<typeof pathRow>;

export const pathsReport = z.object({
  meta: meta.extend({ report: z.literal('paths'), transform: z.enum(TRANSFORMS) }),
  /** Over all paths that match, not only this page. */
  totals: z.object({
    paths: z.number(),
    conversions: z.number(),
    value: z.string().nullable(),
    nulls: z.number(),
  }),
  rows: z.array(pathRow),
});
export type PathsReport = z.infer<typeof pathsReport>;

export const lagsQuery = journeysFilter.extend({ format });
export type LagsQuery = z.input<typeof lagsQuery>;
export type LagsRequest = z.output<typeof lagsQuery>;

/** A histogram: bins `[from, to)`; the last has no end. */
const bin = z.object({ from: z.number(), to: z.number().nullable(), conversions: z.number() });
const distribution = z.object({
  bins: z.array(bin),
  median: z.number().nullable(),
  p75: z.number().nullable(),
  p90: z.number().nullable(),
  p95: z.number().nullable(),
  conversions: z.number(),
});
export const lagsReport = z.object({
  meta: meta.extend({ report: z.literal('lags'), lookback_days: z.number() }),
  /** Days from the first touch to each stage; stages that are not known are left out of the count. */
  days: z.object({ lead: distribution, deal: distribution, payment: distribution }),
  /** Touches of a journey. */
  touches: distribution,
  /** Smallest window in days that holds the first touch of 95 % of conversions; null where the data cannot say. */
  suggested_lookback_days: z.number().nullable(),
  /** True where so many journeys begin at the edge of the window that a longer one may find more. */
  is_truncated: z.boolean(),
});
export type LagsReport = z.infer<typeof lagsReport>;

export const overlapQuery = journeysFilter.extend({ ...page, format });
export type OverlapQuery = z.input<typeof overlapQuery>;
export type OverlapRequest = z.output<typeof overlapQuery>;

export const overlapReport = z.object({
  meta: meta.extend({ report: z.literal('overlap') }),
  /** Channels by conversions they had a part in. */
  channels: z.array(
    z.object({
      channel: z.string(),
      /** Conversions with a touch of the channel: `assisted` where another was last, `last` where it was. */
      conversions: z.number(),
      assisted: z.number(),
      last: z.number(),
      /** No other channel in the journey. */
      alone: z.number(),
      /** assisted / last; null where it was never last. */
      ratio: z.number().nullable(),
      value: z.string().nullable(),
    }),
  ),
  /** Sets of channels that led to conversions together, the most frequent first. */
  sets: z.array(
    z.object({
      channels: z.array(z.string()),
      conversions: z.number(),
      value: z.string().nullable(),
      nulls: z.number(),
    }),
  ),
  totals: z.object({ sets: z.number(), conversions: z.number(), value: z.string().nullable() }),
});
export type OverlapReport = z.infer<typeof overlapReport>;

/** To what the days of a journey are counted: as the report `lags` does, and to the conversion itself. */
export const STAGES = ['conversion', 'lead', 'deal', 'payment'] as const;

/** The conversions behind a panel. All given conditions must hold. */
export const journeysQuery = journeysFilter.extend({
  path: z.string().max(4000).optional().describe('Exactly these steps, ` > ` between them'),
  match,
  transform: z.enum(TRANSFORMS).default('exposure'),
  set: z.string().max(4000).optional().describe('Exactly these channels, commas between them'),
  channel: z.string().optional().describe('With a touch of this channel'),
  stage: z
    .enum(STAGES)
    .default('conversion')
    .describe(
      'To what `min_days` and `max_days` count from the first touch; payment by whole days',
    ),
  min_days: boundedNumber(0, MOST_DAYS).optional(),
  max_days: boundedNumber(0, MOST_DAYS).optional().describe('Up to but without'),
  min_touches: boundedInteger(0, MOST_TOUCHES).optional(),
  max_touches: boundedInteger(0, MOST_TOUCHES).optional(),
  search: z.string().max(200).optional().describe('Part of a number, title or id'),
  ...page,
  format,
});
export type JourneysQuery = z.input<typeof journeysQuery>;
export type JourneysRequest = z.output<typeof journeysQuery>;

export const journeyItem = z.object({
  /** Opens `journeys/{conversion}`. */
  conversion: z.string(),
  kind: conversionKind,
  label: z.string(),
  source: z.string(),
  at: z.string(),
  value: z.string().nullable(),
  touches: z.number(),
  days: z.number().nullable(),
  path: z.array(z.string()),
});
export type JourneyItem = z.infer<typeof journeyItem>;

export const journeysReport = z.object({
  meta: meta.extend({ report: z.literal('journeys') }),
  totals: z.object({ conversions: z.number(), value: z.string().nullable() }),
  rows: z.array(journeyItem),
});
export type JourneysReport = z.infer<typeof journeysReport>;

/** Why a touch is held to be the same person's: the identifiers of a fact that tie it to the conversion. */
export const evidence = z.object({
  /** Such as `email`, `phone`, `client_id`. */
  type: z.string(),
  /** Shortened; hashed where contacts are. */
  value: z.string(),
});

export const journeyTimeline = z.object({
  meta: z.object({
    report: z.literal('journey'),
    currency: z.string(),
    timezone: z.string(),
    as_of: z.string().nullable(),
    revision: z.number(),
    set_aside: setAside,
    lookback_days: z.number(),
  }),
  conversion: z.object({
    conversion: z.string(),
    kind: conversionKind,
    label: z.string(),
    source: z.string(),
    native_id: z.string(),
    person: z.string(),
    at: z.string(),
    lead_at: z.string(),
    opportunity_at: z.string(),
    payment_day: day,
    revenue: z.string().nullable(),
    margin: z.string().nullable(),
    is_first_purchase: z.boolean(),
  }),
  /** Identifiers of the person that the journey was joined by. */
  identifiers: z.array(evidence),
  touches: z.array(
    z.object({
      seq: z.number(),
      at: z.string(),
      /**
       * `visit`, `call`, a kind of event that is a touch (`form`, `chat`, `message_clicked` …), or `order`, `lead`,
       * `deal`, `conversation` for a way of coming that only such a record tells of.
       */
      kind: z.string(),
      channel: z.string(),
      source: z.string(),
      campaign: z.string(),
      ad_group: z.string(),
      keyword: z.string(),
      content: z.string(),
      /** Milestones that this touch was the last one before. */
      milestones: z.array(z.enum(['lead', 'opportunity', 'conversion'])),
      evidence: z.array(evidence),
      /** Credit under each rule: share of the conversion, and its revenue as text. */
      credit: z.record(z.string(), z.object({ share: z.number(), revenue: z.string().nullable() })),
    }),
  ),
});
export type JourneyTimeline = z.infer<typeof journeyTimeline>;
