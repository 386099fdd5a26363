import * as z from 'zod';
import { currency, secret, zone } from '../../contract/settings.ts';
import { COST_LEVELS } from '../../mapping/ad-cost.ts';

export const yandexDirectSettings = z.strictObject({
  token: secret(16)
    .optional()
    .describe('Bearer token of the HTTP endpoint; without one it takes nothing.'),
  accountId: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe(
      'Login of the advertiser; without it, the report’s column ClientLogin, else the name of this account.',
    ),
  currency: currency()
    .default('RUB')
    .describe('Currency of the account (ISO 4217); reports do not say it.'),
  timezone: zone()
    .default('Europe/Moscow')
    .describe('IANA zone of the account’s days; they are never converted.'),
  includeVat: z
    .boolean()
    .default(true)
    .describe('The request’s `IncludeVAT`: whether the report’s costs include it.'),
  moneyInMicros: z
    .boolean()
    .default(true)
    .describe('The request’s `returnMoneyInMicros`: millionths, or decimals with two digits.'),
  level: z
    .enum(COST_LEVELS)
    .optional()
    .describe('Takes reports of this level only; by default of any.'),
  columns: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Column names in their order, for reports fetched with `skipColumnHeader: true`.'),
  source: z
    .string()
    .min(1)
    .max(128)
    .default('yandex')
    .describe(
      'Source of the visits that its ads bring (`utm_source`): cost and visits meet by it.',
    ),
  medium: z
    .string()
    .min(1)
    .max(128)
    .default('cpc')
    .describe('Medium of the visits that its ads bring (`utm_medium`).'),
});
export type YandexDirectSettings = z.output<typeof yandexDirectSettings>;
