import * as z from 'zod';
import { currency, secret } from '../../contract/settings.ts';
import { COST_LEVELS } from '../../mapping/ad-cost.ts';

const platform = {
  accountId: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('Account id for streams that carry none; without it, the name of this account.'),
  currency: currency()
    .optional()
    .describe('Currency of the ad account (ISO 4217), for streams that carry none.'),
  vatIncluded: z
    .boolean()
    .nullable()
    .default(null)
    .describe('Whether the billed cost includes VAT; null: not known, taken as without.'),
};

const medium = z
  .string()
  .min(1)
  .max(128)
  .default('cpc')
  .describe('Medium of the visits that its ads bring (`utm_medium`).');

const source = z
  .string()
  .min(1)
  .max(128)
  .describe('Source of the visits that its ads bring (`utm_source`): cost and visits meet by it.');

export const airbyteSettings = z.strictObject({
  token: secret(16)
    .optional()
    .describe('Bearer token of the HTTP endpoint; without one it takes nothing.'),
  google: z
    .strictObject({
      ...platform,
      level: z
        .enum(COST_LEVELS)
        .default('campaign')
        .describe(
          'The one level that is taken: streams of other levels tell the same money again.',
        ),
      source: source.default('google'),
      medium,
    })
    .prefault({}),
  meta: z.strictObject({ ...platform, source: source.default('facebook'), medium }).prefault({}),
});
export type AirbyteSettings = z.output<typeof airbyteSettings>;
