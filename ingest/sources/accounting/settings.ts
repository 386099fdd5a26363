import * as z from 'zod';
import { currency, secret, zone } from '../../contract/settings.ts';

export const accountingSettings = z.strictObject({
  token: secret(16)
    .optional()
    .describe('Bearer token of the HTTP endpoint; without one it takes nothing.'),
  currency: currency()
    .optional()
    .describe('Currency of lines that name none (ISO 4217); without it such a line is rejected.'),
  timezone: zone()
    .default('UTC')
    .describe('IANA zone of days and of times that are written without an offset.'),
});
export type AccountingSettings = z.output<typeof accountingSettings>;
