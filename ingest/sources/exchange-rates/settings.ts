import * as z from 'zod';
import { secret } from '../../contract/settings.ts';

export const exchangeRatesSettings = z.strictObject({
  token: secret(16)
    .optional()
    .describe('Bearer token of the HTTP endpoint; without one it takes nothing.'),
});
export type ExchangeRatesSettings = z.output<typeof exchangeRatesSettings>;
