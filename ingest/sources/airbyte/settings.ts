import * as z from 'zod';
import { currency, secret } from '../../contract/settings.ts';
import { COST_LEVELS } from '../../mapping/ad-cost.ts';
import { AD_STREAMS, type AdStreams } from './ad-streams.ts';

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

/** Settings of a platform whose streams are data; what is not set is as `AD_STREAMS` has it. */
const ofPlatform = (ad: AdStreams) =>
  z
    .strictObject({
      ...platform,
      level: z
        .enum(COST_LEVELS)
        .default(ad.level)
        .describe(
          'The one level that is taken: streams of other levels tell the same money again.',
        ),
      source: source.default(ad.source),
      medium: medium.default(ad.medium),
    })
    .prefault({});
type PlatformSettings = ReturnType<typeof ofPlatform>;

const others = Object.fromEntries(
  AD_STREAMS.map((ad) => [camelCase(ad.platform), ofPlatform(ad)]),
) as Record<string, PlatformSettings>;

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
  ...others,
});
export type AirbyteSettings = z.output<typeof airbyteSettings>;

/** Settings of a platform of `AD_STREAMS`. */
export function platformSettings(
  settings: AirbyteSettings,
  name: string,
): z.output<PlatformSettings> {
  return (settings as Readonly<Record<string, unknown>>)[
    camelCase(name)
  ] as z.output<PlatformSettings>;
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
