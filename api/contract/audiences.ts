import * as z from 'zod';
import { RFM_SEGMENTS } from './reports/rfm-drills.ts';
import { day } from './terms.ts';

/** Platforms whose lists of customers can be written. */
export const AUDIENCE_LAYOUTS = ['google', 'meta', 'yandex', 'vk'] as const;
export type AudienceLayout = (typeof AUDIENCE_LAYOUTS)[number];

export const audienceQuery = z.strictObject({
  for: z.enum(AUDIENCE_LAYOUTS).describe('Platform whose layout the list has'),
  segment: z
    .enum([...RFM_SEGMENTS, 'all'])
    .default('all')
    .describe('Customers of a segment of the report rfm, or all of its twelve months'),
  to: day.describe('Last day of the twelve months'),
});
export type AudienceQuery = z.infer<typeof audienceQuery>;

export const audienceAnswer = z.object({
  for: z.enum(AUDIENCE_LAYOUTS),
  segment: z.string(),
  customers: z.number(),
  /** Of them in the list. */
  members: z.number(),
  left: z.object({
    consent_denied: z.number(),
    consent_unknown: z.number(),
    no_contact: z.number(),
    /** There is an address or a number, kept as a hash that this platform does not match by. */
    hash_unusable: z.number(),
  }),
  /** What would make the list longer. */
  notes: z.array(z.object({ code: z.enum(['keep_contacts', 'too_short']), message: z.string() })),
  file: z.object({ name: z.string(), text: z.string() }),
});
export type AudienceAnswer = z.infer<typeof audienceAnswer>;
