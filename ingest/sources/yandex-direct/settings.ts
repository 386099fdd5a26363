import * as z from 'zod';
import { COST_LEVELS } from '../../mapping/ad-cost.ts';

export const yandexDirectSettings = z.strictObject({
  /** Bearer token of the HTTP endpoint. */
  token: z.string().min(16).optional(),
  /** Login of the advertiser; else the report's ClientLogin column, else the configured account's name. */
  accountId: z.string().min(1).max(128).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('RUB'),
  /** Zone of the account's days. */
  timezone: z.string().default('Europe/Moscow'),
  /** The request's `IncludeVAT`: whether the report's costs include it. */
  includeVat: z.boolean().default(true),
  /** The request's `returnMoneyInMicros`: millionths, or decimals with two digits. */
  moneyInMicros: z.boolean().default(true),
  /** Take reports of this level only; by default of any. */
  level: z.enum(COST_LEVELS).optional(),
  /** Column names in their order, for reports fetched with `skipColumnHeader: true`. */
  columns: z.array(z.string().min(1)).min(1).optional(),
  source: z.string().min(1).max(128).default('yandex'),
  medium: z.string().min(1).max(128).default('cpc'),
});
export type YandexDirectSettings = z.output<typeof yandexDirectSettings>;
