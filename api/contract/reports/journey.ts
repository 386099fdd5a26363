import * as z from 'zod';
import { drillContract } from '../report.ts';
import { setAside } from '../set-aside.ts';
import { conversionKind, day } from '../terms.ts';

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
      /** What GA4's default channel group says of it. */
      channel_ga4: z.string(),
      /** The channel rule that decided, such as `overlay:paid-search`. */
      rule: z.string(),
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

/** One journey by itself. */
export const journeyDrill = drillContract({
  path: ':conversion',
  question: {
    en: 'One conversion: its touches, their evidence and their credit under every rule',
    ru: 'Одна конверсия: её касания, их подтверждения и доли по каждому правилу',
    tr: 'Tek bir dönüşüm: temasları, kanıtları ve her kurala göre payları',
  },
  asks: { conversion: z.string().max(64).describe('As the report journeys gives it') },
  isDated: false,
  answer: journeyTimeline,
  schema: 'Journey',
});
