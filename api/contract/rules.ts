import { customRuleSchema } from '@throughline/transform/channels/custom-rules';
import * as z from 'zod';

/** Requests and responses on the rules that sort traffic into channels. */

const tag = z.string().max(512);

/** A visit as its page's address and its referrer tell it, or as its tags do. */
export const whyQuery = z.strictObject({
  url: z
    .string()
    .max(4096)
    .optional()
    .describe('Address of the first page, whose tags and click ids count'),
  referrer: z.string().max(4096).optional().describe('Address of the page before'),
  source: tag.optional().describe('utm_source, in place of that of the address'),
  medium: tag.optional().describe('utm_medium, in place of that of the address'),
  campaign: tag.optional().describe('utm_campaign, in place of that of the address'),
  click_id: tag.optional().describe('Name of a click id beside those of the address: yclid'),
});
export type WhyQuery = z.input<typeof whyQuery>;

export const whyResponse = z.object({
  channel: z.string(),
  /** What GA4's default channel group says of the same visit. */
  channel_ga4: z.string(),
  /** As reports show them; the campaign is empty where there is none. */
  source: z.string(),
  medium: z.string(),
  campaign: z.string(),
  paid: z.boolean(),
  /** The tags say free and a click id proves bought. */
  conflict: z.boolean(),
  /** What source and medium rest on: `utm`, `click-id:yclid`, `referrer:search`, `direct`. */
  evidence: z.string(),
  rule: z.object({
    layer: z.enum(['custom', 'overlay', 'ga4']),
    /** Place in its layer, from 1. */
    number: z.number(),
    /** As it is stored and asked for: `overlay:paid-search`. */
    id: z.string(),
    /** In English; of a rule of one's own its patterns. */
    text: z.string(),
  }),
  ga4: z.object({
    source: z.string(),
    medium: z.string(),
    campaign: z.string(),
    number: z.number(),
    id: z.string(),
    text: z.string(),
  }),
  /** What is known of the visit. `decides`: without it another rule, or other evidence, would count. */
  given: z.array(
    z.object({
      input: z.enum(['source', 'medium', 'campaign', 'click_id', 'referrer', 'landing']),
      value: z.string(),
      decides: z.boolean(),
    }),
  ),
});
export type WhyResponse = z.infer<typeof whyResponse>;

const hosts = z.array(z.string().min(1).max(253)).max(1000).default([]);

/** Rules and sites as the configuration has them, in place of those of today. */
export const previewRequest = z.strictObject({
  rules: z.array(customRuleSchema).max(1000).default([]),
  own: hosts,
  payment_pages: hosts,
  referrers: hosts,
  /** The rules come before those of today, which stay, as do the sites of today. */
  beside: z.boolean().default(false),
});
export type PreviewRequest = z.input<typeof previewRequest>;

const moved = {
  visits: z.number(),
  /** Conversions by linear credit, which no rule of channels changes. */
  leads: z.number(),
  sales: z.number(),
  /** Null where a part of it is not known. */
  revenue: z.string().nullable(),
  cost: z.string().nullable(),
};

export const previewResponse = z.object({
  currency: z.string(),
  /** Ways of coming that are known, and those whose channel the draft changes. */
  ways: z.number(),
  ways_moved: z.number(),
  totals: z.object(moved),
  /** What would go from one channel to another, the most visits first. */
  moves: z.array(z.object({ from: z.string(), to: z.string(), ways: z.number(), ...moved })),
  /** Examples of ways that move, those with the most visits first. */
  examples: z.array(
    z.object({
      source: z.string(),
      medium: z.string(),
      campaign: z.string(),
      from: z.string(),
      to: z.string(),
      rule: z.string(),
      visits: z.number(),
    }),
  ),
  /** Months in which anything would move. A closed one keeps what was frozen, and differs from then on. */
  months: z.array(
    z.object({
      month: z.string(),
      closed: z.boolean(),
      visits: z.number(),
      revenue: z.string().nullable(),
      cost: z.string().nullable(),
    }),
  ),
});
export type PreviewResponse = z.infer<typeof previewResponse>;
