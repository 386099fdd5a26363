import * as z from 'zod';
import { COST_LEVELS } from '../../mapping/ad-cost.ts';

const platform = {
  /** Account id for streams that carry none; else the configured account's name is used. */
  accountId: z.string().min(1).max(128).optional(),
  /** Currency of the ad account, for streams that carry none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Whether the billed cost includes VAT; unknown unless said. */
  vatIncluded: z.boolean().nullable().default(null),
};

export const airbyteSettings = z.strictObject({
  /** Bearer token of the HTTP endpoint. */
  token: z.string().min(16).optional(),
  google: z
    .strictObject({
      ...platform,
      /** The one level that is taken; streams of other levels tell the same money again. */
      level: z.enum(COST_LEVELS).default('campaign'),
      source: z.string().min(1).max(128).default('google'),
      medium: z.string().min(1).max(128).default('cpc'),
    })
    .prefault({}),
  meta: z
    .strictObject({
      ...platform,
      source: z.string().min(1).max(128).default('facebook'),
      medium: z.string().min(1).max(128).default('cpc'),
    })
    .prefault({}),
});
export type AirbyteSettings = z.output<typeof airbyteSettings>;
